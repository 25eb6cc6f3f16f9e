import { translate } from '../i18n/translate.ts';
import type { Desk } from './desk.ts';
import { duration } from './duration.ts';
import type { PromiseFigures } from './promise.ts';
import type { EmptyQueue, QueueCounts, QueueKey } from './queue-page-model.ts';
import { queueHref } from './queue-place.ts';
import type { TopicCounts } from './queue-queries.ts';

/** What an empty queue says, and the next place where something is to do. */
export function emptyQueue(
  topics: readonly TopicCounts[],
  counts: QueueCounts,
  figures: PromiseFigures,
  desk: Desk,
): EmptyQueue {
  const { queue, topic, search, overdue } = desk.place;
  if (search !== undefined) return { kind: 'search', ...wider(desk) };
  if (overdue) return { kind: 'overdue', ...nextWork(topics, desk) };
  if (counts.desk + counts.review === 0 && queue !== 'decided')
    return { kind: 'done', ...todaysWork(figures, desk) };
  const elsewhere = counts.topics[''] ?? 0;
  if (topic && elsewhere > 0) return { kind: 'topic', next: link(desk, queue, elsewhere) };
  return {
    kind: topic ? 'topic' : 'queue',
    ...nextWork(topics, desk),
  };
}

/** The same words everywhere, where they were looked for in a part only. */
function wider({ lang, place }: Desk): Pick<EmptyQueue, 'next'> {
  if (place.queue === 'all' && !place.topic) return {};
  const href = queueHref({ queue: 'all', search: place.search ?? '' });
  return { next: { href, text: translate(lang, 'moderation.search.everywhere') } };
}

/** Comments first, then what was asked about those already decided. */
function nextWork(topics: readonly TopicCounts[], desk: Desk): Pick<EmptyQueue, 'next'> {
  for (const queue of ['waiting', 'edits', 'objections', 'second', 'review', 'asked'] as const) {
    const count = topics.reduce((sum, topic) => sum + topic[queue], 0);
    if (count > 0) return { next: link(desk, queue, count) };
  }
  return {};
}

function todaysWork({ total, kept, meanMs }: PromiseFigures, { lang }: Desk) {
  if (total === 0) return {};
  const time = duration(meanMs ?? 0, lang);
  return {
    promise: translate(lang, 'moderation.empty.promise', { kept, total }),
    today: translate(lang, 'moderation.empty.today', { count: total, time }),
  };
}

/** A queue of all topics. */
function link({ lang }: Desk, queue: QueueKey, count: number): NonNullable<EmptyQueue['next']> {
  const name = translate(lang, `moderation.queue.${queue}`);
  return {
    href: queueHref({ queue }),
    text: translate(lang, 'moderation.empty.next', { queue: name, count }),
  };
}
