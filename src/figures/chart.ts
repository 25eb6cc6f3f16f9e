import type { CommentFilter } from '../comments/comment-filter.ts';

/** In the order of the page; each is its CSV's name in addresses. */
export const TOPIC_CHARTS = [
  'verlauf',
  'wege',
  'stand',
  'votum',
  'schlagworte',
  'ortsteile',
  'woerter',
] as const;
export type TopicChartKey = (typeof TOPIC_CHARTS)[number];

/** Of all topics together. */
export const CITY_CHARTS = ['themen', 'verlauf', 'wege', 'votum'] as const;
export type CityChartKey = (typeof CITY_CHARTS)[number];

export type ChartKey = TopicChartKey | CityChartKey;

/** One number of a chart. */
export interface Bar {
  label: string;
  count: number;
  /** What the desk would have to be asked for to list these comments; none where it cannot be. */
  filter?: CommentFilter;
  /** Labels of the codes above it, from the top; they count it too. */
  path?: readonly string[];
}

/** A topic's books, each number part of the one before. */
export interface TopicBar {
  slug: string;
  title: string;
  received: number;
  published: number;
  answered: number;
}

interface Facts {
  key: ChartKey;
  /** Comments it is made of; each bar is a share of them. */
  total: number;
  /** Counting ended here; there are more. */
  bound?: number;
}

/** Bars may overlap where a comment can be in several. */
export type BarChart = Facts & { kind: 'bars'; bars: readonly Bar[] };
export type TimeChart = Facts & { kind: 'time' } & Timeline;
export type TopicsChart = Facts & { kind: 'topics'; topics: readonly TopicBar[] };
export type Chart = BarChart | TimeChart | TopicsChart;

export const STEPS = ['day', 'week', 'month', 'year'] as const;
export type Step = (typeof STEPS)[number];

/** A stretch of time, and how its comments came. */
export interface Period {
  label: string;
  /** Without its year, where that is said by its neighbours. */
  short: string;
  online: number;
  others: number;
}

export interface Timeline {
  step: Step;
  /** Those that can be chosen: not more bars than can be drawn. */
  steps: readonly Step[];
  periods: readonly Period[];
}

export function isEmpty(chart: Chart): boolean {
  if (chart.kind === 'time') return chart.periods.length === 0;
  return chart.kind === 'topics' ? chart.topics.length === 0 : chart.bars.every(({ count }) => count === 0);
}
