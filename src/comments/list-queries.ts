import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { DEPTH_MAX, type Ledger, ledgerOf } from './comment.ts';
import type { Cursor } from './cursor.ts';
import type { ListView, Order, Place } from './list-view.ts';

// A Date holds milliseconds only; the cursor needs what the database has.
const CURSOR = sql<string>`to_char(c.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
const IS_PUBLIC = sql`c.state = 'published'`;

export type ShownRow = Awaited<ReturnType<typeof selectFirst>>[number];
export type AnswerRow = Awaited<ReturnType<typeof selectAnswers>>[number];

/** Comments as readers see them: of one that is not public only that there was one. */
function shown(db: Db) {
  return db
    .selectFrom('comment as c')
    .leftJoin('comment as p', 'p.id', 'c.parent_id')
    .select(['c.id', 'c.reference', 'c.state', 'c.depth', 'c.parent_id', 'c.thread_id', 'c.channel'])
    .select(['c.language', 'c.received_at', 'c.edited_at', 'c.supports', 'c.below'])
    .select([
      CURSOR.as('cursor'),
      sql<string | null>`CASE WHEN ${IS_PUBLIC} THEN c.author_name END`.as('author_name'),
      sql<string | null>`CASE WHEN ${IS_PUBLIC} THEN c.body END`.as('body'),
      sql<boolean>`${IS_PUBLIC} AND c.answered_at IS NOT NULL`.as('is_answered'),
      'p.reference as parent_reference',
      sql<string | null>`CASE WHEN p.state = 'published' THEN p.author_name END`.as('parent_name'),
    ]);
}

const REPLY = [
  ...(['id', 'reference', 'state', 'depth', 'parent_id', 'thread_id', 'channel', 'language'] as const),
  ...(['received_at', 'edited_at', 'supports', 'below', 'cursor', 'author_name', 'body'] as const),
  ...(['is_answered', 'parent_reference', 'parent_name'] as const),
].map((name) => `reply.${name}` as const);

type Listed = Pick<ListView, 'order' | 'onlyAnswered'>;

/** Each of these has an index of its own, in the order of the list. */
const FIRST = sql<boolean>`c.depth = 1 AND c.is_shown`;
const ANSWERED = sql<boolean>`c.answered_at IS NOT NULL AND c.state = 'published'`;

function comparison(order: Order, side: Place['side']) {
  const isFalling = order !== 'oldest';
  const reads = side === 'previous' ? !isFalling : isFalling;
  const operator = sql.raw(`${reads ? '<' : '>'}${side === 'from' ? '=' : ''}`);
  return { direction: reads ? ('desc' as const) : ('asc' as const), operator };
}

function beyond(order: Order, { side, at }: Place) {
  const { operator } = comparison(order, side);
  const time = sql`${at.receivedAt}::timestamp AT TIME ZONE 'UTC', ${at.id}::uuid`;
  return order === 'supported'
    ? sql<boolean>`(c.supports, c.received_at, c.id) ${operator} (${at.supports ?? 0}::integer, ${time})`
    : sql<boolean>`(c.received_at, c.id) ${operator} (${time})`;
}

/**
 * First comments of a topic, or those with an answer, from a place on, and one more that tells whether others follow. What
 * lies before a place comes in reverse.
 */
export async function selectFirst(
  db: Db,
  topicId: string,
  { order, onlyAnswered, place, limit }: ListView & { limit: number },
) {
  const { direction } = comparison(order, place?.side ?? 'next');
  let query = shown(db)
    .where('c.topic_id', '=', topicId)
    .where(onlyAnswered ? ANSWERED : FIRST)
    .limit(limit + 1);
  if (place) query = query.where(beyond(order, place));
  if (order === 'supported') query = query.orderBy('c.supports', direction);
  return query.orderBy('c.received_at', direction).orderBy('c.id', direction).execute();
}

/**
 * How many come before this one in the list, counted no further than the limit. In order, or PostgreSQL looks for any rows,
 * anywhere.
 */
export async function countBefore(
  db: Db,
  topicId: string,
  { order, onlyAnswered, at, limit }: Listed & { at: Cursor; limit: number },
): Promise<number> {
  const { direction } = comparison(order, 'previous');
  let query = db
    .selectFrom('comment as c')
    .select('c.received_at')
    .where('c.topic_id', '=', topicId)
    .where(onlyAnswered ? ANSWERED : FIRST)
    .where(beyond(order, { side: 'previous', at }))
    .limit(limit);
  if (order === 'supported') query = query.orderBy('c.supports', direction);
  return (await query.orderBy('c.received_at', direction).orderBy('c.id', direction).execute()).length;
}

/** The first replies to each of these comments, at any depth, in order of time, and one more. */
export async function selectReplies(db: Db, firstIds: readonly string[], limit: number) {
  if (firstIds.length === 0) return [];
  return db
    .selectFrom(sql<{ id: string }>`unnest(${firstIds}::uuid[])`.as<'first'>(sql`first(id)`))
    .innerJoinLateral(
      (eb) =>
        shown(db)
          .where('c.thread_id', '=', eb.ref('first.id'))
          .where('c.is_shown', '=', sql.lit(true))
          .orderBy('c.received_at')
          .orderBy('c.id')
          .limit(limit + 1)
          .as('reply'),
      (join) => join.onTrue(),
    )
    .select(REPLY)
    .execute();
}

/** Replies of one thread from a place on, in order of time, and one more; what lies before a place comes in reverse. */
export async function selectThread(
  db: Db,
  threadId: string,
  { place, limit }: { place?: Place | undefined; limit: number },
) {
  const { direction } = comparison('oldest', place?.side ?? 'next');
  let query = shown(db)
    .where('c.thread_id', '=', threadId)
    .where('c.is_shown', '=', sql.lit(true))
    .limit(limit + 1);
  if (place) query = query.where(beyond('oldest', place));
  return query.orderBy('c.received_at', direction).orderBy('c.id', direction).execute();
}

/** How many replies of the thread come before this one, counted no further than the limit. */
export async function countEarlierReplies(
  db: Db,
  threadId: string,
  { at, limit }: { at: Cursor; limit: number },
): Promise<number> {
  const earlier = await db
    .selectFrom('comment as c')
    .select('c.received_at')
    .where('c.thread_id', '=', threadId)
    .where('c.is_shown', '=', sql.lit(true))
    .where(beyond('oldest', { side: 'previous', at }))
    .orderBy('c.received_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute();
  return earlier.length;
}

/** What the city answered to these comments and released. */
export async function selectAnswers(db: Db, commentIds: readonly string[]) {
  return db
    .selectFrom('answer_comment as ac')
    .innerJoin('answer as a', 'a.id', 'ac.answer_id')
    .innerJoin('topic as t', 't.id', 'a.topic_id')
    .select(['ac.comment_id', 'a.id', 'a.voice', 'a.department', 'a.body', 'a.outcome', 'a.released_at'])
    .select(['a.body_simple', 'a.revised_at', 't.language'])
    .where('ac.comment_id', 'in', commentIds)
    .where('a.state', '=', 'released')
    .orderBy('a.released_at')
    .orderBy('a.id')
    .execute();
}

interface Named {
  siteId: string;
  topicId: string;
  reference: string;
}

/** A comment of the topic that readers see, or its trace, and where it stands. */
export async function selectShown(db: Db, { siteId, topicId, reference }: Named) {
  return shown(db)
    .leftJoin('comment as first', 'first.id', 'c.thread_id')
    .select(['first.reference as thread_reference', 'first.is_shown as is_thread_shown'])
    .select(
      sql<string | null>`to_char(first.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`.as(
        'thread_cursor',
      ),
    )
    .where('c.site_id', '=', siteId)
    .where('c.topic_id', '=', topicId)
    .where('c.reference', '=', reference)
    .where('c.is_shown', '=', sql.lit(true))
    .executeTakeFirst();
}

/** The public comment of an open or closed topic that a reply goes to, by its reference or its id. */
export async function selectReplyTarget(
  db: Db,
  { siteId, slug, reference, id }: { siteId: string; slug: string; reference?: string; id?: string },
) {
  let query = db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .select(['c.id', 'c.reference', 'c.author_name', 'c.body', 'c.channel', 'c.language', 'c.received_at'])
    .where('c.site_id', '=', siteId)
    .where('t.slug', '=', slug)
    .where('t.state', 'in', ['published', 'archived'])
    .where('c.state', '=', 'published')
    .where('c.depth', '<', DEPTH_MAX);
  if (reference !== undefined) query = query.where('c.reference', '=', reference);
  if (id !== undefined) query = query.where('c.id', '=', id);
  return query.executeTakeFirst();
}

export async function hasAnswers(db: Db, topicId: string): Promise<boolean> {
  const found = await db
    .selectFrom('comment as c')
    .select('c.id')
    .where('c.topic_id', '=', topicId)
    .where(ANSWERED)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The topic's books as the counting trigger keeps them: what reading them costs does not grow with the topic. */
export async function selectLedger(db: Db, topicId: string): Promise<Ledger> {
  const counts = await db
    .selectFrom('topic_count')
    .select(['state', sql<number>`sum(count)::integer`.as('count')])
    .where('topic_id', '=', topicId)
    .groupBy('state')
    .execute();
  return ledgerOf(counts);
}
