import { CHANNELS } from '../comments/comment.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { BarChart, Step, TimeChart } from './chart.ts';
import type { DayRow } from './queries.ts';
import { timeline } from './timeline.ts';

export function timeChart(rows: readonly DayRow[], lang: Lang, step?: Step): TimeChart {
  return { kind: 'time', key: 'verlauf', total: sum(rows), ...timeline(rows, lang, step) };
}

/** By channel, the most used first; each leads to its comments. */
export function channelChart(rows: readonly DayRow[], lang: Lang): BarChart {
  const by = Map.groupBy(rows, ({ channel }) => channel);
  const bars = CHANNELS.map((channel) => ({
    label: translate(lang, `planning.desk.channel.${channel}`),
    count: sum(by.get(channel) ?? []),
    filter: { channels: [channel] },
  }));
  const used = bars.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  return { kind: 'bars', key: 'wege', total: sum(rows), bars: used };
}

export const sum = (rows: readonly { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);
