import type { Step } from './chart.ts';

/** As addresses say it: `?je=woche`. */
export const STEP_WORDS: Record<Step, string> = { day: 'tag', week: 'woche', month: 'monat', year: 'jahr' };

/** The step somebody chose; none for what is no step. */
export function readStep(query: unknown): Step | undefined {
  const word = (query as { je?: unknown } | undefined)?.je;
  return (Object.keys(STEP_WORDS) as Step[]).find((step) => STEP_WORDS[step] === word);
}
