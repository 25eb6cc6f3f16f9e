import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { outageInWords } from '../screening/akismet-outage.ts';
import { deskLayout } from '../staff/desk-layout.ts';
import { codedReasons } from './coded-reasons.ts';
import { queueCounts } from './counts.ts';
import { type Desk, deskOf } from './desk.ts';
import { emptyQueue } from './empty-queue.ts';
import { cursorOf, firstPage, listQueue, PAGE_SIZE, type QueueSlice } from './list-queue.ts';
import { promiseBlock } from './promise.ts';
import { selectEntry, selectPromise, type TopicCounts } from './queries.ts';
import type { OrderLink, Pager, QueueCounts, QueueLink, QueuePage, TopicLink } from './queue-page-model.ts';
import { mayBeUrgent, QUEUE_KEYS, queueHref } from './queue-place.ts';
import { receiptView } from './receipt-view.ts';
import { entryView } from './view.ts';

/** `/moderation`: one page of a queue; `decidedId` is the comment that was decided a moment ago. */
export async function queuePage(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  decidedId: string | undefined,
): Promise<string> {
  const asked = await deskOf(app, request);
  const { siteId } = asked.member;
  const [slice, figures, outage, decided] = await Promise.all([
    listQueue(app.db, siteId, asked.place),
    selectPromise(app.db, { siteId, ...asked }),
    asked.akismetOn ? outageInWords(app.db, { siteId, ...asked }) : undefined,
    decidedId === undefined ? undefined : selectEntry(app.db, siteId, decidedId),
  ]);
  const desk = { ...asked, place: slice.place };
  const counts = queueCounts(slice.counts, desk.place);
  const { queue } = desk.place;
  const label = app.t(desk.lang, `moderation.queue.${queue}`);
  const receipt = decided && receiptView(decided, desk);
  const pager = pagerOf(slice, counts[queue]);
  const model: QueuePage = {
    queue: { key: queue, label, count: counts[queue], href: queueHref(firstPage(desk.place)) },
    queues: queueLinks(app, desk, counts),
    topics: topicLinks(app, desk, slice.counts),
    orders: orderLinks(app, desk),
    promise: promiseBlock(figures, { ...desk, now: figures.now }),
    reasons: codedReasons(desk.lang),
    entries: slice.rows.map((row, i) => entryView(row, desk, slice.earlier + i + 1)),
    ...(outage && { outage }),
    ...(receipt && { receipt }),
    ...(slice.rows.length === 0 && { empty: emptyQueue(slice.counts, counts, figures, desk) }),
    ...(pager && { pager }),
  };
  const layout = await deskLayout(app, request, reply, {
    title: app.t(desk.lang, 'moderation.title', { queue: label, count: counts[queue] }),
    area: 'moderation',
    scripts: ['desk/moderation.js'],
    keyHelp: true,
    waiting: counts.desk,
  });
  return app.render('moderation/queue', { ...layout, ...model }, 'desk');
}

function queueLinks(app: FastifyInstance, { lang, place }: Desk, counts: QueueCounts): QueueLink[] {
  return QUEUE_KEYS.map((key, i) => ({
    key,
    label: app.t(lang, `moderation.queue.${key}`),
    href: queueHref({ ...firstPage(place), queue: key }),
    count: counts[key],
    digit: i + 1,
    current: key === place.queue,
  }));
}

/** Nothing to choose where the queue holds no comments that wait for their first decision. */
function orderLinks(app: FastifyInstance, { lang, place }: Desk): OrderLink[] {
  if (!mayBeUrgent(place.queue)) return [];
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
  const { queue, topic, urgentFirst } = place;
  const order = urgentFirst && { urgentFirst };
  const listed = counts.filter((one) => one.state === 'published' || one[queue] > 0 || one.slug === topic);
  const all = {
    slug: '',
    label: app.t(lang, 'moderation.topics.all'),
    href: queueHref({ queue, ...order }),
    count: counts.reduce((sum, one) => sum + one[queue], 0),
    current: topic === undefined,
  };
  return [
    all,
    ...listed.map((one) => ({
      slug: one.slug,
      label: one.title,
      href: queueHref({ queue, topic: one.slug, ...order }),
      count: one[queue],
      current: one.slug === topic,
    })),
  ];
}

/** Absent while everything fits on one page. */
function pagerOf({ place, rows, earlier }: QueueSlice, count: number): Pager | undefined {
  const [first] = rows;
  const last = rows.at(-1);
  const to = earlier + rows.length;
  if (!first || !last || (earlier === 0 && to >= count)) return undefined;
  const start = firstPage(place);
  return {
    from: earlier + 1,
    to,
    total: Math.max(count, to),
    ...(earlier > 0 && {
      previousHref: queueHref(earlier <= PAGE_SIZE ? start : { ...start, before: cursorOf(first) }),
    }),
    ...(to < count && { nextHref: queueHref({ ...start, after: cursorOf(last) }) }),
  };
}
