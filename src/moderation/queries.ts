import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Channel, CommentState } from '../comments/comment.ts';
import type { LoggedAct } from '../comments/comment-life.ts';
import type { Db } from '../database/db.ts';
import { CLAIM_HOLDS_SINCE } from './claim-queries.ts';
import { holdOf, proposalOf } from './mode-queries.ts';
import type { PromiseFigures } from './promise.ts';
import { WAITS } from './queue-queries.ts';

export async function insertDecisionText(
  trx: Db,
  words: { eventId: string; commentId: string; reasonText: string; facts: string; note: string },
): Promise<void> {
  await trx
    .insertInto('decision_text')
    .values({
      event_id: words.eventId,
      comment_id: words.commentId,
      reason_text: words.reasonText,
      facts: words.facts,
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
    .leftJoin('decision_proposal as p', 'p.event_id', 'e.id')
    .select((eb) => [
      eb.fn.coalesce('p.reason_text', 'd.reason_text').as('reasonText'),
      eb.fn.coalesce('p.facts', 'd.facts').as('facts'),
      eb.ref('e.action').$castTo<LoggedAct>().as('action'),
    ])
    .select(['d.note', 'p.marks'])
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

export type EntryRow = NonNullable<Awaited<ReturnType<typeof selectEntry>>>;

function entries(db: Db, siteId: string) {
  return db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .leftJoin('screening as s', 's.comment_id', 'c.id')
    .select(['c.id', 'c.reference', 'c.version', 'c.author_name as name', 'c.body', 'c.language', 'c.late'])
    .select(['c.unseen', sql<boolean>`c.address_hash IS NOT NULL`.as('hasAddress')])
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
          .select(['e.state_before as stateBefore', 'e.alone'])
          .select(['d.reason_text as reasonText', 'd.facts', 'd.note'])
          .whereRef('e.comment_id', '=', 'c.id')
          .orderBy('e.version_after'),
      ).as('history'),
      jsonArrayFrom(
        eb
          .selectFrom('remark as m')
          .leftJoin('staff', 'staff.id', 'm.written_by')
          .select(['m.id', 'm.body as text', 'm.version', 'm.written_at as at', 'm.edited_at as editedAt'])
          .select('staff.name as by')
          .whereRef('m.comment_id', '=', 'c.id')
          .orderBy('m.written_at')
          .orderBy('m.id'),
      ).as('remarks'),
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
      jsonArrayFrom(
        eb
          .selectFrom('answer_quote as q')
          .innerJoin('answer as a', 'a.id', 'q.answer_id')
          .select(['a.id', 'a.state', 'a.department'])
          .select(sql<string>`coalesce(a.released_at, a.updated_at)`.as('at'))
          .whereRef('q.comment_id', '=', 'c.id')
          .whereRef('q.found_at', '>', 'a.updated_at')
          .orderBy('a.id'),
      ).as('quotedIn'),
      proposalOf(eb).as('proposal'),
      holdOf(eb).as('hold'),
      eb
        .exists(
          eb.selectFrom('comment_contact as k').select('k.comment_id').whereRef('k.comment_id', '=', 'c.id'),
        )
        .$castTo<boolean>()
        .as('hasEmail'),
      jsonObjectFrom(
        eb
          .selectFrom('comment_claim as k')
          .innerJoin('staff as reader', 'reader.id', 'k.staff_id')
          .select(['reader.id', 'reader.name', 'k.claimed_at as since'])
          .whereRef('k.comment_id', '=', 'c.id')
          .where('k.claimed_at', '>', CLAIM_HOLDS_SINCE),
      ).as('claim'),
    ])
    .where('c.site_id', '=', siteId);
}

/** In the order of the ids; what is there no more is left out. */
export async function selectEntries(db: Db, siteId: string, ids: readonly string[]): Promise<EntryRow[]> {
  if (ids.length === 0) return [];
  const rows = await entries(db, siteId).where('c.id', 'in', ids).execute();
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

export async function selectEntry(db: Db, siteId: string, id: string) {
  return entries(db, siteId).where('c.id', '=', id).executeTakeFirst();
}

/** Today is the city's day: from its midnight on. What a program published kept no promise of people. */
export async function selectPromise(
  db: Db,
  { siteId, decisionHours, timeZone }: { siteId: string; decisionHours: number; timeZone: string },
): Promise<PromiseFigures & { now: Date }> {
  const { rows } = await sql<PromiseFigures & { now: Date }>`
    SELECT now(), today.total, today.kept, today."meanMs",
      (SELECT c.received_at FROM comment c WHERE c.site_id = ${siteId} AND ${WAITS} ORDER BY c.received_at LIMIT 1) AS oldest
    FROM (
      SELECT count(*)::integer AS total,
        (count(*) FILTER (WHERE decided_at <= received_at + ${decisionHours} * interval '1 hour'))::integer AS kept,
        (extract(epoch FROM avg(decided_at - received_at)) * 1000)::float8 AS "meanMs"
      FROM comment
      WHERE site_id = ${siteId} AND decided_at >= date_trunc('day', now(), ${timeZone})
        AND state IN ('published', 'rejected', 'spam') AND NOT EXISTS (
          SELECT FROM moderation_event e WHERE e.comment_id = comment.id AND e.action = 'auto-publish')
    ) today`.execute(db);
  return rows[0] as PromiseFigures & { now: Date };
}
