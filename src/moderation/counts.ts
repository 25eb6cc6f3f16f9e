import type { CountedQueue, QueueCounts, QueueKey } from './queue-page-model.ts';
import type { QueuePlace } from './queue-place.ts';
import type { TopicCounts } from './queue-queries.ts';

export const isCountedQueue = (queue: QueueKey): queue is CountedQueue => queue !== 'mine' && queue !== 'all';

/** The numbers beside the queues (of the chosen topic) and beside the topics (of the chosen queue). */
export function queueCounts(topics: readonly TopicCounts[], { queue, topic }: QueuePlace): QueueCounts {
  const chosen = topics.filter(({ slug }) => topic === undefined || slug === topic);
  const sum = (of: readonly TopicCounts[], key: CountedQueue | 'reported') =>
    of.reduce((total, counts) => total + counts[key], 0);
  return {
    waiting: sum(chosen, 'waiting'),
    suspicious: sum(chosen, 'suspicious'),
    spam: sum(chosen, 'spam'),
    edits: sum(chosen, 'edits'),
    objections: sum(chosen, 'objections'),
    asked: sum(chosen, 'asked'),
    decided: sum(chosen, 'decided'),
    review: sum(chosen, 'review'),
    second: sum(chosen, 'second'),
    reported: sum(topics, 'reported'),
    desk: sum(topics, 'waiting') + sum(topics, 'edits') + sum(topics, 'objections'),
    topics: isCountedQueue(queue)
      ? Object.fromEntries([
          ['', sum(topics, queue)],
          ...topics.map((counts) => [counts.slug, counts[queue]]),
        ])
      : {},
  };
}
