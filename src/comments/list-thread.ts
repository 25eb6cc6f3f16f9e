import type { Db } from '../database/db.ts';
import { daySpan } from '../i18n/moment.ts';
import { NotFound } from '../platform/refusal.ts';
import type { PagerModel, ThreadModel } from './comment-list-model.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { answersTo } from './list-answers.ts';
import { countEarlierReplies, type ShownRow, selectShown, selectThread } from './list-queries.ts';
import { remarksUnder } from './list-remarks.ts';
import type { ListQuery, Place } from './list-view.ts';
import { threadHref } from './permalink.ts';
import { growTree } from './thread-tree.ts';
import { commentModel, type Reader } from './view.ts';

export const THREAD_SIZE = 50;

export interface ThreadRequest {
  siteId: string;
  topicId: string;
  /** Of the first comment. */
  reference: string;
  place?: Place | undefined;
}

/**
 * A first comment with one page of all its replies, in order of time.
 *
 * @throws NotFound where readers see no such first comment
 */
export async function listThread(db: Db, request: ThreadRequest, reader: Reader): Promise<ThreadModel> {
  const first = await selectShown(db, request);
  if (!first || first.depth > 1) throw new NotFound();
  const page = await selectPage(db, first.id, request.place);
  const replies = growTree(page.rows, first.id);
  const branch = { row: first, replies: [] };
  const answers = await answersTo(db, [branch, ...replies]);
  const listReader = { ...reader, remarks: await remarksUnder(db, [branch, ...replies]) };
  const pager = pagerOf(page, threadHref(reader.href, first.reference), reader);
  return {
    first: commentModel(branch, answers, listReader),
    count: first.below,
    replies: replies.map((reply) => commentModel(reply, answers, listReader)),
    ...(pager && { pager }),
  };
}

/** The place a link of the thread's page names, if any. @returns undefined where it is none of ours */
export function readThreadPlace({
  aelter,
  neuer,
}: Pick<ListQuery, 'aelter' | 'neuer'>): { place?: Place } | undefined {
  const text = neuer ?? aelter;
  if (text === undefined) return {};
  const at = readCursor(text);
  return at && { place: { side: neuer === undefined ? 'previous' : 'next', at } };
}

interface ThreadPage {
  rows: ShownRow[];
  before: number;
  hasNext: boolean;
}

async function selectPage(db: Db, threadId: string, place: Place | undefined): Promise<ThreadPage> {
  const found = await selectThread(db, threadId, { place, limit: THREAD_SIZE });
  const rows = found.slice(0, THREAD_SIZE);
  if (place === undefined) return { rows, before: 0, hasNext: found.length > THREAD_SIZE };
  if (place.side === 'previous') rows.reverse();
  const [earliest] = rows;
  if (earliest === undefined) return selectPage(db, threadId, undefined);
  const before = await countEarlierReplies(db, threadId, { at: cursorOf(earliest), limit: THREAD_SIZE + 1 });
  return { rows, before, hasNext: place.side === 'previous' || found.length > THREAD_SIZE };
}

function pagerOf(
  { rows, before, hasNext }: ThreadPage,
  href: string,
  { lang, timeZone }: Reader,
): PagerModel | undefined {
  const earliest = rows[0];
  const latest = rows.at(-1);
  if (!earliest || !latest || (before === 0 && !hasNext)) return undefined;
  const link = (name: string, row: ShownRow) => `${href}?${name}=${writeCursor(cursorOf(row))}#antworten`;
  return {
    kind: 'thread',
    days: daySpan(earliest.received_at, latest.received_at, lang, timeZone),
    ...(before > 0 && { previous: before <= THREAD_SIZE ? `${href}#antworten` : link('aelter', earliest) }),
    ...(hasNext && { next: link('neuer', latest) }),
  };
}

function cursorOf({ cursor, id }: ShownRow): Cursor {
  return { receivedAt: cursor, id };
}
