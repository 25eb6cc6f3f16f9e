import { type RawBuilder, sql } from 'kysely';
import { isReference } from '../comments/reference.ts';
import type { Db } from '../database/db.ts';
import type { CountedQueue, QueueKey } from './queue-page-model.ts';
import { holdsUndecided, isWaitingQueue, type QueueCursor, type QueuePlace } from './queue-place.ts';

/** Which entries: a queue, a part of it, or what was searched for in it; for whom and by which promise. */
export interface QueueBounds extends Omit<QueuePlace, 'hit'> {
  siteId: string;
  /** Whose decisions `mine` holds. */
  staffId: string;
  decisionHours: number;
}

interface Source {
  from: RawBuilder<unknown>;
  holds: (bounds: QueueBounds) => RawBuilder<boolean>;
  /** What it is ordered by. */
  at: RawBuilder<Date>;
  direction: 'asc' | 'desc';
}

const COMMENTS = sql`comment c`;
const RECEIVED = sql<Date>`c.received_at`;
/** As though it had waited a year longer for each point; written as the index `comment_urgent` has it. */
const WAITED_WITH_URGENCY = sql<Date>`(((c.received_at AT TIME ZONE 'UTC') - c.urgency * interval '365 days') AT TIME ZONE 'UTC')`;
/** Whose author was asked for another text waits for them, not for a moderator. */
export const WAITS = sql<boolean>`c.state = 'pending' AND NOT EXISTS (SELECT FROM comment_ask a WHERE a.comment_id = c.id)`;
const suspected = (suspicion: 'suspect' | 'spam') => () =>
  sql<boolean>`${WAITS} AND c.suspicion <> 'none' AND c.suspicion = ${suspicion}`;

/** What each queue holds, and its order: who has waited longest first, what was decided last first. */
const QUEUES: Record<QueueKey, Source> = {
  waiting: {
    from: COMMENTS,
    holds: () => WAITS,
    at: RECEIVED,
    direction: 'asc',
  },
  suspicious: { from: COMMENTS, holds: suspected('suspect'), at: RECEIVED, direction: 'asc' },
  spam: { from: COMMENTS, holds: suspected('spam'), at: RECEIVED, direction: 'asc' },
  edits: {
    from: sql`comment_revision r JOIN comment c ON c.id = r.comment_id`,
    holds: () => sql`r.state = 'waiting'`,
    at: sql`r.written_at`,
    direction: 'asc',
  },
  objections: {
    from: sql`objection o JOIN comment c ON c.id = o.comment_id`,
    holds: () => sql`o.state = 'open'`,
    at: sql`o.received_at`,
    direction: 'asc',
  },
  asked: {
    from: sql`comment_ask a JOIN comment c ON c.id = a.comment_id`,
    holds: () => sql`true`,
    at: sql`a.answer_by`,
    direction: 'asc',
  },
  decided: {
    from: COMMENTS,
    holds: () => sql`c.decided_at IS NOT NULL AND c.state IN ('published', 'rejected', 'spam')`,
    at: sql`c.decided_at`,
    direction: 'desc',
  },
  mine: {
    from: sql`moderation_event e JOIN comment c ON c.id = e.comment_id`,
    // Each comment once, by the reader's last word on it.
    holds: ({ staffId }) => sql`e.actor_id = ${staffId} AND e.action NOT IN ('reopen', 'import')
      AND NOT (e.action = 'restore' AND e.state_after = 'pending') AND NOT EXISTS (
      SELECT FROM moderation_event later WHERE later.comment_id = e.comment_id AND later.actor_id = e.actor_id
        AND later.version_after > e.version_after)`,
    at: sql`e.at`,
    direction: 'desc',
  },
  review: { from: COMMENTS, holds: () => sql`c.unseen`, at: sql`c.published_at`, direction: 'asc' },
  second: {
    from: sql`decision_proposal p JOIN comment c ON c.id = p.comment_id`,
    holds: () => sql`true`,
    at: sql`p.proposed_at`,
    direction: 'asc',
  },
  all: { from: COMMENTS, holds: () => sql`true`, at: RECEIVED, direction: 'desc' },
};

/** An entry's id with its place in the order. */
export type QueueItem = { id: string; cursor: string };

function orderOf({ queue, urgentFirst }: QueueBounds): Pick<Source, 'at' | 'direction'> {
  const order = QUEUES[queue];
  return urgentFirst && holdsUndecided(queue) ? { ...order, at: WAITED_WITH_URGENCY } : order;
}

/** At most so many entries of a queue in its order; those that lead to `before` in reverse. */
export async function selectQueue(db: Db, bounds: QueueBounds, limit: number): Promise<QueueItem[]> {
  const { at, direction } = orderOf(bounds);
  const isAscending = (direction === 'asc') === (bounds.before === undefined);
  const edge = bounds.before ?? bounds.after;
  const order = sql.raw(isAscending ? 'ASC' : 'DESC');
  const beyond = edge ? isBeyond(at, isAscending ? '>' : '<', edge) : sql`true`;
  const { rows } = await sql<QueueItem>`
    SELECT c.id, to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS cursor
    FROM ${part(bounds)} AND ${beyond}
    ORDER BY ${at} ${order}, c.id ${order} LIMIT ${limit}`.execute(db);
  return rows;
}

/** How many entries the part of the queue has, those before an entry only where one is given; counted up to `most`. */
export async function countQueue(
  db: Db,
  bounds: QueueBounds,
  { most, before }: { most: number; before?: QueueCursor },
): Promise<number> {
  const { at, direction } = orderOf(bounds);
  const beyond = before ? isBeyond(at, direction === 'asc' ? '<' : '>', before) : sql`true`;
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM (SELECT FROM ${part(bounds)} AND ${beyond} LIMIT ${most}) counted`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** A Date holds milliseconds only; the cursor has what the database has. */
const isBeyond = (at: RawBuilder<Date>, operator: '<' | '>', { receivedAt, id }: QueueCursor) =>
  sql<boolean>`(${at}, c.id) ${sql.raw(operator)} (${receivedAt}::timestamp AT TIME ZONE 'UTC', ${id}::uuid)`;

function part(bounds: QueueBounds): RawBuilder<unknown> {
  const { from, holds, at } = QUEUES[bounds.queue];
  const overdue = bounds.overdue
    ? sql`${at} < now() - ${bounds.decisionHours} * interval '1 hour'`
    : sql`true`;
  return sql`${from} WHERE c.site_id = ${bounds.siteId} AND ${holds(bounds)} AND ${ofTopic(bounds)} AND ${overdue}`;
}

const ofTopic = ({ siteId, topic }: QueueBounds) =>
  topic === undefined
    ? sql<boolean>`true`
    : sql<boolean>`c.topic_id = (SELECT id FROM topic WHERE site_id = ${siteId} AND slug = ${topic})`;

/** Words that more comments hold than this are looked for from the newest comment on. */
const COMMON = 3_000;

/**
 * Which comments hold these words in any of their forms, in text or name, the best first; a Vorgangsnummer's comment before
 * them. Of more than `most` the newest are ranked, because ranking reads each of them. Words are combined as on the web:
 * "a phrase", or, -not.
 */
export async function selectFound(db: Db, bounds: QueueBounds, most: number): Promise<string[]> {
  const words = bounds.search ?? '';
  const query = sql`websearch_to_tsquery('german_civic', ${words})`;
  const { rows } = await sql<{ id: string }>`
    WITH ${await candidates(db, bounds, query)}, newest AS MATERIALIZED (
      SELECT id, search, author_name FROM candidate WHERE search @@ ${query} ORDER BY id DESC LIMIT ${most}
    )
    SELECT id FROM newest
    ORDER BY ts_rank(search, ${query}, 1)
      + (to_tsvector('german_civic', coalesce(author_name, '')) @@ ${query})::integer DESC, id DESC`.execute(
    db,
  );
  const ids = rows.map(({ id }) => id);
  const reference = referenceIn(words);
  if (!reference) return ids;
  const named = await sql<{ id: string }>`
    SELECT c.id FROM ${part(bounds)} AND c.reference = ${reference}`.execute(db);
  return [...new Set([...named.rows.map(({ id }) => id), ...ids])];
}

/**
 * Where to look. The planner knows how common a word is only roughly, and guesses seconds wrong; so what is small is read
 * first: a backlog, or everything that holds a rare word.
 */
async function candidates(
  db: Db,
  bounds: QueueBounds,
  query: RawBuilder<unknown>,
): Promise<RawBuilder<unknown>> {
  const columns = sql`c.id, c.search, c.author_name`;
  if (isWaitingQueue(bounds.queue))
    return sql`candidate AS MATERIALIZED (SELECT ${columns} FROM ${part(bounds)})`;
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::integer AS count FROM (SELECT FROM comment WHERE search @@ ${query} LIMIT ${COMMON}) counted`.execute(
    db,
  );
  const isRare = (rows[0]?.count ?? 0) < COMMON;
  if (!isRare) return sql`candidate AS NOT MATERIALIZED (SELECT ${columns} FROM ${part(bounds)})`;
  return sql`
    hit AS MATERIALIZED (SELECT id FROM comment WHERE search @@ ${query}),
    candidate AS MATERIALIZED (SELECT ${columns} FROM ${part(bounds)} AND c.id IN (SELECT id FROM hit))`;
}

/** As people type it: in small letters, without the hyphen. */
function referenceIn(words: string): string | undefined {
  const [, first, last] = /^(\w{4})[-\s]?(\w{4})$/.exec(words.trim().toUpperCase()) ?? [];
  const reference = `${first}-${last}`;
  return isReference(reference) ? reference : undefined;
}

export interface TopicCounts extends Record<CountedQueue, number> {
  slug: string;
  title: string;
  state: string;
  /** Comments with open reports. */
  reported: number;
  /** Its comments may be public before, or its decisions need two. */
  hasModes: boolean;
}

/** How much lies in each queue, by topic in the editors' order, all counted at one moment. */
export async function selectCounts(db: Db, siteId: string): Promise<TopicCounts[]> {
  const { rows } = await sql<TopicCounts>`
    SELECT t.slug, t.title, t.state, coalesce(kept.pending, 0) - coalesce(asked.asked, 0) AS waiting,
      coalesce(kept.decided, 0) AS decided, coalesce(asked.asked, 0) AS asked,
      coalesce(suspected.suspicious, 0) AS suspicious, coalesce(suspected.spam, 0) AS spam,
      coalesce(edited.edits, 0) AS edits, coalesce(objected.objections, 0) AS objections,
      coalesce(told.reported, 0) AS reported, coalesce(unseen.review, 0) AS review, coalesce(proposed.second, 0) AS second,
      t.moderation = 'post' OR t.four_eyes <> 'none' AS "hasModes"
    FROM topic t
    LEFT JOIN (
      SELECT topic_id, (sum(count) FILTER (WHERE state = 'pending'))::integer AS pending,
        (sum(count) FILTER (WHERE state IN ('published', 'rejected', 'spam')))::integer AS decided
      FROM topic_count GROUP BY 1
    ) kept ON kept.topic_id = t.id
    LEFT JOIN (
      SELECT c.topic_id, (count(*) FILTER (WHERE c.suspicion = 'suspect'))::integer AS suspicious,
        (count(*) FILTER (WHERE c.suspicion = 'spam'))::integer AS spam
      FROM comment c WHERE c.site_id = ${siteId} AND c.suspicion <> 'none' AND ${WAITS} GROUP BY 1
    ) suspected ON suspected.topic_id = t.id
    LEFT JOIN (
      SELECT c.topic_id, count(*)::integer AS asked
      FROM comment_ask a JOIN comment c ON c.id = a.comment_id GROUP BY 1
    ) asked ON asked.topic_id = t.id
    LEFT JOIN (
      SELECT c.topic_id, count(*)::integer AS edits
      FROM comment_revision r JOIN comment c ON c.id = r.comment_id WHERE r.state = 'waiting' GROUP BY 1
    ) edited ON edited.topic_id = t.id
    LEFT JOIN (
      SELECT c.topic_id, count(*)::integer AS objections
      FROM objection o JOIN comment c ON c.id = o.comment_id WHERE o.state = 'open' GROUP BY 1
    ) objected ON objected.topic_id = t.id
    LEFT JOIN (
      SELECT c.topic_id, count(DISTINCT c.id)::integer AS reported
      FROM report r JOIN comment c ON c.id = r.comment_id
      WHERE r.site_id = ${siteId} AND r.state = 'open' GROUP BY 1
    ) told ON told.topic_id = t.id
    LEFT JOIN (
      SELECT c.topic_id, count(*)::integer AS review FROM comment c WHERE c.site_id = ${siteId} AND c.unseen GROUP BY 1
    ) unseen ON unseen.topic_id = t.id
    LEFT JOIN (
      SELECT c.topic_id, count(*)::integer AS second
      FROM decision_proposal p JOIN comment c ON c.id = p.comment_id GROUP BY 1
    ) proposed ON proposed.topic_id = t.id
    WHERE t.site_id = ${siteId}
    ORDER BY t.position, t.published_at DESC NULLS LAST, t.id`.execute(db);
  return rows;
}
