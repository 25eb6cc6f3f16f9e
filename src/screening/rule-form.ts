import { sentValues } from '../lib/sent-values.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import type { Effect } from './draft.ts';
import {
  ABOUT,
  EFFECTS,
  type EntryProblem,
  hasEntries,
  hasThreshold,
  MOST_EDITED,
  MOST_PATTERNS,
  type RuleKind,
  readEntry,
} from './rule.ts';
import type { RuleValues } from './rule-queries.ts';

const NAME_MAX = 120;
const THRESHOLD_MAX = 1_000;

/** A line of the list that cannot stay as it is. */
export interface LineProblem {
  line: number;
  text: string;
  problem: EntryProblem;
}

export interface RuleProblems {
  name?: 'missing' | 'tooLong';
  effect?: 'missing';
  threshold?: 'number';
  tooMany?: number;
  lines?: LineProblem[];
}

/** As sent, so that it can stand in the form again. */
export interface SentRule {
  name: string;
  about: string;
  effect: string;
  threshold: string;
  /** Absent where the form has no list: the rule's own is too long for one. */
  entries?: string;
}

export interface RuleForm {
  sent: SentRule;
  version: number;
  problems: RuleProblems;
  /** What to save; only without problems. */
  values: RuleValues;
  entries: string[] | undefined;
}

/** Reads the form of a rule from an untrusted body. */
export function readRuleForm(body: unknown, kind: RuleKind): RuleForm {
  const sent = sentRule(body);
  const version = Number(/^\d{1,9}$/.exec(field(body, 'version'))?.[0] ?? -1);
  const threshold = hasThreshold(kind) ? readThreshold(sent.threshold) : null;
  const read = hasEntries(kind) && sent.entries !== undefined ? readLines(kind, sent.entries) : undefined;
  const problems: RuleProblems = {
    ...(sent.name === '' && { name: 'missing' as const }),
    ...((countCharacters(sent.name) > NAME_MAX || !isStorable(sent.name)) && { name: 'tooLong' as const }),
    ...(!isEffect(sent.effect) && { effect: 'missing' as const }),
    ...(threshold === undefined && { threshold: 'number' as const }),
    ...read?.problems,
  };
  const about = ABOUT.find((one) => one === sent.about) ?? 'other';
  return {
    sent,
    version,
    problems,
    values: {
      name: sent.name,
      about: kind === 'words' ? about : 'other',
      effect: isEffect(sent.effect) ? sent.effect : 'hint',
      threshold: threshold ?? null,
    },
    entries: read?.entries,
  };
}

function sentRule(body: unknown): SentRule {
  const [entries] = sentValues(body, 'entries');
  return {
    name: field(body, 'name').trim(),
    about: field(body, 'about'),
    effect: field(body, 'effect'),
    threshold: field(body, 'threshold').trim(),
    ...(entries !== undefined && { entries: entries.replaceAll('\r\n', '\n') }),
  };
}

function field(body: unknown, name: string): string {
  return sentValues(body, name)[0] ?? '';
}

const isEffect = (text: string): text is Effect => (EFFECTS as readonly string[]).includes(text);

function readThreshold(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) && Number(text) <= THRESHOLD_MAX ? Number(text) : undefined;
}

function readLines(kind: RuleKind, text: string): { entries: string[]; problems: RuleProblems } {
  const entries = new Set<string>();
  const lines: LineProblem[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = isStorable(line) ? readEntry(kind, line) : { problem: 'noWord' as const };
    if ('value' in read) entries.add(read.value);
    else lines.push({ line: i + 1, text: line.trim().slice(0, 80), problem: read.problem });
  }
  const most = kind === 'patterns' ? MOST_PATTERNS : MOST_EDITED;
  return {
    entries: [...entries],
    problems: { ...(lines.length > 0 && { lines }), ...(entries.size > most && { tooMany: most }) },
  };
}
