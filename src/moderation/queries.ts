import { type RawBuilder, sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Channel, CommentState } from '../comments/comment.ts';
import type { LoggedAct } from '../comments/comment-life.ts';
import type { Db } from '../database/db.ts';
import type { PromiseFigures } from './promise.ts';
import type { QueueKey } from './queue-page-model.ts';
import type { QueueCursor } from './queue-place.ts';

export async function insertDecisionText(
  trx: Db,
  words: { eventId: string; commentId: string; reasonText: string; note: string },
): Promise<void> {
  await trx
    .insertInto('decision_text')
    .values({
      event_id: words.eventId,
      comment_id: words.commentId,
      reason_text: words.reasonText,
      note: words.note,
    })
    .execute();
}

/** One job for each comment: what was decided last replaces what was not told yet. */
const feedbackKey = (commentId: string) => `akismet-feedback:${commentId}`;

/** Only of a comment whose author consented, and while address and browser are kept. */
export async function enqueueFeedback(trx: Db, commentId: string, judgement: 'ham' | 'spam'): Promise<void> {
  await sql`
    SELECT graphile_worker.add_job('akismet-feedback',
      json_build_object('commentId', comment_id, 'judgement', ${judgement}::text), job_key := ${feedbackKey(commentId)})
    FROM akismet_material WHERE comment_id = ${commentId}`.execute(trx);
}

export async function dropFeedback(trx: Db, commentId: string): Promise<void> {
  await sql`SELECT graphile_worker.remove_job(${feedbackKey(commentId)})`.execute(trx);
}

export type LastEvent = NonNullable<Awaited<ReturnType<typeof selectLastEvent>>>;

export async function selectLastEvent(db: Db, commentId: string) {
  return db
    .selectFrom('moderation_event as e')
    .leftJoin('staff', 'staff.id', 'e.actor_id')
    .leftJoin('decision_text as d', 'd.event_id', 'e.id')
    .select(['e.actor_id as actorId', 'staff.name as by', 'e.at', 'e.reason_code as reasonCode'])
    .select(['d.reason_text as reasonText', 'd.note'])
    .select((eb) => eb.ref('e.action').$castTo<LoggedAct>().as('action'))
    .where('e.comment_id', '=', commentId)
    .orderBy('e.version_after', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Who made the decision that is objected to. */
export async function selectDecider(db: Db, eventId: string): Promise<string | null> {
  const row = await db
    .selectFrom('moderation_event')
    .select('actor_id')
    .where('id', '=', eventId)
    .executeTakeFirst();
  return row?.actor_id ?? null;
}

/** True when the author wants mail and the address is known to be theirs. */
export async function selectIsToldByMail(db: Db, commentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('comment_contact')
    .select('comment_id')
    .where('comment_id', '=', commentId)
    .where('notify', '=', true)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

export interface QueueBounds {
  siteId: string;
  queue: QueueKey;
  /** Slug. */
  topic?: string | undefined;
  urgentFirst?: boolean | undefined;
  after?: QueueCursor | undefined;
  before?: QueueCursor | undefined;
}

const RECEIVED = sql<Date>`c.received_at`;
/** Whose author was asked for another text waits for them, not for a moderator. */
const WAITS = sql<boolean>`c.state = 'pending' AND NOT EXISTS (SELECT FROM comment_ask a WHERE a.comment_id = c.id)`;

/** What each queue holds, and what it is ordered by: who has waited longest first, what was decided last first. */
const QUEUES = {
  waiting: { holds: WAITS, by: RECEIVED, direction: 'asc' },
  suspicious: {
    holds: sql<boolean>`${WAITS} AND c.suspicion = 'suspect'`,
    by: RECEIVED,
    direction: 'asc',
  },
  spam: {
    holds: sql<boolean>`${WAITS} AND c.suspicion = 'spam'`,
    by: RECEIVED,
    direction: 'asc',
  },
  edits: {
    holds: sql<boolean>`EXISTS (SELECT FROM comment_revision r WHERE r.comment_id = c.id AND r.state = 'waiting')`,
    by: sql<Date>`(SELECT r.written_at FROM comment_revision r WHERE r.comment_id = c.id AND r.state = 'waiting')`,
    direction: 'asc',
  },
  objections: {
    holds: sql<boolean>`EXISTS (SELECT FROM objection o WHERE o.comment_id = c.id AND o.state = 'open')`,
    by: sql<Date>`(SELECT o.received_at FROM objection o WHERE o.comment_id = c.id AND o.state = 'open')`,
    direction: 'asc',
  },
  asked: {
    holds: sql<boolean>`EXISTS (SELECT FROM comment_ask a WHERE a.comment_id = c.id)`,
    by: sql<Date>`(SELECT a.answer_by FROM comment_ask a WHERE a.comment_id = c.id)`,
    direction: 'asc',
  },
  decided: {
    holds: sql<boolean>`c.decided_at IS NOT NULL AND c.state IN ('published', 'rejected', 'spam')`,
    by: sql<Date>`c.decided_at`,
    direction: 'desc',
  },
} as const;

/** As though it had waited a year longer for each point; written as the index `comment_urgent` has it. */
const WAITED_WITH_URGENCY = sql<Date>`(((c.received_at AT TIME ZONE 'UTC') - c.urgency * interval '365 days') AT TIME ZONE 'UTC')`;

function orderOf({ queue, urgentFirst }: QueueBounds) {
  const order = QUEUES[queue];
  return urgentFirst && order.by === RECEIVED ? { ...order, by: WAITED_WITH_URGENCY } : order;
}

/** A Date holds milliseconds only; the cursor needs what the database has. */
const toCursor = (by: RawBuilder<Date>) =>
  sql<string>`to_char(${by} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`;
const fromCursor = ({ receivedAt, id }: QueueCursor) =>
  sql`(${receivedAt}::timestamp AT TIME ZONE 'UTC', ${id}::uuid)`;

export type EntryRow = NonNullable<Awaited<ReturnType<typeof selectEntry>>>;

function entries(db: Db, siteId: string, orderedBy: RawBuilder<Date>) {
  return db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .leftJoin('screening as s', 's.comment_id', 'c.id')
    .select(['c.id', 'c.reference', 'c.version', 'c.author_name as name', 'c.body', 'c.language', 'c.late'])
    .select(['c.received_at as receivedAt', 'c.decided_at as decidedAt', 'c.reason_code as reasonCode'])
    .leftJoin('comment_ask as ask', 'ask.comment_id', 'c.id')
    .leftJoin('comment_original as sealed', 'sealed.comment_id', 'c.id')
    .select([
      'c.redacted_at as redactedAt',
      'ask.answer_by as answerBy',
      'sealed.delete_after as originalUntil',
    ])
    .select(['c.akismet_consent as akismetConsent', 't.slug', 't.title', 's.verdicts'])
    .select((eb) => [
      eb.ref('c.state').$castTo<CommentState>().as('state'),
      eb.ref('c.channel').$castTo<Channel>().as('channel'),
      toCursor(orderedBy).as('cursor'),
      sql<Date>`now()`.as('now'),
      jsonObjectFrom(
        eb
          .selectFrom('comment as p')
          .select(['p.author_name as name', 'p.reference', 'p.state'])
          .select(sql<string | null>`left(p.body, 400)`.as('beginning'))
          .whereRef('p.id', '=', 'c.parent_id'),
      ).as('parent'),
      jsonArrayFrom(
        eb
          .selectFrom('moderation_event as e')
          .leftJoin('staff', 'staff.id', 'e.actor_id')
          .leftJoin('decision_text as d', 'd.event_id', 'e.id')
          .select(['e.action', 'e.at', 'staff.name as by', 'e.reason_code as reasonCode'])
          .select('e.state_before as stateBefore')
          .select(['d.reason_text as reasonText', 'd.note'])
          .whereRef('e.comment_id', '=', 'c.id')
          .orderBy('e.version_after'),
      ).as('history'),
      jsonObjectFrom(
        eb
          .selectFrom('comment_revision as r')
          .select(['r.body', 'r.written_at as writtenAt', 'r.verdicts'])
          .whereRef('r.comment_id', '=', 'c.id')
          .where('r.state', '=', 'waiting'),
      ).as('edit'),
      jsonObjectFrom(
        eb
          .selectFrom('objection as o')
          .innerJoin('moderation_event as first', 'first.id', 'o.event_id')
          .leftJoin('staff as decider', 'decider.id', 'first.actor_id')
          .select(['o.body', 'o.received_at as receivedAt', 'first.actor_id as decidedById'])
          .select('decider.name as decidedBy')
          .select(
            sql<boolean>`EXISTS (SELECT FROM staff s WHERE s.site_id = first.site_id AND s.id <> first.actor_id
              AND s.disabled_at IS NULL AND s.roles && ARRAY['moderator', 'admin'])`.as('hasOthers'),
          )
          .whereRef('o.comment_id', '=', 'c.id')
          .where('o.state', '=', 'open'),
      ).as('objection'),
    ])
    .where('c.site_id', '=', siteId);
}

/** At most so many entries of a queue in its order; those that lead to `before` in reverse. */
export async function selectQueue(db: Db, bounds: QueueBounds, limit: number): Promise<EntryRow[]> {
  const { siteId, topic, after, before } = bounds;
  const { holds, by, direction } = orderOf(bounds);
  const isAscending = (direction === 'asc') === (before === undefined);
  const place = sql`(${by}, c.id)`;
  let query = entries(db, siteId, by)
    .where(holds)
    .orderBy(by, isAscending ? 'asc' : 'desc')
    .orderBy('c.id', isAscending ? 'asc' : 'desc')
    .limit(limit);
  if (topic) query = query.where('t.slug', '=', topic);
  const edge = before ?? after;
  if (edge)
    query = query.where(sql<boolean>`${place} ${sql.raw(isAscending ? '>' : '<')} ${fromCursor(edge)}`);
  return query.execute();
}

/** How many entries of the queue come before this one. */
export async function countEarlier(db: Db, bounds: QueueBounds, first: QueueCursor): Promise<number> {
  const { holds, by, direction } = orderOf(bounds);
  let query = db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('c.site_id', '=', bounds.siteId)
    .where(holds)
    .where(sql<boolean>`(${by}, c.id) ${sql.raw(direction === 'asc' ? '<' : '>')} ${fromCursor(first)}`);
  if (bounds.topic) query = query.where('t.slug', '=', bounds.topic);
  return (await query.executeTakeFirstOrThrow()).count;
}

export async function selectEntry(db: Db, siteId: string, id: string) {
  return entries(db, siteId, RECEIVED).where('c.id', '=', id).executeTakeFirst();
}

export interface TopicCounts extends Record<QueueKey, number> {
  slug: string;
  title: string;
  state: string;
}

/** How much lies in each queue, by topic in the editors' order, all counted at one moment. */
export async function selectCounts(db: Db, siteId: string): Promise<TopicCounts[]> {
  const { rows } = await sql<TopicCounts>`
    SELECT t.slug, t.title, t.state, pending.waiting, pending.suspicious, pending.spam, decided.decided,
      coalesce(asked.asked, 0) AS asked, coalesce(edited.edits, 0) AS edits, coalesce(objected.objections, 0) AS objections
    FROM topic t
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS waiting,
        (count(*) FILTER (WHERE c.suspicion = 'suspect'))::integer AS suspicious,
        (count(*) FILTER (WHERE c.suspicion = 'spam'))::integer AS spam
      FROM comment c WHERE c.topic_id = t.id AND ${WAITS}
    ) pending
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS decided
      FROM comment c WHERE c.topic_id = t.id AND c.state IN ('published', 'rejected', 'spam')
    ) decided
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
    WHERE t.site_id = ${siteId}
    ORDER BY t.position, t.published_at DESC NULLS LAST, t.id`.execute(db);
  return rows;
}

/** Today is the city's day: from its midnight on. */
export async function selectPromise(
  db: Db,
  { siteId, decisionHours, timeZone }: { siteId: string; decisionHours: number; timeZone: string },
): Promise<PromiseFigures & { now: Date }> {
  const { rows } = await sql<PromiseFigures & { now: Date }>`
    SELECT now(), today.total, today.kept, today."meanMs",
      (SELECT min(c.received_at) FROM comment c WHERE c.site_id = ${siteId} AND ${WAITS}) AS oldest
    FROM (
      SELECT count(*)::integer AS total,
        (count(*) FILTER (WHERE decided_at <= received_at + ${decisionHours} * interval '1 hour'))::integer AS kept,
        (extract(epoch FROM avg(decided_at - received_at)) * 1000)::float8 AS "meanMs"
      FROM comment
      WHERE site_id = ${siteId} AND decided_at >= date_trunc('day', now(), ${timeZone})
        AND state IN ('published', 'rejected', 'spam')
    ) today`.execute(db);
  return rows[0] as PromiseFigures & { now: Date };
}
