import { wordListOf } from './checks/words.ts';
import type { HostRule, LimitRule, PatternRule, ScreeningRules, WordKind, WordRule } from './draft.ts';
import { readPattern } from './pattern/pattern.ts';
import type { About, RuleKind } from './rule.ts';
import type { RuleRow } from './rule-queries.ts';

/** A stored rule with its entries. */
export type StoredRule = Pick<RuleRow, 'kind' | 'name' | 'about' | 'effect' | 'threshold'> & {
  entries: readonly string[];
};

/** The city's rules as the checks go by them. */
export type CityRules = Pick<
  ScreeningRules,
  'words' | 'links' | 'domains' | 'patterns' | 'mailDomains' | 'repetition' | 'language'
>;

const WORD_KINDS: Record<About, WordKind> = { advertising: 'spam', insult: 'insult', other: 'other' };

/** Stored rules, made ready: words folded once, patterns read once. */
export function compileRules(stored: readonly StoredRule[]): CityRules {
  const of = (kind: RuleKind) => stored.filter((rule) => rule.kind === kind);
  const words = of('words').flatMap(wordRules);
  // Now, not with the first comment.
  wordListOf(words);
  return {
    words,
    links: of('links').map(limitRule),
    domains: of('domains').map(hostRule),
    patterns: of('patterns').map(patternRule),
    mailDomains: of('mail-domains').map(hostRule),
    repetition: of('repetition').map(limitRule),
    language: of('language').map(({ name, effect }) => ({ name, effect })),
  };
}

function wordRules({ entries, about, effect }: StoredRule): WordRule[] {
  return entries.map((pattern) => ({ pattern, kind: WORD_KINDS[about], effect }));
}

function limitRule({ name, effect, threshold }: StoredRule): LimitRule {
  return { name, effect, moreThan: threshold ?? 0 };
}

function hostRule({ name, effect, entries }: StoredRule): HostRule {
  return { name, effect, hosts: new Set(entries) };
}

function patternRule({ name, effect, entries }: StoredRule): PatternRule {
  return { name, effect, patterns: entries.map(readPattern) };
}
