import { sql } from 'kysely';
import type { CommentState } from '../comments/comment.ts';
import type { Db } from '../database/db.ts';
import type { DecidedState, DecisionName } from './decision.ts';

export type CommentToDecide = NonNullable<Awaited<ReturnType<typeof lockComment>>>;

/** A comment as it stands now; until the transaction ends nobody else decides about it. */
export async function lockComment(trx: Db, siteId: string, id: string) {
  return trx
    .selectFrom('comment')
    .select(['id', 'topic_id as topicId', 'version', 'language', 'received_at as receivedAt'])
    .select(['decided_at as decidedAt', 'reason_code as reasonCode'])
    .select((eb) => eb.ref('state').$castTo<CommentState>().as('state'))
    .where('id', '=', id)
    .where('site_id', '=', siteId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** Reopening forgets when and why it was decided; the log keeps it. */
export async function updateState(
  trx: Db,
  change: {
    siteId: string;
    commentId: string;
    version: number;
    state: DecidedState;
    reasonCode?: string | undefined;
  },
): Promise<void> {
  const { state, reasonCode } = change;
  const now = sql<Date>`now()`;
  await trx
    .updateTable('comment')
    .set({
      state,
      version: change.version + 1,
      decided_at: state === 'pending' ? null : now,
      published_at: state === 'published' ? now : null,
      reason_code: state === 'rejected' ? (reasonCode ?? null) : null,
    })
    .where('id', '=', change.commentId)
    .where('site_id', '=', change.siteId)
    .where('version', '=', change.version)
    .execute();
}

export async function insertEvent(
  trx: Db,
  event: {
    id: string;
    siteId: string;
    commentId: string;
    actor: { id: string };
    decision: DecisionName;
    stateBefore: CommentState;
    stateAfter: DecidedState;
    reasonCode?: string | undefined;
    version: number;
  },
): Promise<void> {
  await trx
    .insertInto('moderation_event')
    .values({
      id: event.id,
      site_id: event.siteId,
      comment_id: event.commentId,
      actor_id: event.actor.id,
      action: event.decision,
      state_before: event.stateBefore,
      state_after: event.stateAfter,
      reason_code: event.decision === 'reject' ? (event.reasonCode ?? null) : null,
      version_after: event.version,
    })
    .execute();
}

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
    .select(['e.actor_id as actorId', 'staff.name as by', 'e.action', 'e.at', 'e.reason_code as reasonCode'])
    .select(['d.reason_text as reasonText', 'd.note'])
    .where('e.comment_id', '=', commentId)
    .orderBy('e.version_after', 'desc')
    .limit(1)
    .executeTakeFirst();
}
