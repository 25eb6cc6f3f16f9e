import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { Chart, ChartKey, TopicsChart } from './chart.ts';

/** A chart in numbers: as a table on the page and as CSV. */
export interface Table {
  head: string[];
  rows: { label: string; numbers: number[] }[];
}

const FIRST: Record<ChartKey, CatalogueKey> = {
  themen: 'figures.column.themen',
  verlauf: 'figures.column.verlauf',
  wege: 'figures.column.wege',
  stand: 'figures.column.stand',
  votum: 'figures.column.votum',
  schlagworte: 'figures.column.schlagworte',
  ortsteile: 'figures.column.ortsteile',
  woerter: 'figures.column.woerter',
};

export function tableOf(chart: Chart, lang: Lang): Table {
  const first = translate(lang, FIRST[chart.key]);
  const count = translate(lang, 'figures.column.count');
  if (chart.kind === 'bars') {
    const rows = chart.bars.map(({ label, path = [], count: number }) => ({
      label: [...path, label].join(' › '),
      numbers: [number],
    }));
    return { head: [first, count], rows };
  }
  if (chart.kind === 'topics') return topicTable(chart, lang);
  const [online, others] = [translate(lang, 'figures.online'), translate(lang, 'figures.others')];
  const rows = chart.periods.map((period) => ({
    label: period.label,
    numbers: [period.online, period.others, period.online + period.others],
  }));
  return { head: [first, online, others, count], rows };
}

function topicTable({ topics }: TopicsChart, lang: Lang): Table {
  const columns = ['themen', 'received', 'published', 'answered'] as const;
  return {
    head: columns.map((column) => translate(lang, `figures.column.${column}`)),
    rows: topics.map(({ title, received, published, answered }) => ({
      label: title,
      numbers: [received, published, answered],
    })),
  };
}
