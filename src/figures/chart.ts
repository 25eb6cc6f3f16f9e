import type { CommentFilter } from '../comments/comment-filter.ts';

/** In the order of the page; each is its CSV's name in addresses. */
export const CHARTS = ['verlauf', 'wege', 'stand', 'votum', 'schlagworte', 'ortsteile', 'woerter'] as const;
export type ChartKey = (typeof CHARTS)[number];

/** One number of a chart. */
export interface Bar {
  label: string;
  count: number;
  /** What the desk would have to be asked for to list these comments; none where it cannot be. */
  filter?: CommentFilter;
  /** Labels of the codes above it, from the top; they count it too. */
  path?: readonly string[];
}

/** A stretch of time, and how its comments came. */
export interface Period {
  label: string;
  online: number;
  others: number;
}

interface Facts {
  key: ChartKey;
  /** Comments it is made of; each bar is a share of them. */
  total: number;
}

/** Bars may overlap where a comment can be in several. */
export type BarChart = Facts & { kind: 'bars'; bars: readonly Bar[] };
export type TimeChart = Facts & { kind: 'time'; step: Step; periods: readonly Period[] };
export type Chart = BarChart | TimeChart;

export type Step = 'day' | 'week' | 'month' | 'year';

export const isEmpty = (chart: Chart): boolean =>
  chart.kind === 'time' ? chart.periods.length === 0 : chart.bars.every(({ count }) => count === 0);
