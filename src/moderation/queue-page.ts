import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { outageInWords } from '../screening/akismet-outage.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { keysOf } from '../staff/own-keys.ts';
import type { SentBulk } from './bulk-form.ts';
import { bulkView } from './bulk-view.ts';
import { codedReasons } from './coded-reasons.ts';
import { isCountedQueue, queueCounts } from './counts.ts';
import { type Desk, deskOf } from './desk.ts';
import { emptyQueue } from './empty-queue.ts';
import { keysView } from './keys-view.ts';
import { firstPage, listQueue, PAGE_SIZE, type QueueSlice } from './list-queue.ts';
import { promiseBlock } from './promise.ts';
import { selectEntry, selectPromise } from './queries.ts';
import { filterView } from './queue-filter-view.ts';
import type { OrderLink, Pager, QueueCounts, QueueLink, QueuePage, TopicLink } from './queue-page-model.ts';
import { holdsUndecided, isOfModes, QUEUE_KEYS, queueHref } from './queue-place.ts';
import type { TopicCounts } from './queue-queries.ts';
import { receiptView } from './receipt-view.ts';
import { entryView } from './view.ts';

interface Shown {
  /** The comment that was decided a moment ago. */
  decidedId?: string | undefined;
  /** A decision about many that was not taken. */
  bulk?: SentBulk;
}

/** `/moderation`: one page of a queue. */
export async function queuePage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { decidedId, bulk }: Shown = {},
): Promise<string> {
  const asked = await deskOf(app, request);
  const { siteId, id: staffId } = asked.member;
  const [slice, figures, outage, decided, keys] = await Promise.all([
    listQueue(app.db, { siteId, staffId, decisionHours: asked.decisionHours }, asked.place),
    selectPromise(app.db, { siteId, ...asked }),
    asked.akismetOn ? outageInWords(app.db, { siteId, ...asked }) : undefined,
    decidedId === undefined ? undefined : selectEntry(app.db, siteId, decidedId),
    keysOf(app.db, staffId),
  ]);
  const desk = { ...asked, place: slice.place };
  const counts = queueCounts(slice.counts, desk.place);
  const { queue, search, overdue } = desk.place;
  const label = app.t(desk.lang, `moderation.queue.${queue}`);
  const countText = app.t(desk.lang, 'moderation.count', {
    count: String(slice.total),
    more: slice.isMore ? 'yes' : 'no',
  });
  const receipt = decided && receiptView(decided, desk);
  const pager = pagerOf(app, desk, slice, countText);
  const { earlier } = slice;
  const queues = queueLinks(app, desk, counts, slice.counts);
  const model: QueuePage = {
    queue: {
      key: queue,
      label,
      countText,
      href: queueHref(firstPage(desk.place)),
      isWhole: isCountedQueue(queue) && search === undefined && !overdue,
    },
    queues,
    lastDigit: Math.min(queues.length, 9),
    topics: topicLinks(app, desk, slice.counts),
    orders: orderLinks(app, desk),
    reported: counts.reported,
    filter: filterView(desk, slice.isMore),
    promise: promiseBlock(figures, { ...desk, now: figures.now }),
    reasons: codedReasons(desk),
    keys: keysView(keys),
    entries: slice.rows.map((row, i) => {
      const entry = entryView(row, desk, earlier === undefined ? undefined : earlier + i + 1);
      return { ...entry, ...(entry.pick && bulk?.picks.includes(entry.pick) && { isPicked: true }) };
    }),
    ...(outage && { outage }),
    ...(receipt && { receipt }),
    ...(slice.rows.length > 0 &&
      (holdsUndecided(queue) || queue === 'all') && { bulk: bulkView(desk, countText, bulk) }),
    ...(slice.rows.length === 0 && { empty: emptyQueue(slice.counts, counts, figures, desk) }),
    ...(pager && { pager }),
  };
  const layout = await deskLayout(app, request, reply, {
    title: app.t(desk.lang, 'moderation.title', { queue: label, count: countText }),
    area: 'moderation',
    scripts: ['desk/moderation.js'],
    keyHelp: true,
    waiting: counts.desk,
  });
  return app.render('moderation/queue', { ...layout, ...model }, 'desk');
}

function queueLinks(
  app: FastifyInstance,
  { lang, place }: Desk,
  counts: QueueCounts,
  topics: readonly TopicCounts[],
): QueueLink[] {
  const { search: _, overdue: __, ...kept } = firstPage(place);
  const hasModes = topics.some((topic) => topic.hasModes || topic.review + topic.second > 0);
  const shown = QUEUE_KEYS.filter((key) => hasModes || !isOfModes(key) || key === place.queue);
  return shown.map((key, i) => ({
    key,
    label: app.t(lang, `moderation.queue.${key}`),
    href: queueHref({ ...kept, queue: key }),
    ...(i < 9 && { digit: i + 1 }),
    current: key === place.queue,
    ...(isCountedQueue(key) && { count: counts[key] }),
  }));
}

/** Nothing to choose where the queue holds no comments that wait for their first decision, or where words were searched for. */
function orderLinks(app: FastifyInstance, { lang, place }: Desk): OrderLink[] {
  if (!holdsUndecided(place.queue) || place.search !== undefined) return [];
  const { urgentFirst = false, ...start } = firstPage(place);
  return [false, true].map((urgent) => ({
    label: app.t(lang, `moderation.order.${urgent ? 'urgent' : 'waiting'}`),
    href: queueHref(urgent ? { ...start, urgentFirst: true } : start),
    current: urgent === urgentFirst,
  }));
}

/** Topics that are shown to residents, and older ones as long as something lies here. */
function topicLinks(
  app: FastifyInstance,
  { lang, place }: Desk,
  counts: readonly TopicCounts[],
): TopicLink[] {
  const { queue, topic } = place;
  const count = (one: TopicCounts) => (isCountedQueue(queue) ? one[queue] : 0);
  const counted = (number: number) => (isCountedQueue(queue) ? { count: number } : {});
  const href = (slug?: string) => {
    const { topic: _, ...everywhere } = firstPage(place);
    return queueHref({ ...everywhere, ...(slug && { topic: slug }) });
  };
  const listed = counts.filter((one) => one.state === 'published' || count(one) > 0 || one.slug === topic);
  return [
    {
      slug: '',
      label: app.t(lang, 'moderation.topics.all'),
      href: href(),
      current: topic === undefined,
      ...counted(counts.reduce((sum, one) => sum + count(one), 0)),
    },
    ...listed.map((one) => ({
      slug: one.slug,
      label: one.title,
      href: href(one.slug),
      current: one.slug === topic,
      ...counted(count(one)),
    })),
  ];
}

/** Absent while everything fits on one page. */
function pagerOf(app: FastifyInstance, { lang }: Desk, slice: QueueSlice, total: string): Pager | undefined {
  const { rows, earlier, hasNext } = slice;
  if (rows.length === 0 || (earlier === 0 && !hasNext)) return undefined;
  const position =
    earlier !== undefined &&
    app.t(lang, 'staff.pager.position', { from: earlier + 1, to: earlier + rows.length, total });
  const { previousHref, nextHref } = pagerLinks(slice);
  return {
    ...(position && { position }),
    ...(earlier !== 0 && previousHref && { previousHref }),
    ...(hasNext && nextHref && { nextHref }),
  };
}

function pagerLinks({ place, earlier, first, last }: QueueSlice) {
  const start = firstPage(place);
  if (place.search !== undefined) {
    const hit = earlier ?? 0;
    return {
      previousHref: queueHref({ ...start, hit: hit - PAGE_SIZE }),
      nextHref: queueHref({ ...start, hit: hit + PAGE_SIZE }),
    };
  }
  const isSecond = earlier !== undefined && earlier <= PAGE_SIZE;
  return {
    previousHref: first && queueHref(isSecond ? start : { ...start, before: first }),
    nextHref: last && queueHref({ ...start, after: last }),
  };
}
