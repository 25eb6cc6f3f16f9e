import type { Db } from '../database/db.ts';
import { daySpan } from '../i18n/moment.ts';
import type { Ledger } from './comment.ts';
import type { CommentListModel, PagerModel, ToolbarModel } from './comment-list-model.ts';
import type { Cursor } from './cursor.ts';
import { answersTo } from './list-answers.ts';
import {
  countBefore,
  hasAnswers,
  type ShownRow,
  selectFirst,
  selectLedger,
  selectReplies,
} from './list-queries.ts';
import { remarksUnder } from './list-remarks.ts';
import { addressOf, type ListView, ORDERS, wordOf } from './list-view.ts';
import { type Branch, growTree } from './thread-tree.ts';
import { commentModel, type Reader } from './view.ts';

export const PAGE_SIZE = 20;
/** So many replies of each thread stand on the topic's page; the thread's own page has all. */
export const REPLIES_SHOWN = 20;

/** One page of a topic's comments, each with its first replies, and the topic's ledger. */
export async function listPublished(
  db: Db,
  topicId: string,
  view: ListView,
  reader: Reader,
): Promise<{ list: CommentListModel; ledger: Ledger }> {
  const [ledger, page, isAnswered] = await Promise.all([
    selectLedger(db, topicId),
    selectPage(db, topicId, view),
    hasAnswers(db, topicId),
  ]);
  const branches = await (view.onlyAnswered ? standAlone(page.rows) : withReplies(db, page.rows));
  const answers = await answersTo(db, branches);
  const listReader = { ...reader, remarks: await remarksUnder(db, branches) };
  const pager = pagerOf(page, reader);
  const toolbar = toolbarOf(page.view, { isAnswered, count: ledger.published, reader });
  const list = {
    count: ledger.published,
    items: branches.map((branch) => commentModel(branch, answers, listReader)),
    ...(toolbar && { toolbar }),
    ...(pager && { pager }),
  };
  return { ledger, list };
}

interface ListPage {
  view: ListView;
  rows: ShownRow[];
  /** How many come before it; more than a page is only "more". */
  before: number;
  hasNext: boolean;
}

/** A place beyond the list's end shows its beginning. */
async function selectPage(db: Db, topicId: string, view: ListView): Promise<ListPage> {
  const found = await selectFirst(db, topicId, { ...view, limit: PAGE_SIZE });
  const rows = found.slice(0, PAGE_SIZE);
  if (view.place === undefined) return { view, rows, before: 0, hasNext: found.length > PAGE_SIZE };
  if (view.place.side === 'previous') rows.reverse();
  const [first] = rows;
  if (first === undefined) {
    const { place: _, ...beginning } = view;
    return selectPage(db, topicId, beginning);
  }
  const limit = PAGE_SIZE + 1;
  const before = await countBefore(db, topicId, { ...view, at: cursorOf(first, view), limit });
  return { view, rows, before, hasNext: view.place.side === 'previous' || found.length > PAGE_SIZE };
}

async function withReplies(db: Db, rows: readonly ShownRow[]): Promise<Branch<ShownRow>[]> {
  const found = await selectReplies(
    db,
    rows.map(({ id }) => id),
    REPLIES_SHOWN,
  );
  const threads = Map.groupBy(found, ({ thread_id: threadId }) => threadId);
  return rows.map((row) => {
    const replies = threads.get(row.id) ?? [];
    const hasMore = replies.length > REPLIES_SHOWN;
    return { row, replies: growTree(replies.slice(0, REPLIES_SHOWN), row.id), hasMore };
  });
}

/** Answered comments of any depth stand for themselves; what they belong to is a link away. */
function standAlone(rows: readonly ShownRow[]): Branch<ShownRow>[] {
  return rows.map((row) => ({
    row,
    replies: [],
    isLoose: row.depth > 1,
    hasMore: row.depth === 1 && row.below > 0,
  }));
}

/** @returns undefined where one page holds them all */
function pagerOf(
  { view, rows, before, hasNext }: ListPage,
  { lang, timeZone, href }: Reader,
): PagerModel | undefined {
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last || (before === 0 && !hasNext)) return undefined;
  const { place: _, ...beginning } = view;
  const link = (side: 'next' | 'previous', row: ShownRow) =>
    `${addressOf(href, { ...beginning, place: { side, at: cursorOf(row, view) } })}#beitraege`;
  const times = rows.map(({ received_at: at }) => at.getTime());
  return {
    kind: view.order,
    days: daySpan(new Date(Math.min(...times)), new Date(Math.max(...times)), lang, timeZone),
    ...(view.order === 'supported' && { supports: supportsOf(first.supports, last.supports) }),
    // The beginning has one address only.
    ...(before > 0 && {
      previous: before <= PAGE_SIZE ? `${addressOf(href, beginning)}#beitraege` : link('previous', first),
    }),
    ...(hasNext && { next: link('next', last) }),
  };
}

function supportsOf(most: number, fewest: number) {
  return { most, fewest, span: most === fewest ? ('no' as const) : ('yes' as const) };
}

function toolbarOf(
  { order, onlyAnswered }: ListView,
  { isAnswered, count, reader }: { isAnswered: boolean; count: number; reader: Reader },
): ToolbarModel | undefined {
  if (count < 2 && !onlyAnswered) return undefined;
  return {
    action: reader.href,
    orders: ORDERS.map((one) => ({ order: one, value: wordOf(one), isChosen: one === order })),
    ...((isAnswered || onlyAnswered) && { onlyAnswered: { isChosen: onlyAnswered } }),
  };
}

function cursorOf({ cursor, id, supports }: ShownRow, { order }: ListView): Cursor {
  return { receivedAt: cursor, id, ...(order === 'supported' && { supports }) };
}
