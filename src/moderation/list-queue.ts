import type { Db } from '../database/db.ts';
import { NotFound } from '../platform/refusal.ts';
import { type EntryRow, selectEntries } from './queries.ts';
import type { CountedQueue } from './queue-page-model.ts';
import type { QueueCursor, QueuePlace } from './queue-place.ts';
import {
  countQueue,
  type QueueBounds,
  type QueueItem,
  selectCounts,
  selectFound,
  selectQueue,
  type TopicCounts,
} from './queue-queries.ts';

export const PAGE_SIZE = 20;
/** More are not counted where counting reads each of them. */
export const COUNTED_MAX = 1_000;
/** So many of what was found are ranked and shown. */
export const FOUND_MAX = 200;

/** Who reads a queue, and by which promise. */
export type QueueReader = Pick<QueueBounds, 'siteId' | 'staffId' | 'decisionHours'>;

/** One page of a queue, in its order. */
export interface QueueSlice {
  /** As asked for, or the first page where decisions have emptied that one. */
  place: QueuePlace;
  rows: EntryRow[];
  /** How many entries stand before this page; undefined where it would take long to count them. */
  earlier: number | undefined;
  total: number;
  /** There are more than `total`: nobody counted further. */
  isMore: boolean;
  /** Where the page begins and where it ends. */
  first?: QueueCursor;
  last?: QueueCursor;
  hasNext: boolean;
  counts: TopicCounts[];
}

/** @throws NotFound for a topic this city does not have */
export async function listQueue(db: Db, reader: QueueReader, place: QueuePlace): Promise<QueueSlice> {
  if (place.search !== undefined) return listFound(db, reader, place);
  const bounds = { ...reader, ...place };
  const [counts, found] = await Promise.all([
    countsOf(db, reader, place),
    selectQueue(db, bounds, PAGE_SIZE + 1),
  ]);
  const items = found.slice(0, PAGE_SIZE);
  if (place.before) items.reverse();
  const [first] = items;
  const last = items.at(-1);
  const isFirst = !place.after && !place.before;
  if (!first && !isFirst) return listQueue(db, reader, firstPage(place));
  const [rows, earlier, total] = await Promise.all([
    selectEntries(db, reader.siteId, idsOf(items)),
    first && !isFirst ? countEarlier(db, bounds, cursorOf(first)) : 0,
    countTotal(db, bounds, counts),
  ]);
  return {
    place,
    rows,
    earlier,
    counts,
    total: Math.min(total, isCounted(place) ? total : COUNTED_MAX),
    isMore: !isCounted(place) && total > COUNTED_MAX,
    hasNext: place.before !== undefined || found.length > PAGE_SIZE,
    ...(first && { first: cursorOf(first) }),
    ...(last && { last: cursorOf(last) }),
  };
}

async function listFound(db: Db, reader: QueueReader, place: QueuePlace): Promise<QueueSlice> {
  const [counts, found] = await Promise.all([
    countsOf(db, reader, place),
    selectFound(db, { ...reader, ...place }, FOUND_MAX + 1),
  ]);
  const ids = found.slice(0, FOUND_MAX);
  const asked = place.hit ?? 0;
  const earlier = asked < ids.length ? asked : 0;
  const rows = await selectEntries(db, reader.siteId, ids.slice(earlier, earlier + PAGE_SIZE));
  return {
    place,
    rows,
    earlier,
    counts,
    total: ids.length,
    isMore: found.length > FOUND_MAX,
    hasNext: earlier + PAGE_SIZE < ids.length,
  };
}

/** @throws NotFound */
async function countsOf(db: Db, { siteId }: QueueReader, { topic }: QueuePlace): Promise<TopicCounts[]> {
  const counts = await selectCounts(db, siteId);
  if (topic !== undefined && !counts.some(({ slug }) => slug === topic)) throw new NotFound();
  return counts;
}

async function countEarlier(db: Db, bounds: QueueBounds, first: QueueCursor): Promise<number | undefined> {
  const earlier = await countQueue(db, bounds, { most: COUNTED_MAX + 1, before: first });
  return earlier > COUNTED_MAX ? undefined : earlier;
}

async function countTotal(db: Db, bounds: QueueBounds, counts: readonly TopicCounts[]): Promise<number> {
  if (!isCounted(bounds)) return countQueue(db, bounds, { most: COUNTED_MAX + 1 });
  const chosen = counts.filter(({ slug }) => bounds.topic === undefined || slug === bounds.topic);
  return chosen.reduce((sum, topic) => sum + topic[bounds.queue as CountedQueue], 0);
}

/** Whole queues are counted where comments change. */
const isCounted = ({ queue, overdue }: QueuePlace) => !overdue && queue !== 'mine' && queue !== 'all';

const idsOf = (items: readonly QueueItem[]) => items.map(({ id }) => id);

const cursorOf = ({ cursor, id }: QueueItem): QueueCursor => ({ receivedAt: cursor, id });

/** The same queue with the same filters, from its beginning. */
export function firstPage({ queue, topic, urgentFirst, search, overdue }: QueuePlace): QueuePlace {
  return {
    queue,
    ...(topic && { topic }),
    ...(urgentFirst && { urgentFirst }),
    ...(search !== undefined && { search }),
    ...(overdue && { overdue }),
  };
}
