import { translate } from '../i18n/translate.ts';
import type { Desk } from './desk.ts';
import { FOUND_MAX } from './list-queue.ts';
import type { QueueFilter, QueueKey } from './queue-page-model.ts';
import { isOfModes, isWaitingQueue, QUEUE_KEYS, queueHref } from './queue-place.ts';

/** What is searched and filtered by; without words the form leads to the queue itself. */
export function filterView({ lang, place }: Desk, isMore: boolean): QueueFilter {
  const { queue, topic, urgentFirst, search, overdue } = place;
  const option = (key: QueueKey) => ({
    key: key === 'all' ? '' : key,
    label: translate(lang, key === 'all' ? 'moderation.search.all' : `moderation.queue.${key}`),
    current: search === undefined ? key === 'all' : key === queue,
  });
  const start: QueueKey = queue === 'all' ? 'waiting' : queue;
  const isFiltered = search !== undefined || overdue;
  return {
    search: search ?? '',
    queues: (['all', ...QUEUE_KEYS] as const).filter((key) => !isOfModes(key) || key === queue).map(option),
    ...(topic && { topic }),
    ...(isWaitingQueue(queue) && { overdue: overdueView(place) }),
    ...(isFiltered && {
      clearHref: queueHref({ queue: start, ...(topic && { topic }), ...(urgentFirst && { urgentFirst }) }),
    }),
    ...(search !== undefined &&
      isMore && { more: translate(lang, 'moderation.search.more', { count: FOUND_MAX }) }),
  };
}

/** The other way round than now. */
function overdueView({ overdue, ...place }: Desk['place']): NonNullable<QueueFilter['overdue']> {
  const { queue, topic, urgentFirst, search } = place;
  const href = queueHref({
    queue,
    ...(topic && { topic }),
    ...(urgentFirst && { urgentFirst }),
    ...(search !== undefined && { search }),
    ...(!overdue && { overdue: true }),
  });
  return { checked: overdue === true, href };
}
