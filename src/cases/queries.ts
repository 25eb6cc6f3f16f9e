import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { v7 as uuidv7 } from 'uuid';
import type { CommentState } from '../comments/comment.ts';
import type { LoggedAct, ObjectionState } from '../comments/comment-life.ts';
import type { Db } from '../database/db.ts';
import type { MailLang } from '../i18n/mail-catalogues.ts';

export type CaseRow = NonNullable<Awaited<ReturnType<typeof selectCase>>>;

const IS_OPEN = sql<boolean>`t.state = 'published' AND t.opens_at <= now() AND (t.closes_at IS NULL OR t.closes_at > now())`;

/** The case behind a private link, with everything its page shows. */
export async function selectCase(db: Db, siteId: string, receiptHash: Buffer) {
  return db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .leftJoin('comment_contact as contact', 'contact.comment_id', 'c.id')
    .leftJoin('objection as o', 'o.comment_id', 'c.id')
    .leftJoin('comment_original as sealed', 'sealed.comment_id', 'c.id')
    .leftJoin('comment_ask as ask', 'ask.comment_id', 'c.id')
    .select(['sealed.delete_after as originalUntil', 'ask.answer_by as answerBy'])
    .select(['c.id', 'c.reference', 'c.version', 'c.author_name as name', 'c.body', 'c.language'])
    .select(['c.received_at as receivedAt', 'c.decided_at as decidedAt', 'c.published_at as publishedAt'])
    .select(['c.edited_at as editedAt', 'c.reason_code as reasonCode', 'c.redacted_at as redactedAt'])
    .select(['c.unseen'])
    .select(['t.slug', 't.title', 't.language as topicLanguage', 't.state as topicState'])
    .select(['t.closes_at as closesAt', 't.answers_due as answersDue'])
    .select(['o.body as objectionText', 'o.received_at as objectedAt', 'o.decided_at as objectionDecidedAt'])
    .select(['o.reason_text as objectionReason'])
    .select(['contact.notify', 'contact.confirmed_at as confirmedAt', 'contact.email'])
    .select((eb) => [
      eb.ref('c.state').$castTo<CommentState>().as('state'),
      sql<boolean>`c.body IS NOT NULL`.as('hasText'),
      sql<ObjectionState | 'none'>`coalesce(o.state, 'none')`.as('objection'),
      IS_OPEN.as('topicTakesComments'),
      sql<Date>`now()`.as('now'),
      // Where nobody else was there to decide, the author is told so.
      sql<boolean>`coalesce(o.decided_by = (SELECT e.actor_id FROM moderation_event e WHERE e.id = o.event_id), false)`.as(
        'objectionDecidedBySame',
      ),
      jsonArrayFrom(
        eb
          .selectFrom('moderation_event as e')
          .leftJoin('decision_text as d', 'd.event_id', 'e.id')
          .select(['e.at', 'e.state_before as stateBefore', 'e.state_after as stateAfter'])
          .select(['e.reason_code as reasonCode', 'd.reason_text as reasonText', 'd.facts', 'e.alone'])
          .select((ebe) => ebe.ref('e.action').$castTo<LoggedAct>().as('action'))
          .whereRef('e.comment_id', '=', 'c.id')
          // What is only proposed is no decision yet.
          .where('e.action', 'not like', 'propose-%')
          .orderBy('e.version_after'),
      ).as('events'),
      jsonObjectFrom(
        eb
          .selectFrom('comment_revision as r')
          .select(['r.number', 'r.state', 'r.body', 'r.written_at as writtenAt', 'r.ended_at as endedAt'])
          .select(['r.reason_code as reasonCode', 'r.reason_text as reasonText', 'r.facts'])
          .whereRef('r.comment_id', '=', 'c.id')
          .orderBy('r.number', 'desc')
          .limit(1),
      ).as('lastRevision'),
      jsonArrayFrom(
        eb
          .selectFrom('answer_comment as ac')
          .innerJoin('answer as a', 'a.id', 'ac.answer_id')
          .select(['a.body', 'a.department', 'a.voice', 'a.outcome', 'a.released_at as releasedAt'])
          .select(['a.body_simple as bodySimple', 'a.revised_at as revisedAt'])
          .whereRef('ac.comment_id', '=', 'c.id')
          .where('a.state', '=', 'released')
          .orderBy('a.released_at')
          .orderBy('a.id'),
      ).as('answers'),
      jsonArrayFrom(
        eb
          .selectFrom('remark as m')
          .innerJoin('site as s', 's.id', 'm.site_id')
          .select([
            'm.body as text',
            's.name as city',
            'm.written_at as writtenAt',
            'm.edited_at as editedAt',
          ])
          .whereRef('m.comment_id', '=', 'c.id')
          .where('c.state', '=', 'published')
          .orderBy('m.written_at')
          .orderBy('m.id'),
      ).as('remarks'),
    ])
    .where('c.receipt_hash', '=', receiptHash)
    .where('c.site_id', '=', siteId)
    .executeTakeFirst();
}

/** What a Vorgangsnummer alone may tell: what anybody could find out, and no time but the day. */
export async function selectPublicState(db: Db, siteId: string, reference: string) {
  return db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .select([
      'c.reference',
      'c.received_at as receivedAt',
      't.slug',
      't.title',
      't.language as topicLanguage',
    ])
    .select((eb) => eb.ref('c.state').$castTo<CommentState>().as('state'))
    .where('c.site_id', '=', siteId)
    .where('c.reference', '=', reference)
    .where('t.state', '<>', 'draft')
    .executeTakeFirst();
}

export async function selectWaitingText(db: Db, commentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('comment_revision')
    .select('body')
    .where('comment_id', '=', commentId)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return row?.body ?? null;
}

/** They are numbered without a gap: what leaves the table comes back under its number. */
export async function countRevisions(db: Db, commentId: string): Promise<number> {
  const row = await db
    .selectFrom('comment_revision')
    .select('number')
    .where('comment_id', '=', commentId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

/** The decision an objection is about. */
export async function selectDecisionEventId(db: Db, commentId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('moderation_event')
    .select('id')
    .where('comment_id', '=', commentId)
    .where('action', 'in', ['reject', 'spam', 'redact'])
    .orderBy('version_after', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

export async function selectObjectionText(db: Db, commentId: string): Promise<string | null> {
  const row = await db
    .selectFrom('objection')
    .select('body')
    .where('comment_id', '=', commentId)
    .executeTakeFirst();
  return row?.body ?? null;
}

export async function insertObjection(
  trx: Db,
  { commentId, eventId, text }: { commentId: string; eventId: string; text: string },
): Promise<void> {
  await trx
    .insertInto('objection')
    .values({ id: uuidv7(), comment_id: commentId, event_id: eventId, body: text })
    .execute();
}

/** Only of a comment whose author consented, and while address and browser are kept. */
export async function askAkismetAgain(trx: Db, commentId: string): Promise<void> {
  await sql`
    SELECT graphile_worker.add_job('akismet-check', json_build_object('commentId', comment_id))
    FROM akismet_material WHERE comment_id = ${commentId}`.execute(trx);
}

/** Everything beside the comment's own row in which a word of it, or of its author, may stand. */
export async function eraseTraces(trx: Db, commentId: string): Promise<void> {
  for (const table of [
    'comment_revision',
    'comment_contact',
    'comment_original',
    'comment_ask',
    'screening',
    'akismet_material',
    'submission',
    'decision_text',
    // What was answered to it would tell what it said; the answer stays for the others.
    'answer_comment',
  ] as const) {
    await trx.deleteFrom(table).where('comment_id', '=', commentId).execute();
  }
  await trx
    .updateTable('objection')
    .set({ body: null, reason_text: null })
    .where('comment_id', '=', commentId)
    .execute();
  // Who reports a comment quotes it, and so may the answer.
  await trx
    .updateTable('report')
    .set({ body: null, result_text: null })
    .where('comment_id', '=', commentId)
    .execute();
}

export async function dropMails(trx: Db, commentId: string): Promise<void> {
  await trx
    .updateTable('mail')
    .set({ dropped_at: sql<Date>`now()`, data: '{}' })
    .where('subject_id', '=', commentId)
    .where('sent_at', 'is', null)
    .where('dropped_at', 'is', null)
    .execute();
}

/** Names become the keys of the file a resident downloads. */
export async function selectMyData(db: Db, siteId: string, receiptHash: Buffer) {
  return db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .select(['c.reference', 't.title as topic', 'c.state', 'c.author_name as name', 'c.body as text'])
    .select(['c.language', 'c.channel', 'c.received_at as receivedAt', 'c.decided_at as decidedAt'])
    .select(['c.published_at as publishedAt', 'c.edited_at as editedAt', 'c.reason_code as reason'])
    .select(['c.redacted_at as redactedAt', 'c.id'])
    .select(['c.supports', 'c.privacy_notice as privacyNotice', 'c.akismet_consent as akismetConsent'])
    .select((eb) => [
      sql<Date | null>`(SELECT o.delete_after FROM comment_original o WHERE o.comment_id = c.id)`.as(
        'originalUntil',
      ),
      sql<boolean>`c.address_hash IS NOT NULL`.as('addressHash'),
      sql<Date | null>`(SELECT m.expires_at FROM akismet_material m WHERE m.comment_id = c.id)`.as(
        'akismetMaterialUntil',
      ),
      jsonObjectFrom(
        eb
          .selectFrom('comment_contact as k')
          .select(['k.email as address', 'k.notify', 'k.language as mailLanguage'])
          .select(['k.confirmed_at as confirmedAt', 'k.created_at as receivedAt'])
          .whereRef('k.comment_id', '=', 'c.id'),
      ).as('contact'),
      jsonArrayFrom(
        eb
          .selectFrom('comment_revision as r')
          .select(['r.state', 'r.body as text', 'r.written_at as writtenAt', 'r.ended_at as endedAt'])
          .select(['r.reason_code as reason', 'r.reason_text as reasonText', 'r.verdicts as screening'])
          .select(sql<string | null>`nullif(r.facts, '')`.as('facts'))
          .whereRef('r.comment_id', '=', 'c.id')
          .orderBy('r.number'),
      ).as('revisions'),
      jsonArrayFrom(
        eb
          .selectFrom('moderation_event as e')
          .leftJoin('decision_text as d', 'd.event_id', 'e.id')
          .select(['e.at', 'e.action', 'e.reason_code as reason'])
          .select(sql<string | null>`nullif(d.reason_text, '')`.as('reasonText'))
          .select(sql<string | null>`nullif(d.facts, '')`.as('facts'))
          .whereRef('e.comment_id', '=', 'c.id')
          .where('e.action', 'not like', 'propose-%')
          .orderBy('e.version_after'),
      ).as('decisions'),
      jsonObjectFrom(
        eb
          .selectFrom('objection as o')
          .select(['o.state', 'o.body as text', 'o.received_at as receivedAt', 'o.decided_at as decidedAt'])
          .select(['o.reason_text as reasonText'])
          .whereRef('o.comment_id', '=', 'c.id'),
      ).as('objection'),
      sql<
        { check: string; outcome: string }[]
      >`coalesce((SELECT s.verdicts FROM screening s WHERE s.comment_id = c.id), '[]')`.as('screening'),
      jsonArrayFrom(
        eb
          .selectFrom('answer_comment as ac')
          .innerJoin('answer as a', 'a.id', 'ac.answer_id')
          .select(['a.released_at as at', 'a.department', 'a.body as text', 'a.outcome'])
          .whereRef('ac.comment_id', '=', 'c.id')
          .where('a.state', '=', 'released')
          .orderBy('a.released_at'),
      ).as('answers'),
      jsonArrayFrom(
        eb
          .selectFrom('mail as m')
          .select(['m.kind', 'm.created_at as at', 'm.sent_at as sentAt'])
          .whereRef('m.subject_id', '=', 'c.id')
          .orderBy('m.created_at'),
      ).as('mails'),
    ])
    .where('c.receipt_hash', '=', receiptHash)
    .where('c.site_id', '=', siteId)
    .executeTakeFirst();
}

export type DecidedMailRow = NonNullable<Awaited<ReturnType<typeof selectDecisionToTell>>>;

/** A decision to be told by mail, while it is the last word and somebody wants to hear of it. */
export async function selectDecisionToTell(db: Db, commentId: string, eventId: string) {
  return db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .innerJoin('comment_contact as k', 'k.comment_id', 'c.id')
    .innerJoin('moderation_event as e', 'e.comment_id', 'c.id')
    .leftJoin('objection as o', 'o.comment_id', 'c.id')
    .select(['c.id', 'c.reference', 't.title as topic', 'k.email', 'e.action', 'o.state as objection'])
    .select('e.reason_code as reasonCode')
    .select((eb) => eb.ref('k.language').$castTo<MailLang>().as('lang'))
    .where('c.id', '=', commentId)
    .where('e.id', '=', eventId)
    .where('c.state', 'not in', ['withdrawn', 'erased'])
    .where(
      sql<boolean>`(c.state <> 'pending' OR (e.action = 'ask'
        AND EXISTS (SELECT FROM comment_ask a WHERE a.comment_id = c.id)))`,
    )
    .where('k.notify', '=', true)
    .where('k.confirmed_at', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('moderation_event as later')
            .select('later.id')
            .whereRef('later.comment_id', '=', 'c.id')
            .whereRef('later.version_after', '>', 'e.version_after')
            .where('later.actor_id', 'is not', null)
            .where('later.action', 'not like', 'propose-%')
            .where('later.action', '<>', 'confirm'),
        ),
      ),
    )
    .executeTakeFirst();
}
