import { setImmediate } from 'node:timers/promises';
import type { Db } from '../database/db.ts';
import { domains } from './checks/domains.ts';
import { language } from './checks/language.ts';
import { links } from './checks/links.ts';
import { mailDomains } from './checks/mail-domains.ts';
import { patterns } from './checks/patterns.ts';
import { repetition } from './checks/repetition.ts';
import { words } from './checks/words.ts';
import { compileRules } from './compile-rules.ts';
import type { Effect, LocalCheck } from './draft.ts';
import type { RuleKind } from './rule.ts';
import { type RuleRow, selectEntries, selectLastComments } from './rule-queries.ts';

/** So many comments a rule is tried on. */
export const TRIED = 1_000;
const MOST_SHOWN = 50;
/** So many comments at once; in between others are answered. */
const AT_ONCE = 50;

type Comment = Awaited<ReturnType<typeof selectLastComments>>[number];

/** A comment the rule would have been met by, and how a person decided about it. */
export type TrialHit = Pick<Comment, 'id' | 'reference' | 'text' | 'state' | 'reasonCode' | 'title'> & {
  effect: Effect;
};

export interface Trial {
  /** Fewer than `TRIED` where there are no more. */
  looked: number;
  hits: number;
  /** How those were decided that it would have been met by. */
  byState: Record<string, number>;
  shown: TrialHit[];
}

const CHECKS: Record<RuleKind, LocalCheck> = {
  words,
  domains,
  patterns,
  links,
  'mail-domains': mailDomains,
  repetition,
  language,
};

/** What a rule would have said about the comments that came last, switched on or not; changes nothing. */
export async function tryRule(db: Db, siteId: string, rule: RuleRow): Promise<Trial> {
  const compiled = compileRules([{ ...rule, entries: await selectEntries(db, rule.id) }]);
  const comments = await selectLastComments(db, siteId, TRIED);
  const trial: Trial = { looked: comments.length, hits: 0, byState: {}, shown: [] };
  for (const [i, comment] of comments.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const { text, email, name } = comment;
    // Code for links and a link as name are no matter of this rule.
    const draft = {
      text,
      email,
      name: rule.kind === 'links' ? '' : (name ?? ''),
      honeypot: '',
      formMs: undefined,
    };
    const verdict = CHECKS[rule.kind](draft, compiled);
    if (!verdict || !isEffect(verdict.outcome)) continue;
    if (rule.kind === 'links' && Number(verdict.detail?.['count'] ?? 0) <= (rule.threshold ?? 0)) continue;
    trial.hits++;
    trial.byState[comment.state] = (trial.byState[comment.state] ?? 0) + 1;
    if (trial.shown.length < MOST_SHOWN) trial.shown.push({ ...comment, effect: verdict.outcome });
  }
  return trial;
}

function isEffect(outcome: string): outcome is Effect {
  return outcome === 'hint' || outcome === 'suspect' || outcome === 'spam';
}
