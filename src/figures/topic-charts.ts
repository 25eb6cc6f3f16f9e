import { COMMENT_STATES } from '../comments/comment.ts';
import { NONE } from '../comments/comment-filter.ts';
import { filterCondition } from '../comments/filter-condition.ts';
import { translate } from '../i18n/translate.ts';
import { type Asked, COUNTED, hasKeptFields, isKept, isNarrowed, newest, statesOf } from './asked.ts';
import type { Bar, BarChart, Chart, ChartKey, TopicChartKey } from './chart.ts';
import { codeChart } from './code-chart.ts';
import { channelChart, sum, timeChart } from './day-charts.ts';
import { EMPTY_WORDS } from './empty-words.ts';
import { selectKeptOutcomes } from './kept-queries.ts';
import { countOf, outcomeChart } from './outcome-chart.ts';
import { selectDistricts, selectOutcomes } from './queries.ts';
import { selectWords } from './word-queries.ts';

const WORDS_FROM = 20_000;
const WORDS_SHOWN = 30;

/** Each chart of a topic's comments that a filter finds. */
export const CHART_OF: Record<TopicChartKey, (asked: Asked) => Promise<Chart>> = {
  verlauf: async (asked) => cutDays(timeChart(await asked.days(), asked.lang, asked.step), asked),
  wege: async (asked) => cutDays(channelChart(await asked.days(), asked.lang), asked),
  stand: async (asked) => {
    const rows = await statesOf(asked);
    const bars = COMMENT_STATES.map((state) => ({
      label: translate(asked.lang, 'planning.part', { state }),
      count: countOf(rows, state),
      filter: { states: [state] },
    }));
    const isCut = isNarrowed(asked.filter) && bars.some(({ count }) => count === COUNTED);
    return { ...chart('stand', bars, sum(rows)), ...(isCut && { bound: COUNTED }) };
  },
  votum: async (asked) => {
    const { db, lang, filter, scope } = asked;
    if (isKept(filter)) {
      return outcomeChart(await selectKeptOutcomes(db, { topicId: scope.topicId }, filter), lang);
    }
    return cut(outcomeChart(await selectOutcomes(db, newest(asked)), lang));
  },
  schlagworte: async (asked) => cut(await codeChart(asked)),
  ortsteile: async (asked) => {
    const rows = await selectDistricts(asked.db, newest(asked));
    const bars = rows.map(({ value, name, count }) => ({
      label: name ?? translate(asked.lang, 'figures.noDistrict'),
      count,
      filter: { districts: [value ?? NONE] },
    }));
    const named = bars.filter((_, i) => rows[i]?.value !== null);
    const unnamed = bars.filter((bar) => !named.includes(bar));
    return cut(chart('ortsteile', [...named, ...unnamed], sum(rows)));
  },
  woerter: async ({ db, filter, scope }) => {
    const asked = { newest: WORDS_FROM, most: WORDS_SHOWN, without: EMPTY_WORDS };
    const rows = await selectWords(db, filterCondition(filter, scope), asked);
    const bars = rows.map(({ word, count }) => ({ label: word, count, filter: { words: word } }));
    return chart('woerter', bars, 0);
  },
};

/** As many as are looked at: there are more. */
const cut = <C extends Chart>(made: C): C => (made.total === COUNTED ? { ...made, bound: COUNTED } : made);

const cutDays = <C extends Chart>(made: C, { filter }: Asked): C =>
  hasKeptFields(filter) ? made : cut(made);

const chart = (key: ChartKey, bars: readonly Bar[], total: number): BarChart => ({
  kind: 'bars',
  key,
  bars,
  total,
});
