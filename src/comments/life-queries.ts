import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import { urgencyOf } from '../screening/urgency.ts';
import type { Suspicion, Verdict } from '../screening/verdict.ts';
import type { FourEyes } from '../topics/topic.ts';
import type { CommentState } from './comment.ts';
import type { LoggedAct, ObjectionState } from './comment-life.ts';

/** Which comment: by its id, or by what is kept of its private link. */
export type CommentKey = { id: string } | { receiptHash: Buffer };

/** A comment by itself, as it stands now. */
export type LockedRow = NonNullable<Awaited<ReturnType<typeof lockRow>>>;

/** Until the transaction ends nobody else acts on it. */
export async function lockRow(trx: Db, siteId: string, key: CommentKey) {
  return trx
    .selectFrom('comment')
    .select(['id', 'site_id as siteId', 'topic_id as topicId', 'version', 'language', 'body'])
    .select(['author_name as name', 'received_at as receivedAt', 'decided_at as decidedAt'])
    .select(['reason_code as reasonCode', 'redacted_at as redactedAt', 'unseen'])
    .select((eb) => eb.ref('state').$castTo<CommentState>().as('state'))
    .where('site_id', '=', siteId)
    .where((eb) => ('id' in key ? eb('id', '=', key.id) : eb('receipt_hash', '=', key.receiptHash)))
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** What else decides about a locked comment: a statement of its own, so that it sees what the last act left behind. */
export async function selectCircumstances(trx: Db, id: string) {
  return trx
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .leftJoin('objection as o', 'o.comment_id', 'c.id')
    .leftJoin('decision_proposal as p', 'p.comment_id', 'c.id')
    .select(['o.event_id as objectedEventId', 'p.proposed_by as proposedBy'])
    .select((eb) => eb.ref('t.four_eyes').$castTo<FourEyes>().as('fourEyes'))
    .select([
      sql<boolean>`EXISTS (SELECT FROM comment_revision r WHERE r.comment_id = c.id AND r.state = 'waiting')`.as(
        'editWaits',
      ),
      sql<ObjectionState | 'none'>`coalesce(o.state, 'none')`.as('objection'),
      sql<boolean>`EXISTS (SELECT FROM comment_original s WHERE s.comment_id = c.id)`.as('hasOriginal'),
      sql<boolean>`EXISTS (SELECT FROM comment_ask a WHERE a.comment_id = c.id)`.as('asked'),
      sql<boolean>`p.comment_id IS NOT NULL`.as('proposed'),
      sql<boolean>`t.state = 'published' AND t.opens_at <= now() AND (t.closes_at IS NULL OR t.closes_at > now())`.as(
        'topicTakesComments',
      ),
      sql<Date>`now()`.as('now'),
    ])
    .where('c.id', '=', id)
    .executeTakeFirstOrThrow();
}

export interface StateChange {
  commentId: string;
  state: CommentState;
  /** No person has looked at what is public now. */
  unseen: boolean;
  reasonCode: string | null;
}

/** What is left of an erased comment's words and of whoever wrote them. */
const NOTHING = {
  body: null,
  author_name: null,
  text_digest: null,
  address_hash: null,
  redacted_at: null,
  akismet_consent: false,
  suspicion: 'none',
  urgency: 0,
} as const;

/** Once published, edited and published again it is another text than others replied to. A refused edit changed nothing. */
const EDITED_AT = sql<Date | null>`CASE WHEN EXISTS (
  SELECT FROM moderation_event edit
  WHERE edit.comment_id = comment.id AND edit.action = 'edit' AND edit.version_after > (
    SELECT max(earlier.version_after) FROM moderation_event earlier
    WHERE earlier.comment_id = comment.id AND earlier.action IN ('publish', 'publish-edit', 'auto-publish')
      AND earlier.version_after < comment.version
  ) AND NOT EXISTS (
    SELECT FROM moderation_event refusal
    WHERE refusal.comment_id = comment.id AND refusal.action = 'reject-edit'
      AND refusal.version_after > edit.version_after
  )
) THEN now() ELSE edited_at END`;

/** Where the state stays, so does what goes with it. Reopening forgets when and why it was decided; the log keeps it. */
export async function storeState(trx: Db, change: StateChange): Promise<void> {
  const { state } = change;
  const isDecided = state === 'published' || state === 'rejected' || state === 'spam';
  const isGone = state === 'withdrawn' || state === 'erased';
  const now = sql<Date>`now()`;
  await trx
    .updateTable('comment')
    .set({
      state,
      unseen: change.unseen,
      reason_code: state === 'rejected' ? change.reasonCode : null,
      ...(isDecided && { decided_at: now }),
      ...(state === 'pending' && { decided_at: null }),
      ...(state === 'published' && { edited_at: EDITED_AT }),
      // What readers could see once leaves a trace when its author takes it back.
      ...(!isGone && { published_at: state === 'published' ? now : null }),
      ...(state === 'erased' && NOTHING),
    })
    .where('id', '=', change.commentId)
    .execute();
}

export interface LoggedEvent {
  siteId: string;
  commentId: string;
  /** Absent: the resident, or a program. */
  actorId?: string | undefined;
  /** A second person was needed, and nobody else was there. */
  alone?: boolean | undefined;
  action: LoggedAct;
  stateBefore: CommentState;
  stateAfter: CommentState;
  reasonCode?: string | null | undefined;
  version: number;
}

/** Raises the version and writes the log; what a person of the staff decided about is seen. @returns the event's id */
export async function logEvent(trx: Db, event: LoggedEvent): Promise<string> {
  const id = uuidv7();
  await trx
    .updateTable('comment')
    .set({ version: event.version, ...(isSeenBy(event) && { unseen: false }) })
    .where('id', '=', event.commentId)
    .where('version', '=', event.version - 1)
    .execute();
  await trx
    .insertInto('moderation_event')
    .values({
      id,
      site_id: event.siteId,
      comment_id: event.commentId,
      actor_id: event.actorId ?? null,
      action: event.action,
      state_before: event.stateBefore,
      state_after: event.stateAfter,
      reason_code: event.reasonCode ?? null,
      version_after: event.version,
      alone: event.alone ?? false,
    })
    .execute();
  return id;
}

const isSeenBy = ({ actorId, action }: LoggedEvent) =>
  actorId !== undefined && !action.startsWith('propose-');

export async function endObjection(
  trx: Db,
  commentId: string,
  end: { state: Exclude<ObjectionState, 'open'>; decidedBy?: string; reasonText?: string },
): Promise<void> {
  await trx
    .updateTable('objection')
    .set({
      state: end.state,
      decided_at: sql<Date>`now()`,
      decided_by: end.decidedBy ?? null,
      reason_text: end.reasonText || null,
    })
    .where('comment_id', '=', commentId)
    .where('state', '=', 'open')
    .execute();
}

/** Of the edit that waits, if one does. */
export async function endWaitingEdit(
  trx: Db,
  commentId: string,
  end: { state: 'replaced' } | { state: 'refused'; reasonCode: string; reasonText: string; facts: string },
): Promise<void> {
  await trx
    .updateTable('comment_revision')
    .set({
      state: end.state,
      ended_at: sql<Date>`now()`,
      ...(end.state === 'refused' && {
        reason_code: end.reasonCode,
        reason_text: end.reasonText || null,
        facts: end.facts,
      }),
    })
    .where('comment_id', '=', commentId)
    .where('state', '=', 'waiting')
    .execute();
}

export interface ScreenedText {
  text: string;
  digest: Buffer;
  verdicts: readonly Verdict[];
  suspicion: Suspicion;
}

/** Takes the edit that waits out of the table. */
export async function takeWaitingEdit(trx: Db, commentId: string) {
  return trx
    .deleteFrom('comment_revision')
    .where('comment_id', '=', commentId)
    .where('state', '=', 'waiting')
    .returning(['body as text', 'verdicts', 'suspicion'])
    .executeTakeFirst();
}

const nextNumber = sql<number>`(SELECT coalesce(max(r.number), 0) + 1 FROM comment_revision r WHERE r.comment_id = c.id)`;

/**
 * The comment gets another text; the one it had, with what the checks found in it, is kept as a revision. What a redaction
 * sealed is of no more use then.
 */
export async function replaceText(
  trx: Db,
  commentId: string,
  { text, digest, verdicts, suspicion }: ScreenedText,
): Promise<void> {
  await sql`
    INSERT INTO comment_revision (id, comment_id, number, state, body, written_at, ended_at, verdicts, suspicion)
    SELECT ${uuidv7()}::uuid, c.id, ${nextNumber}, 'replaced', c.body,
      coalesce((SELECT max(r.ended_at) FROM comment_revision r WHERE r.comment_id = c.id AND r.state = 'replaced'),
        c.received_at),
      now(), coalesce(s.verdicts, '[]'), c.suspicion
    FROM comment c LEFT JOIN screening s ON s.comment_id = c.id WHERE c.id = ${commentId}`.execute(trx);
  // While it is still marked as blackened: a scan that shows the blackened words goes with them.
  await trx.deleteFrom('comment_original').where('comment_id', '=', commentId).execute();
  await trx
    .updateTable('comment')
    .set({ body: text, text_digest: digest, suspicion, urgency: urgencyOf(verdicts), redacted_at: null })
    .where('id', '=', commentId)
    .execute();
  await storeVerdicts(trx, commentId, verdicts);
}

export async function storeVerdicts(trx: Db, commentId: string, verdicts: readonly Verdict[]): Promise<void> {
  const found = JSON.stringify(verdicts);
  await trx
    .insertInto('screening')
    .values({ comment_id: commentId, verdicts: found })
    .onConflict((conflict) =>
      conflict.column('comment_id').doUpdateSet({ verdicts: found, updated_at: sql<Date>`now()` }),
    )
    .execute();
}

export async function insertWaitingEdit(
  trx: Db,
  commentId: string,
  { text, verdicts, suspicion }: Omit<ScreenedText, 'digest'>,
): Promise<void> {
  await sql`
    INSERT INTO comment_revision (id, comment_id, number, state, body, verdicts, suspicion)
    SELECT ${uuidv7()}::uuid, c.id, ${nextNumber}, 'waiting', ${text}, ${JSON.stringify(verdicts)}::jsonb, ${suspicion}
    FROM comment c WHERE c.id = ${commentId}`.execute(trx);
}

export async function markEdited(trx: Db, commentId: string): Promise<void> {
  await trx.updateTable('comment').set({ edited_at: sql<Date>`now()` }).where('id', '=', commentId).execute();
}

/** How many other comments of the topic have this text. */
export async function countCopies(
  trx: Db,
  { id, topicId }: { id: string; topicId: string },
  digest: Buffer,
): Promise<number> {
  const row = await trx
    .selectFrom('comment')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('topic_id', '=', topicId)
    .where('text_digest', '=', digest)
    .where('id', '<>', id)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Asks the author anew, where they were asked before. */
export async function insertAsk(trx: Db, commentId: string, days: number): Promise<void> {
  await sql`
    INSERT INTO comment_ask (comment_id, answer_by) VALUES (${commentId}::uuid, now() + ${days} * interval '1 day')
    ON CONFLICT (comment_id) DO UPDATE SET asked_at = now(), answer_by = excluded.answer_by`.execute(trx);
}

/** What waited for a second person. */
export async function deleteProposal(trx: Db, commentId: string): Promise<void> {
  await trx.deleteFrom('decision_proposal').where('comment_id', '=', commentId).execute();
}

export async function deleteAsk(trx: Db, commentId: string): Promise<void> {
  await trx.deleteFrom('comment_ask').where('comment_id', '=', commentId).execute();
}
