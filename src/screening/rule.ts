import { readHost } from './hosts.ts';
import { type PatternProblem, PatternRefused } from './pattern/parse.ts';
import { readPattern } from './pattern/pattern.ts';
import { isTerm } from './terms.ts';

export const RULE_KINDS = [
  'words',
  'domains',
  'patterns',
  'links',
  'mail-domains',
  'repetition',
  'language',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

export const ABOUT = ['advertising', 'insult', 'other'] as const;
export type About = (typeof ABOUT)[number];

export const EFFECTS = ['hint', 'suspect', 'spam'] as const;

/** So many entries one list holds at most. */
export const MOST_ENTRIES = 100_000;
/** Longer lists are not edited in a form, but added to, taken from and replaced. */
export const MOST_EDITED = 500;
/** Each pattern costs time with every comment. */
export const MOST_PATTERNS = 50;
const LONGEST_ENTRY = 200;

/** Kinds that go by a list of entries; the others by a limit, or by nothing more. */
export function hasEntries(kind: RuleKind): boolean {
  return kind === 'words' || kind === 'domains' || kind === 'patterns' || kind === 'mail-domains';
}

export function hasThreshold(kind: RuleKind): boolean {
  return kind === 'links' || kind === 'repetition';
}

export type EntryProblem = 'tooLong' | 'noWord' | 'noHost' | PatternProblem;

/** One line of a list as the list keeps it, or why it does not. */
export function readEntry(kind: RuleKind, line: string): { value: string } | { problem: EntryProblem } {
  const text = line.replace(/\s+/gu, ' ').trim();
  if (kind === 'patterns') return readPatternEntry(line.trim());
  if (text.length > LONGEST_ENTRY) return { problem: 'tooLong' };
  if (kind === 'words') return isTerm(text) ? { value: text.toLowerCase() } : { problem: 'noWord' };
  const host = readHost(text);
  return host === undefined || host.length > LONGEST_ENTRY ? { problem: 'noHost' } : { value: host };
}

function readPatternEntry(source: string): { value: string } | { problem: EntryProblem } {
  try {
    readPattern(source);
    return { value: source };
  } catch (error) {
    if (error instanceof PatternRefused) return { problem: error.problem };
    throw error;
  }
}
