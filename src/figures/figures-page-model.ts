import type { ChartKey } from './chart.ts';

/** `views/figures/figures.hbs`: a topic in charts, each a table and a file as well. */
export type FiguresPage = {
  topic: { slug: string; title: string };
  /** In words, and the way to drop it. */
  filter?: { words: string; dropHref: string };
  charts: readonly ChartView[];
  groups?: { text: string; href: string };
};

/** `views/figures/city.hbs`: all topics of the city in charts; none where it has no topic. */
export type CityFiguresPage = { charts: readonly ChartView[] };

/** Beside the desk's numbers: the whole topic over time and by outcome. */
export type StripView = { charts: readonly StripChart[] };

export type StripChart = {
  key: ChartKey;
  title: string;
  tableHref: string;
  csvHref: string;
  emptyText?: string;
  time?: TimeView;
  bars?: BarsView;
};

export type ChartView = {
  key: ChartKey;
  title: string;
  notes: readonly string[];
  csvHref: string;
  emptyText?: string;
  time?: TimeView;
  /** Other lengths of its stretches of time. */
  steps?: readonly { text: string; href: string; current: boolean }[];
  bars?: BarsView;
  moreText?: string;
  table?: TableView;
};

export type TableView = {
  head: readonly string[];
  rows: readonly { label: string; href?: string; cells: readonly string[] }[];
};

/** Lengths across in per cent, so that letters keep their size at any width; lengths down in em, so that they always have room. */
export type TimeView = {
  title: string;
  description: string;
  height: string;
  base: string;
  bars: readonly { x: string; width: string; online: Piece; others: Piece }[];
  labels: readonly {
    x: string;
    y: string;
    anchor: 'start' | 'middle' | 'end';
    text: string;
    isPeak: boolean;
  }[];
};

type Piece = { y: string; height: string };

export type BarsView = {
  /** What they show, in a sentence with the main numbers. */
  description: string;
  legend?: readonly { tone: Tone; text: string }[];
  rows: readonly RowView[];
};

export type RowView = {
  label: string;
  href?: string;
  count: string;
  /** Of the longest bar, in per cent. */
  pieces: readonly { tone: Tone; x: string; width: string }[];
  /** „15 % der Beiträge“; what the bar is called. */
  title: string;
  /** The same with its numbers. */
  description: string;
};

export type Tone = 'plain' | 'good' | 'info' | 'warning' | 'neutral' | 'rest';
