import { countCharacters, isStorable } from '../lib/storable.ts';

/** Votum: what the city makes of what was said. */
export const OUTCOMES = ['adopted', 'partly', 'declined', 'noted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** `sponsor`: the Themenpate speaks, entered by a planner. */
export type Voice = 'city' | 'sponsor';

/** How far an answer is; the database knows three states, and that a draft was handed on. */
export const STAGES = ['draft', 'for-check', 'checked', 'released'] as const;
export type Stage = (typeof STAGES)[number];

export function stageOf({ state, handedOnAt }: { state: string; handedOnAt: Date | null }): Stage {
  if (state === 'draft') return handedOnAt ? 'for-check' : 'draft';
  return state as 'checked' | 'released';
}

/** What a planner writes. */
export interface AnswerWords {
  voice: Voice;
  outcome: Outcome | null;
  /** Why, in a few words; it stands in the synopsis. */
  ground: string;
  departmentId: string | null;
  body: string;
  /** The same in Leichte Sprache, or nothing. */
  bodySimple: string;
}

export const BODY_MAX = 20_000;
export const GROUND_MAX = 300;
export const REASON_MAX = 1_000;

export type WordsField = 'outcome' | 'ground' | 'body' | 'body_simple' | 'department' | 'reason' | 'choice';
export type WordsProblem = 'missing' | 'too-long' | 'not-storable';
export type WordsProblems = Partial<Record<WordsField, WordsProblem>>;

/** What keeps words from being stored at all. */
export function checkWords({ ground, body, bodySimple }: AnswerWords): WordsProblems {
  const limits = [
    ['ground', ground, GROUND_MAX],
    ['body', body, BODY_MAX],
    ['body_simple', bodySimple, BODY_MAX],
  ] as const;
  const problems: WordsProblems = {};
  for (const [field, text, max] of limits) {
    if (!isStorable(text)) problems[field] = 'not-storable';
    else if (countCharacters(text) > max) problems[field] = 'too-long';
  }
  return problems;
}

/** What an answer lacks before others look at it: a city's answer has an outcome, a no or half a yes has a ground. */
export function checkComplete({ voice, outcome, ground, body }: AnswerWords): WordsProblems {
  const needsGround = outcome === 'partly' || outcome === 'declined';
  return {
    ...(voice === 'city' && outcome === null && { outcome: 'missing' as const }),
    ...(needsGround && ground === '' && { ground: 'missing' as const }),
    ...(body === '' && { body: 'missing' as const }),
  };
}

export function isSameWords(a: AnswerWords, b: AnswerWords): boolean {
  return (['voice', 'outcome', 'ground', 'departmentId', 'body', 'bodySimple'] as const).every(
    (field) => a[field] === b[field],
  );
}

/** Who may release: with four eyes only somebody else than whoever wrote last, and only what was handed on. */
export function whyNotReleased(
  answer: { stage: Stage; fourEyes: boolean; writtenBy: string | null },
  actorId: string,
): 'not-handed-on' | 'own-words' | undefined {
  if (!answer.fourEyes) return undefined;
  if (answer.stage === 'draft') return 'not-handed-on';
  return answer.writtenBy === actorId ? 'own-words' : undefined;
}

/** A code as the catalogues' choices spell it: they know no hyphen. */
export function asWord(code: string): string {
  return code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
