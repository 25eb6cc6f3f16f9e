import { formAge } from './checks/form-age.ts';
import { honeypot } from './checks/honeypot.ts';
import { links } from './checks/links.ts';
import { personalData } from './checks/personal-data.ts';
import { words } from './checks/words.ts';
import type { LocalCheck, ScreeningDraft, ScreeningRules } from './draft.ts';
import type { Verdict } from './verdict.ts';

export type { ScreeningDraft, ScreeningRules } from './draft.ts';

const LOCAL_CHECKS: readonly LocalCheck[] = [honeypot, formAge, links, words, personalData];

/** Bounds the stored evidence: a moderator needs no more, and a hostile text could hold thousands. */
const MAX_MARKS = 50;

/**
 * Runs every local check in order and keeps every verdict, the clean ones too: what was looked at is evidence.
 * Pure and quick enough for the request (well under a millisecond for usual comments). `duplicate` needs the database's
 * count and `akismet` the network: their verdicts are added by those who have them.
 */
export function screenComment(draft: ScreeningDraft, rules: ScreeningRules): Verdict[] {
  return LOCAL_CHECKS.map((check) => withFewMarks(check(draft, rules)));
}

function withFewMarks(verdict: Verdict): Verdict {
  if (!verdict.marks || verdict.marks.length <= MAX_MARKS) return verdict;
  return { ...verdict, marks: verdict.marks.slice(0, MAX_MARKS) };
}
