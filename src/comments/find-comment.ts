import type { Db } from '../database/db.ts';
import type { Cursor } from './cursor.ts';
import { PAGE_SIZE, REPLIES_SHOWN } from './list-published.ts';
import { countBefore, countEarlierReplies, selectShown } from './list-queries.ts';
import { THREAD_SIZE } from './list-thread.ts';
import type { Place } from './list-view.ts';

/** The page a permalink leads to: of the topic, or of the thread that begins with a comment. */
export type Spot = { page: 'topic'; place?: Place } | { page: 'thread'; reference: string; place?: Place };

const BEGINNING: Spot = { page: 'topic' };

/**
 * Where a comment, or its trace, stands. One that readers do not see is nowhere: its link says nothing about it and leads to
 * the beginning.
 */
export async function findComment(
  db: Db,
  named: { siteId: string; topicId: string; reference: string },
): Promise<Spot> {
  const row = await selectShown(db, named);
  if (!row) return BEGINNING;
  const own = { receivedAt: row.cursor, id: row.id };
  const { thread_id: threadId, thread_cursor: threadCursor, thread_reference: reference } = row;
  if (threadId === null) return onTopic(db, named.topicId, own);
  if (!row.is_thread_shown || threadCursor === null || reference === null) return BEGINNING;
  const earlier = await countEarlierReplies(db, threadId, { at: own, limit: THREAD_SIZE });
  if (earlier < REPLIES_SHOWN) return onTopic(db, named.topicId, { receivedAt: threadCursor, id: threadId });
  return earlier < THREAD_SIZE
    ? { page: 'thread', reference }
    : { page: 'thread', reference, place: { side: 'from', at: own } };
}

async function onTopic(db: Db, topicId: string, at: Cursor): Promise<Spot> {
  const view = { order: 'newest', onlyAnswered: false } as const;
  const before = await countBefore(db, topicId, { ...view, at, limit: PAGE_SIZE });
  return before < PAGE_SIZE ? BEGINNING : { page: 'topic', place: { side: 'from', at } };
}
