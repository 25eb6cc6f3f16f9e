import { type CommentFilter, writeCommentFilter } from '../comments/comment-filter.ts';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { COUNTED } from './asked.ts';
import { type Bar, type BarChart, type Chart, type ChartKey, isEmpty } from './chart.ts';
import type { ChartView, RowView, Tone } from './figures-page-model.ts';
import { tableOf } from './table.ts';
import { timeView } from './time-view.ts';

/** Further ones stand in the table. */
const SHOWN = 30;

interface Reader {
  lang: Lang;
  slug: string;
  filter: CommentFilter;
}

const TITLES: Record<ChartKey, CatalogueKey> = {
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

/** Colours with a meaning at the desk; the order is that of the bars. */
const TONES: { [Key in ChartKey]?: readonly Tone[] } = {
  stand: ['good', 'plain', 'warning', 'warning', 'neutral', 'rest'],
  votum: ['good', 'info', 'warning', 'neutral', 'rest', 'rest'],
};

export function chartView(chart: Chart, reader: Reader): ChartView {
  const { lang, slug, filter } = reader;
  const { key } = chart;
  const { head, rows } = tableOf(chart, lang);
  const table = {
    head,
    rows: rows.map(({ label, numbers }) => ({ label, cells: numbers.map((one) => number(one, lang)) })),
  };
  return {
    key,
    title: translate(lang, TITLES[key]),
    notes: notesOf(chart, lang),
    csvHref: withQuery(`/planung/themen/${slug}/zahlen/${key}.csv`, filter),
    table,
    ...(isEmpty(chart) ? { emptyText: emptyText(chart, reader) } : shown(chart, reader)),
  };
}

function shown(chart: Chart, reader: Reader): Pick<ChartView, 'time' | 'rows' | 'moreText'> {
  const { lang } = reader;
  if (chart.kind === 'time') return { time: timeView(chart, lang) };
  const top = chart.bars.filter(({ path = [] }) => path.length === 0);
  const most = Math.max(...top.map(({ count }) => count));
  const more = chart.bars.length - Math.min(top.length, SHOWN);
  return {
    rows: top.slice(0, SHOWN).map((bar, i) => row(bar, chart, { reader, most, tone: TONES[chart.key]?.[i] })),
    ...(more > 0 && { moreText: translate(lang, 'figures.more', { count: more }) }),
  };
}

function row(
  { label, count, filter = {} }: Bar,
  { total }: BarChart,
  { reader, most, tone = 'plain' }: { reader: Reader; most: number; tone: Tone | undefined },
): RowView {
  const { lang, slug, filter: asked } = reader;
  const fields = Object.keys(filter) as (keyof CommentFilter)[];
  // A field that is asked for already would be asked for something else.
  const isPlain = fields.every((field) => field === 'states' || asked[field] === undefined);
  const canList = fields.length > 0 && isPlain && count > 0 && asked.references === undefined;
  const whole = total > 0 ? total : most;
  return {
    label,
    count: number(count, lang),
    width: `${((count / most) * 100).toFixed(2)}%`,
    share: translate(lang, total > 0 ? 'figures.share' : 'figures.ofMost', { share: count / whole }),
    tone,
    ...(canList && { href: withQuery(`/planung/themen/${slug}`, { ...asked, ...filter }) }),
  };
}

function notesOf(chart: Chart, lang: Lang): string[] {
  const note = NOTES[chart.key];
  const isBounded = chart.key !== 'stand' && chart.total === COUNTED;
  return [
    ...(note ? [translate(lang, note)] : []),
    ...(isBounded ? [translate(lang, 'figures.newest', { count: COUNTED })] : []),
  ];
}

function emptyText({ key }: Chart, { lang, filter }: Reader): string {
  if (key === 'woerter') return translate(lang, 'figures.empty.words');
  return translate(lang, Object.keys(filter).length > 0 ? 'figures.empty.filter' : 'figures.empty');
}

const number = (value: number, lang: Lang) => translate(lang, 'planning.number', { value });

export function withQuery(path: string, filter: CommentFilter): string {
  const query = writeCommentFilter(filter);
  return query.size === 0 ? path : `${path}?${query}`;
}
