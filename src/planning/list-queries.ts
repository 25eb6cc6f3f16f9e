import { type RawBuilder, sql } from 'kysely';
import type { CommentState } from '../comments/comment.ts';
import type { AnswerStatus, FilterChannel } from '../comments/comment-filter.ts';
import type { Condition } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';
import type { Edge, Order } from './desk-place.ts';
import { type Reach, sourceOf, type Way } from './source-queries.ts';

/** A comment's place in the list. */
export type ListItem = { id: string; reference: string; cursor: string; supports: number };

/** A code as a chip shows it. */
export type CodeChip = { label: string; mark: string; colour: string };

export interface ListRow extends ListItem {
  name: string | null;
  channel: FilterChannel;
  state: CommentState;
  language: string;
  receivedAt: Date;
  /** The beginning of the text; none of what was taken back. */
  beginning: string | null;
  answer: AnswerStatus;
  codes: CodeChip[];
}

const ORDERED_BY: Record<Order, { keys: RawBuilder<unknown>; direction: 'asc' | 'desc' }> = {
  newest: { keys: sql`c.received_at, c.id`, direction: 'desc' },
  oldest: { keys: sql`c.received_at, c.id`, direction: 'asc' },
  supported: { keys: sql`c.supports, c.received_at, c.id`, direction: 'desc' },
};

const ITEM = sql`c.id, c.reference, c.supports,
  to_char(c.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS cursor`;

export interface ListAsked {
  order: Order;
  edge?: Edge | undefined;
}

/** At most so many comments in their order; those that lead to the edge in reverse. */
export async function selectItems(
  db: Db,
  way: Way,
  { order, edge }: ListAsked,
  limit: number,
): Promise<ListItem[]> {
  const { keys, direction } = ORDERED_BY[order];
  const isAscending = (direction === 'asc') !== (edge?.side === 'before');
  const beyond = edge ? isBeyond(keys, order, isAscending ? '>' : '<', edge) : sql<boolean>`true`;
  const upOrDown = sql.raw(isAscending ? 'ASC' : 'DESC');
  const reach: Reach =
    order === 'supported'
      ? { most: limit, order: 'other' }
      : { most: limit, order: 'received', isAscending, beyond: edge?.at };
  const { from, where } = sourceOf(way, reach);
  const { rows } = await sql<ListItem>`
    SELECT ${ITEM} FROM ${from} WHERE ${where} AND ${beyond}
    ORDER BY ${inOrder(order, upOrDown)} LIMIT ${limit}`.execute(db);
  return rows;
}

function inOrder(order: Order, way: RawBuilder<unknown>): RawBuilder<unknown> {
  const byTime = sql`c.received_at ${way}, c.id ${way}`;
  return order === 'supported' ? sql`c.supports ${way}, ${byTime}` : byTime;
}

/** A Date holds milliseconds only; the cursor has what the database has. */
function isBeyond(keys: RawBuilder<unknown>, order: Order, operator: '<' | '>', { at }: Edge): Condition {
  const time = sql`${at.receivedAt}::timestamp AT TIME ZONE 'UTC', ${at.id}::uuid`;
  const place = order === 'supported' ? sql`${at.supports ?? 0}::integer, ${time}` : time;
  return sql`(${keys}) ${sql.raw(operator)} (${place})`;
}

/** How many comments the filter finds, counted up to `most`. */
export async function countFound(db: Db, way: Way, most: number): Promise<number> {
  const { from, where, order } = sourceOf(way, { most, order: 'any', isCounted: true });
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM (SELECT FROM ${from} WHERE ${where} ${order} LIMIT ${most}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** The furthest of several. */
export const ANSWER_STATUS = sql<AnswerStatus>`CASE WHEN c.answered_at IS NOT NULL THEN 'released' ELSE coalesce((
  SELECT CASE WHEN bool_or(a.state = 'checked') THEN 'checked' ELSE 'draft' END
  FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id WHERE ac.comment_id = c.id HAVING count(*) > 0), 'none') END`;

/** Who withdraws or erases takes every word back. */
export const unlessTakenBack = (words: RawBuilder<unknown>) =>
  sql`CASE WHEN c.state NOT IN ('withdrawn', 'erased') THEN ${words} END`;

/** What the list shows of these comments, in any order. */
export async function selectRows(db: Db, ids: readonly string[]): Promise<Omit<ListRow, 'cursor'>[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<ListRow, 'cursor'>>`
    SELECT c.id, c.reference, c.supports, c.channel, c.state, c.language, c.received_at AS "receivedAt",
      ${unlessTakenBack(sql`c.author_name`)} AS name, ${unlessTakenBack(sql`left(c.body, 400)`)} AS beginning,
      ${ANSWER_STATUS} AS answer,
      (SELECT coalesce(json_agg(json_build_object('label', k.label, 'mark', k.mark, 'colour', k.colour)
        ORDER BY k.position, k.id), '[]')
        FROM code k WHERE k.id IN (SELECT code_id FROM coding WHERE comment_id = c.id)) AS codes
    FROM comment c WHERE c.id IN (${sql.join(ids)})`.execute(db);
  return rows;
}

/** Comments of a topic with a code, counted up to `most`. */
export async function countCoded(db: Db, topicId: string, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count
    FROM (
      SELECT DISTINCT ON (comment_id) comment_id FROM coding WHERE topic_id = ${topicId} ORDER BY comment_id LIMIT ${most}
    ) counted`.execute(db);
  return rows[0]?.count ?? 0;
}
