import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { barsView, type ListHref, topicBarsView } from './bars-view.ts';
import { type Chart, type ChartKey, isEmpty, type Step, type TimeChart } from './chart.ts';
import type { ChartView, TableView } from './figures-page-model.ts';
import { STEP_WORDS } from './step.ts';
import { tableOf } from './table.ts';
import { timeView } from './time-view.ts';

/** Where charts stand and for whom. */
export interface ChartPlace {
  lang: Lang;
  /** Of the page; files lie below it. */
  path: string;
  /** Of the filter. */
  query: URLSearchParams;
  listHref: ListHref;
  step?: Step | undefined;
}

const TITLES: Record<ChartKey, CatalogueKey> = {
  themen: 'figures.title.themen',
  verlauf: 'figures.title.verlauf',
  wege: 'figures.title.wege',
  stand: 'figures.title.stand',
  votum: 'figures.title.votum',
  schlagworte: 'figures.title.schlagworte',
  ortsteile: 'figures.title.ortsteile',
  woerter: 'figures.title.woerter',
};

const NOTES: { [Key in ChartKey]?: CatalogueKey } = {
  stand: 'figures.note.stand',
  votum: 'figures.note.votum',
  schlagworte: 'figures.note.schlagworte',
  woerter: 'figures.note.woerter',
};

export function chartView(chart: Chart, place: ChartPlace): ChartView {
  const { lang } = place;
  return {
    ...headOf(chart.key, place),
    notes: notesOf(chart, lang),
    table: tableView(chart, lang),
    ...(isEmpty(chart) ? { emptyText: emptyText(chart, place) } : shown(chart, place)),
  };
}

/** In the place of a chart that would have taken too long. */
export function missingChartView(key: ChartKey, place: ChartPlace): ChartView {
  return { ...headOf(key, place), notes: [], emptyText: translate(place.lang, 'figures.tooSlow') };
}

function headOf(key: ChartKey, { lang, path, query, step }: ChartPlace) {
  const wanted = key === 'verlauf' && step ? { je: STEP_WORDS[step] } : {};
  return {
    key,
    title: translate(lang, TITLES[key]),
    csvHref: withQuery(`${path}/${key}.csv`, query, wanted),
  };
}

function tableView(chart: Chart, lang: Lang): TableView {
  const { head, rows } = tableOf(chart, lang);
  const number = (value: number) => translate(lang, 'planning.number', { value });
  return { head, rows: rows.map(({ label, numbers }) => ({ label, cells: numbers.map(number) })) };
}

function shown(chart: Chart, place: ChartPlace): Pick<ChartView, 'time' | 'steps' | 'bars' | 'moreText'> {
  const { lang, listHref } = place;
  if (chart.kind === 'time') return { time: timeView(chart, lang), steps: stepsOf(chart, place) };
  const { more, ...bars } =
    chart.kind === 'topics' ? topicBarsView(chart, lang) : barsView(chart, lang, listHref);
  return { bars, ...(more > 0 && { moreText: translate(lang, 'figures.more', { count: more }) }) };
}

function stepsOf({ steps, step }: TimeChart, { lang, path, query }: ChartPlace) {
  return steps.map((one) => ({
    text: translate(lang, 'figures.step', { step: one }),
    href: `${withQuery(path, query, { je: STEP_WORDS[one] })}#verlauf`,
    current: one === step,
  }));
}

function notesOf({ key, bound }: Chart, lang: Lang): string[] {
  const note = NOTES[key];
  const isByState = key === 'stand';
  return [
    ...(note ? [translate(lang, note)] : []),
    ...(bound
      ? [translate(lang, isByState ? 'figures.mostOfEach' : 'figures.newest', { count: bound })]
      : []),
  ];
}

function emptyText({ key }: Chart, { lang, query }: ChartPlace): string {
  if (key === 'woerter') return translate(lang, 'figures.empty.words');
  return translate(lang, query.size > 0 ? 'figures.empty.filter' : 'figures.empty');
}

/** An address with a filter and what else it says. */
export function withQuery(path: string, filter: URLSearchParams, more: Record<string, string> = {}): string {
  const query = new URLSearchParams([...filter, ...Object.entries(more)]);
  return query.size === 0 ? path : `${path}?${query}`;
}
