import type { CommentState, Ledger } from './comment.ts';

/** What became of everything that came in; the six parts add up to `received`. */
export interface LedgerModel {
  received: number;
  parts: readonly { state: CommentState; count: number }[];
  bar: readonly BarPart[];
  /** Page of the whole ledger; absent on that page itself. */
  href?: string;
}

/** A stretch of the bar in percent of its width, for SVG attributes: the CSP forbids inline style. */
export interface BarPart {
  state: CommentState;
  x: string;
  width: string;
}

const ORDER = ['published', 'pending', 'rejected', 'spam', 'withdrawn', 'erased'] as const;
/** Even a single comment among thousands has to be seen. */
const NARROWEST = 0.8;

export function ledgerModel(ledger: Ledger): LedgerModel {
  const parts = ORDER.map((state) => ({ state, count: ledger[state] }));
  return { received: ledger.received, parts, bar: ledgerBar(parts) };
}

/** Widths in proportion to the counts, none narrower than 0.8 %, together 100 %; states without a comment have no part. */
export function ledgerBar(parts: LedgerModel['parts']): BarPart[] {
  const seen = parts.filter(({ count }) => count > 0);
  const total = seen.reduce((sum, { count }) => sum + count, 0);
  const widened = seen.map(({ count }) => Math.max((100 * count) / total, NARROWEST));
  const scale = 100 / widened.reduce((sum, width) => sum + width, 0);
  let x = 0;
  return seen.map(({ state }, i) => {
    const width = (widened[i] as number) * scale;
    const part = { state, x: percent(x), width: percent(width) };
    x += width;
    return part;
  });
}

function percent(value: number): string {
  return `${value.toFixed(2)}%`;
}
