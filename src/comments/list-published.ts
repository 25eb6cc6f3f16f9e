import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { NotFound } from '../platform/refusal.ts';
import type { Ledger } from './comment.ts';
import type { CommentListModel } from './comment-list-model.ts';
import { readCursor, writeCursor } from './cursor.ts';
import {
  type Cursor,
  countNewer,
  type PublishedRow,
  selectCursor,
  selectLedger,
  selectPublished,
} from './queries.ts';
import { commentModel } from './view.ts';

export const PAGE_SIZE = 20;

export interface ListRequest {
  lang: Lang;
  timeZone: string;
  /** Address of the topic's page. */
  href: string;
  /** Cursor: comments older than this one. */
  before?: string | undefined;
  /** Cursor: comments newer than this one. */
  after?: string | undefined;
  /** Vorgangsnummer of a comment that must be on the page. */
  showing?: string | undefined;
}

/**
 * One page of a topic's published comments, newest first, with the topic's ledger.
 *
 * @throws NotFound for a cursor that is none of ours
 */
export async function listPublished(
  db: Db,
  topicId: string,
  request: ListRequest,
): Promise<{ list: CommentListModel; ledger: Ledger }> {
  const before = given(request.before);
  const after = given(request.after);
  const from = request.showing === undefined ? undefined : await pageStart(db, topicId, request.showing);
  const [ledger, found] = await Promise.all([
    selectLedger(db, topicId),
    selectPublished(db, topicId, { from, before, after, limit: PAGE_SIZE }),
  ]);
  const rows = found.slice(0, PAGE_SIZE);
  if (after) rows.reverse();
  const isNewestPage = from === undefined && before === undefined && after === undefined;
  const newer =
    isNewestPage || rows.length === 0 ? 0 : await countNewer(db, topicId, cursorOf(rows[0] as PublishedRow));
  const pager = pagerOf(rows, { newer, total: ledger.published, href: request.href });
  return {
    ledger,
    list: {
      count: ledger.published,
      items: rows.map((row) => commentModel(row, request)),
      ...(pager && { pager }),
    },
  };
}

function given(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const cursor = readCursor(text);
  if (!cursor) throw new NotFound();
  return cursor;
}

/**
 * Where the page with this comment begins; undefined is the first page of all, which also stands for a comment that is not
 * public: its link says nothing about it.
 */
async function pageStart(db: Db, topicId: string, reference: string): Promise<Cursor | undefined> {
  const cursor = await selectCursor(db, topicId, reference);
  if (!cursor) return undefined;
  return (await countNewer(db, topicId, cursor)) < PAGE_SIZE ? undefined : cursor;
}

/** @returns undefined where one page holds them all */
function pagerOf(
  rows: PublishedRow[],
  { newer, total, href }: { newer: number; total: number; href: string },
): CommentListModel['pager'] {
  if (rows.length === 0 || total <= PAGE_SIZE) return undefined;
  const first = cursorOf(rows[0] as PublishedRow);
  const last = cursorOf(rows.at(-1) as PublishedRow);
  const to = newer + rows.length;
  return {
    from: newer + 1,
    to,
    total,
    // On the first page of all there is no cursor, so that it has one address only.
    ...(newer > 0 && { newer: newer <= PAGE_SIZE ? `${href}#beitraege` : link(href, 'neuer', first) }),
    ...(to < total && { older: link(href, 'aelter', last) }),
  };
}

function cursorOf(row: PublishedRow): Cursor {
  return { receivedAt: row.cursor, id: row.id };
}

function link(href: string, name: 'aelter' | 'neuer', cursor: Cursor): string {
  return `${href}?${name}=${writeCursor(cursor)}#beitraege`;
}
