import { ANSWER_STATUSES, FILTER_OUTCOMES } from '../comments/comment-filter.ts';
import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { COUNTED } from './asked.ts';
import type { Bar, BarChart } from './chart.ts';
import { sum } from './day-charts.ts';
import type { Whose } from './kept-queries.ts';
import { outcomesOf } from './outcomes-of.ts';
import type { DayRow, ValueRow } from './queries.ts';

/** Outcomes and what is still open. */
export function outcomeChart(rows: readonly ValueRow[], lang: Lang, bound?: number): BarChart {
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
  return { kind: 'bars', key: 'votum', total: sum(rows), bars, ...(bound && { bound }) };
}

/** Of whole topics, whose kept days say how many were answered. */
export async function wholeOutcomeChart(
  db: Db,
  { whose, days, lang }: { whose: Whose; days: readonly DayRow[]; lang: Lang },
): Promise<BarChart> {
  const answered = answeredIn(days);
  const rows = await outcomesOf(db, whose, answered);
  const open = { value: 'open', count: sum(days) - answered };
  return outcomeChart([...rows, open], lang, answered > COUNTED ? COUNTED : undefined);
}

export const answeredIn = (days: readonly DayRow[]) =>
  days.reduce((all, { answered = 0 }) => all + answered, 0);

export const countOf = (rows: readonly ValueRow[], value: string | null) =>
  rows.find((row) => row.value === value)?.count ?? 0;
