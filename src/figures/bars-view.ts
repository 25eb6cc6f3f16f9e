import type { CommentFilter } from '../comments/comment-filter.ts';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { BarChart, ChartKey, TopicBar, TopicsChart } from './chart.ts';
import type { BarsView, Tone } from './figures-page-model.ts';

/** Further ones stand in the table. */
const SHOWN = 30;

/** Colours with a meaning at the desk; the order is that of the bars. */
const TONES: { [Key in ChartKey]?: readonly Tone[] } = {
  stand: ['good', 'plain', 'warning', 'warning', 'neutral', 'rest'],
  votum: ['good', 'info', 'warning', 'neutral'],
};

/** Where the comments of a bar are listed; nowhere where they cannot be. */
export type ListHref = (filter: CommentFilter) => string | undefined;

/** One bar for each value; of a tree those at its top. */
export function barsView(chart: BarChart, lang: Lang, listHref: ListHref): BarsView & { more: number } {
  const top = chart.bars.filter(({ path = [] }) => path.length === 0);
  const most = Math.max(...top.map(({ count }) => count));
  const peak = top.find(({ count }) => count === most);
  const { total } = chart;
  const rows = top.slice(0, SHOWN).map(({ label, count, filter }, i) => {
    const href = filter && count > 0 ? listHref(filter) : undefined;
    const share = count / (total > 0 ? total : most);
    const tone = TONES[chart.key]?.[i] ?? (TONES[chart.key] ? 'rest' : 'plain');
    return {
      label,
      count: translate(lang, 'planning.number', { value: count }),
      pieces: [{ tone, x: '0', width: percent(count, most) }],
      title: translate(lang, total > 0 ? 'figures.share' : 'figures.ofMost', { share }),
      description: translate(lang, 'figures.bar', { label, count }),
      ...(href && { href }),
    };
  });
  const values = { total, most, label: peak?.label ?? '' };
  const description = translate(lang, total > 0 ? 'figures.bars' : 'figures.bars.most', values);
  return { description, rows, more: chart.bars.length - rows.length };
}

const PARTS: readonly [Tone, CatalogueKey][] = [
  ['good', 'figures.part.answered'],
  ['plain', 'figures.part.open'],
  ['rest', 'figures.part.unpublished'],
];

/** One bar for each topic, in parts: answered, still open, not published. */
export function topicBarsView({ topics }: TopicsChart, lang: Lang): BarsView & { more: number } {
  const most = Math.max(1, ...topics.map(({ received }) => received));
  const rows = topics.slice(0, SHOWN).map((topic) => ({
    label: topic.title,
    href: `/planung/themen/${topic.slug}/zahlen`,
    count: translate(lang, 'planning.number', { value: topic.received }),
    pieces: piecesOf(topic, most),
    title: topic.title,
    description: translate(lang, 'figures.topic', { ...topic }),
  }));
  const sum = (key: 'received' | 'published' | 'answered') =>
    topics.reduce((all, topic) => all + topic[key], 0);
  const values = {
    count: topics.length,
    ...{ received: sum('received'), published: sum('published'), answered: sum('answered') },
  };
  return {
    description: translate(lang, 'figures.topics', values),
    legend: PARTS.map(([tone, key]) => ({ tone, text: translate(lang, key) })),
    rows,
    more: topics.length - rows.length,
  };
}

function piecesOf({ received, published, answered }: TopicBar, most: number) {
  const ends = [answered, published, received];
  return PARTS.map(([tone], i) => {
    const start = ends[i - 1] ?? 0;
    return { tone, x: percent(start, most), width: percent((ends[i] as number) - start, most) };
  });
}

const percent = (value: number, most: number) => `${((value / most) * 100).toFixed(2)}%`;
