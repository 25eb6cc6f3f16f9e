import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { barsView } from './bars-view.ts';
import { type Chart, isEmpty, type Step } from './chart.ts';
import { withQuery } from './chart-view.ts';
import { timeChart } from './day-charts.ts';
import type { StripChart, StripView } from './figures-page-model.ts';
import { selectKeptDays, selectKeptOutcomes } from './kept-queries.ts';
import { countOf, outcomeChart } from './outcome-chart.ts';
import { STEP_WORDS } from './step.ts';
import { timeView } from './time-view.ts';

/** A desk has room for so many weeks; a longer time is shown by month. */
const MOST_WEEKS = 60;

/** The whole topic beside the numbers of its desk, from kept counts; and how many of its published comments are answered. */
export async function topicStrip(
  db: Db,
  topic: { id: string; slug: string },
  lang: Lang,
): Promise<{ answered: number; view: StripView }> {
  const whose = { topicId: topic.id };
  const [days, outcomes] = await Promise.all([selectKeptDays(db, whose), selectKeptOutcomes(db, whose)]);
  const weeks = timeChart(days, lang, 'week');
  const isLong = weeks.step !== 'week' || weeks.periods.length > MOST_WEEKS;
  const time = isLong ? timeChart(days, lang, 'month') : weeks;
  const votum = outcomeChart(outcomes, lang);
  const part = partOf(`/planung/themen/${topic.slug}`, lang);
  const view = { charts: [part(time, time.step), part(votum)] };
  return { answered: votum.total - countOf(outcomes, 'open'), view };
}

const partOf =
  (desk: string, lang: Lang) =>
  (chart: Chart, step?: Step): StripChart => {
    const { key } = chart;
    const query = new URLSearchParams(step && { je: STEP_WORDS[step] });
    return {
      key,
      title: step ? translate(lang, 'figures.step', { step }) : translate(lang, 'figures.column.votum'),
      tableHref: `${withQuery(`${desk}/zahlen`, query)}#tabelle-${key}`,
      csvHref: withQuery(`${desk}/zahlen/${key}.csv`, query),
      ...(isEmpty(chart) ? { emptyText: translate(lang, 'figures.empty') } : shown(chart, lang)),
    };
  };

function shown(chart: Chart, lang: Lang): Pick<StripChart, 'time' | 'bars'> {
  if (chart.kind === 'time') return { time: timeView(chart, lang, 'desk') };
  // Links as near to one another as these rows would not be hit with a finger.
  if (chart.kind === 'bars') return { bars: barsView(chart, lang, () => undefined) };
  return {};
}
