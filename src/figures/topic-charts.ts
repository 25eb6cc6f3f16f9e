import { CHANNELS, COMMENT_STATES } from '../comments/comment.ts';
import { ANSWER_STATUSES, FILTER_OUTCOMES, NONE } from '../comments/comment-filter.ts';
import { filterCondition } from '../comments/filter-condition.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { type Asked, newest, statesOf } from './asked.ts';
import type { Bar, BarChart, Chart, ChartKey } from './chart.ts';
import { codeChart } from './code-chart.ts';
import { EMPTY_WORDS } from './empty-words.ts';
import { selectDistricts, selectOutcomes, type ValueRow } from './queries.ts';
import { timeline } from './timeline.ts';
import { selectWords } from './word-queries.ts';

const WORDS_FROM = 20_000;
const WORDS_SHOWN = 30;

/** Each chart of a topic's comments that a filter finds. */
export const CHART_OF: Record<ChartKey, (asked: Asked) => Promise<Chart>> = {
  verlauf: async (asked) => {
    const rows = await asked.days();
    return { kind: 'time', key: 'verlauf', total: sum(rows), ...timeline(rows, asked.lang) };
  },
  wege: async (asked) => {
    const by = Map.groupBy(await asked.days(), ({ channel }) => channel);
    const counted = CHANNELS.map((channel) => ({ channel, count: sum(by.get(channel) ?? []) }));
    const bars = counted.map(({ channel, count }) => ({
      label: translate(asked.lang, `planning.desk.channel.${channel}`),
      count,
      filter: { channels: [channel] },
    }));
    return chart('wege', bars.filter(({ count }) => count > 0).toSorted(byCount), sum(counted));
  },
  stand: async (asked) => {
    const rows = await statesOf(asked);
    const bars = COMMENT_STATES.map((state) => ({
      label: translate(asked.lang, 'planning.part', { state }),
      count: countOf(rows, state),
      filter: { states: [state] },
    }));
    return chart('stand', bars, sum(rows));
  },
  votum: async (asked) => {
    const rows = await selectOutcomes(asked.db, newest(asked));
    return chart('votum', outcomeBars(rows, asked.lang), sum(rows));
  },
  schlagworte: codeChart,
  ortsteile: async (asked) => {
    const rows = await selectDistricts(asked.db, newest(asked));
    const bars = rows.map(({ value, name, count }) => ({
      label: name ?? translate(asked.lang, 'figures.noDistrict'),
      count,
      filter: { districts: [value ?? NONE] },
    }));
    const named = bars.filter((_, i) => rows[i]?.value !== null);
    return chart('ortsteile', [...named, ...bars.filter((bar) => !named.includes(bar))], sum(rows));
  },
  woerter: async ({ db, filter, scope }) => {
    const asked = { newest: WORDS_FROM, most: WORDS_SHOWN, without: EMPTY_WORDS };
    const rows = await selectWords(db, filterCondition(filter, scope), asked);
    const bars = rows.map(({ word, count }) => ({ label: word, count, filter: { words: word } }));
    return chart('woerter', bars, 0);
  },
};

function outcomeBars(rows: readonly ValueRow[], lang: Lang): Bar[] {
  const said = FILTER_OUTCOMES.map((outcome) => ({
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
  return [...said, ...(unsaid.count > 0 ? [unsaid] : []), open];
}

const chart = (key: ChartKey, bars: readonly Bar[], total: number): BarChart => ({
  kind: 'bars',
  key,
  bars,
  total,
});
const sum = (rows: readonly { count: number }[]) => rows.reduce((most, { count }) => most + count, 0);
const countOf = (rows: readonly ValueRow[], value: string | null) =>
  rows.find((row) => row.value === value)?.count ?? 0;
const byCount = (a: Bar, b: Bar) => b.count - a.count;
