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
  const rejected = figures.counts.filter(({ state, count }) => state === 'rejected' && count > 0);
  return {
    asOf: figures.asOf,
    parts: ledgerOf(figures.counts),
    reasons: Object.fromEntries(rejected.map(({ reason, count }) => [reason, count])),
    channels: figures.channels ?? {},
    decision: rounded(figures.decision),
    answer: rounded(figures.answer),
    outcomes: complete(OUTCOMES, figures.outcomes),
    oldestWaiting: figures.oldest,
    objections: counted(['open', 'granted', 'upheld', 'void'], figures.objections),
    reports: counted(['open', 'upheld', 'dismissed', 'moot'], figures.reports),
  };
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

function rounded({ count, median, p90 }: Waits): Waits {
  const tenths = (days: number | null) => (days === null ? null : Math.round(days * 10) / 10);
  return { count, median: tenths(median), p90: tenths(p90) };
}
