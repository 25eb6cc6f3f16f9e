import type { ChartKey } from './chart.ts';

/** `views/figures/figures.hbs`: a topic in charts, each a table and a file as well. */
export type FiguresPage = {
  topic: { slug: string; title: string };
  /** In words, and the way to drop it. */
  filter?: { words: string; dropHref: string };
  charts: readonly ChartView[];
  groups?: { text: string; href: string };
};

export type ChartView = {
  key: ChartKey;
  title: string;
  notes: readonly string[];
  csvHref: string;
  emptyText?: string;
  time?: TimeView;
  rows?: readonly RowView[];
  moreText?: string;
  table: { head: readonly string[]; rows: readonly { label: string; cells: readonly string[] }[] };
};

/** Lengths across in per cent, so that letters keep their size at any width; lengths down in px. */
export type TimeView = {
  title: string;
  description: string;
  height: number;
  base: number;
  bars: readonly { x: string; width: string; online: Piece; others: Piece }[];
  labels: readonly {
    x: string;
    y: number;
    anchor: 'start' | 'middle' | 'end';
    text: string;
    isPeak: boolean;
  }[];
};

type Piece = { y: string; height: string };

export type RowView = {
  label: string;
  href?: string;
  count: string;
  /** Of the longest, in per cent. */
  width: string;
  /** „15 %“ of all; what the bar is called. */
  share: string;
  tone: Tone;
};

export type Tone = 'plain' | 'good' | 'info' | 'warning' | 'neutral' | 'rest';
