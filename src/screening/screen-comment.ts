import { classifier } from './checks/classifier.ts';
import { domains } from './checks/domains.ts';
import { formAge } from './checks/form-age.ts';
import { honeypot } from './checks/honeypot.ts';
import { language } from './checks/language.ts';
import { links } from './checks/links.ts';
import { mailDomains } from './checks/mail-domains.ts';
import { patterns } from './checks/patterns.ts';
import { personalData } from './checks/personal-data.ts';
import { repetition } from './checks/repetition.ts';
import { words } from './checks/words.ts';
import type { LocalCheck, ScreeningDraft, ScreeningRules } from './draft.ts';
import { urgencyVerdict } from './urgency.ts';
import type { Verdict } from './verdict.ts';

export type { ScreeningDraft, ScreeningRules } from './draft.ts';

const LOCAL_CHECKS: readonly LocalCheck[] = [
  honeypot,
  formAge,
  links,
  domains,
  words,
  patterns,
  personalData,
  mailDomains,
  repetition,
  language,
  classifier,
];

/** Bounds the stored evidence: a moderator needs no more, and a hostile text could hold thousands. */
const MAX_MARKS = 50;

/**
 * Runs every local check in order and keeps every verdict, the clean ones too: what was looked at is evidence. Last of all, from
 * what they found, how soon a person should look.
 * Pure and quick enough for the request (about a millisecond for usual comments). `duplicate` needs the database's
 * count and `akismet` the network: their verdicts are added by those who have them.
 */
export function screenComment(draft: ScreeningDraft, rules: ScreeningRules): Verdict[] {
  const found = LOCAL_CHECKS.flatMap((check) => check(draft, rules) ?? []).map(withFewMarks);
  const urgent = urgencyVerdict(draft, found, rules);
  return urgent ? [...found, urgent] : found;
}

function withFewMarks(verdict: Verdict): Verdict {
  if (!verdict.marks || verdict.marks.length <= MAX_MARKS) return verdict;
  return { ...verdict, marks: verdict.marks.slice(0, MAX_MARKS) };
}
