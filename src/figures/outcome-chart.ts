import { ANSWER_STATUSES, FILTER_OUTCOMES } from '../comments/comment-filter.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { Bar, BarChart } from './chart.ts';
import { sum } from './day-charts.ts';
import type { ValueRow } from './queries.ts';

/** Outcomes and what is still open. */
export function outcomeChart(rows: readonly ValueRow[], lang: Lang): BarChart {
  const said: Bar[] = FILTER_OUTCOMES.map((outcome) => ({
    label: translate(lang, `planning.desk.outcome.${outcome}`),
    count: countOf(rows, outcome),
    filter: { outcomes: [outcome] },
  }));
  const unsaid = { label: translate(lang, 'figures.noOutcome'), count: countOf(rows, null) };
  const open = {
    label: translate(lang, 'figures.open'),
    count: countOf(rows, 'open'),
    filter: { answers: ANSWER_STATUSES.filter((status) => status !== 'released') },
  };
  const bars = [...said, ...(unsaid.count > 0 ? [unsaid] : []), open];
  return { kind: 'bars', key: 'votum', total: sum(rows), bars };
}

export const countOf = (rows: readonly ValueRow[], value: string | null) =>
  rows.find((row) => row.value === value)?.count ?? 0;
