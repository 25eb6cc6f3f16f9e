import type { TopicCounts } from './queries.ts';
import type { QueueCounts } from './queue-page-model.ts';
import type { QUEUE_KEYS, QueuePlace } from './queue-place.ts';

/** The numbers beside the queues (of the chosen topic) and beside the topics (of the chosen queue). */
export function queueCounts(topics: readonly TopicCounts[], { queue, topic }: QueuePlace): QueueCounts {
  const chosen = topics.filter(({ slug }) => topic === undefined || slug === topic);
  const sum = (of: readonly TopicCounts[], key: (typeof QUEUE_KEYS)[number]) =>
    of.reduce((total, counts) => total + counts[key], 0);
  return {
    waiting: sum(chosen, 'waiting'),
    suspicious: sum(chosen, 'suspicious'),
    spam: sum(chosen, 'spam'),
    edits: sum(chosen, 'edits'),
    objections: sum(chosen, 'objections'),
    asked: sum(chosen, 'asked'),
    decided: sum(chosen, 'decided'),
    desk: sum(topics, 'waiting') + sum(topics, 'edits') + sum(topics, 'objections'),
    topics: Object.fromEntries([
      ['', sum(topics, queue)],
      ...topics.map((counts) => [counts.slug, counts[queue]]),
    ]),
  };
}
