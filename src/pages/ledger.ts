import { type Ledger, ledgerOf } from '../comments/comment.ts';
import type { LedgerFigures } from './queries.ts';

export const OUTCOMES = ['adopted', 'partly', 'declined', 'noted'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export type Waits = { count: number; median: number | null; p90: number | null };

/** A topic's whole ledger. Its six parts add up to what was received, and so do the channels. */
export interface WholeLedger {
  asOf: Date;
  parts: Ledger;
  /** Of what is not published, by coded reason. */
  reasons: Readonly<Record<string, number>>;
  channels: Readonly<Record<string, number>>;
  /** Days from receipt to the decision, and to the first answer; rounded to tenths. */
  decision: Waits;
  answer: Waits;
  outcomes: Readonly<Record<Outcome, number>>;
  oldestWaiting: Date | null;
  objections: { received: number; open: number; granted: number; upheld: number; void: number };
  reports: { received: number; open: number; upheld: number; dismissed: number; moot: number };
}

export function wholeLedger(figures: LedgerFigures): WholeLedger {
  const { counts, waits } = figures;
  const parts = ledgerOf(counts);
  const spread = (kind: 'decision' | 'answer', count: number) =>
    spreadOf(
      waits.filter((one) => one.kind === kind),
      count,
    );
  return {
    asOf: figures.asOf,
    parts,
    reasons: sums(counts.filter(({ state }) => state === 'rejected').map((one) => [one.reason, one.count])),
    channels: sums(counts.map((one) => [one.channel, one.count])),
    decision: spread('decision', parts.published + parts.rejected + parts.spam),
    answer: spread(
      'answer',
      Object.values(figures.outcomes ?? {}).reduce((sum, count) => sum + count, 0),
    ),
    outcomes: complete(OUTCOMES, figures.outcomes),
    oldestWaiting: figures.oldest,
    objections: counted(['open', 'granted', 'upheld', 'void'], figures.objections),
    reports: counted(['open', 'upheld', 'dismissed', 'moot'], figures.reports),
  };
}

function sums(counts: readonly (readonly [string, number])[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const [key, count] of counts) all[key] = (all[key] ?? 0) + count;
  return all;
}

/**
 * The waits that half of `count` comments, and nine in ten of them, did not exceed. Those that are not among the waits took no time
 * worth telling.
 *
 * @param waits the shortest first
 */
export function spreadOf(waits: readonly { tenths: number; count: number }[], count: number): Waits {
  if (count === 0) return { count, median: null, p90: null };
  const told = waits.reduce((sum, one) => sum + one.count, 0);
  const longestOf = (tenths: number) => {
    let passed = count - told;
    let longest = 0;
    for (const one of waits) {
      if (passed * 10 >= count * tenths) break;
      passed += one.count;
      longest = one.tenths;
    }
    return longest / 10;
  };
  return { count, median: longestOf(5), p90: longestOf(9) };
}

function complete<Key extends string>(
  keys: readonly Key[],
  counts: Record<string, number> | null,
): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, counts?.[key] ?? 0])) as Record<Key, number>;
}

function counted<Key extends string>(keys: readonly Key[], counts: Record<string, number> | null) {
  const parts = complete(keys, counts);
  const received = Object.values<number>(parts).reduce((sum, count) => sum + count, 0);
  return { received, ...parts };
}
