import type { ScreeningDraft, ScreeningRules } from '../draft.ts';
import { heaviest, type Verdict } from '../verdict.ts';

/** A row of dots or dashes is a line, no shouting. */
const SHOUTED = /[\p{L}\p{N}!?\p{Extended_Pictographic}]/u;

/** Looks for the same sign or the same word again and again in a row. */
export function repetition(
  { text }: ScreeningDraft,
  { repetition: rules = [] }: ScreeningRules,
): Verdict | undefined {
  if (rules.length === 0) return undefined;
  const count = Math.max(longestRun(text), longestRow(text));
  const met = rules.filter(({ moreThan }) => count > moreThan);
  return { check: 'repetition', outcome: heaviest(met.map(({ effect }) => effect)), detail: { count } };
}

function longestRun(text: string): number {
  let longest = 0;
  let run = 0;
  let last = '';
  for (const sign of text.toLowerCase()) {
    run = sign === last ? run + 1 : 1;
    last = sign;
    if (run > longest && SHOUTED.test(sign)) longest = run;
  }
  return longest;
}

function longestRow(text: string): number {
  let longest = 0;
  let row = 0;
  let last: string | undefined;
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    row = word === last ? row + 1 : 1;
    last = word;
    longest = Math.max(longest, row);
  }
  return longest;
}
