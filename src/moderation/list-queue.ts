import type { Db } from '../database/db.ts';
import { NotFound } from '../platform/refusal.ts';
import { countEarlier, type EntryRow, selectCounts, selectQueue, type TopicCounts } from './queries.ts';
import type { QueueCursor, QueuePlace } from './queue-place.ts';

export const PAGE_SIZE = 20;

/** One page of a queue, in its order. */
export interface QueueSlice {
  /** As asked for, or the first page where decisions have emptied that one. */
  place: QueuePlace;
  rows: EntryRow[];
  /** How many entries of the queue stand before this page. */
  earlier: number;
  counts: TopicCounts[];
}

/** @throws NotFound for a topic this city does not have */
export async function listQueue(db: Db, siteId: string, place: QueuePlace): Promise<QueueSlice> {
  const bounds = { siteId, ...place };
  const [counts, found] = await Promise.all([selectCounts(db, siteId), selectQueue(db, bounds, PAGE_SIZE)]);
  if (place.topic !== undefined && !counts.some(({ slug }) => slug === place.topic)) throw new NotFound();
  const isFirst = !place.after && !place.before;
  const rows = found.slice(0, PAGE_SIZE);
  if (place.before) rows.reverse();
  const [first] = rows;
  if (!first && !isFirst) return listQueue(db, siteId, firstPage(place));
  const earlier = first && !isFirst ? await countEarlier(db, bounds, cursorOf(first)) : 0;
  return { place, rows, earlier, counts };
}

export function cursorOf({ cursor, id }: EntryRow): QueueCursor {
  return { receivedAt: cursor, id };
}

export function firstPage({ queue, topic, urgentFirst }: QueuePlace): QueuePlace {
  return { queue, ...(topic && { topic }), ...(urgentFirst && { urgentFirst }) };
}
