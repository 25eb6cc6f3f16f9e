import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { MailLang } from '../i18n/mail-catalogues.ts';

const IS_KEPT = sql<boolean>`(k.confirmed_at IS NOT NULL
  OR k.created_at > now() - s.keep_unconfirmed_email_days * interval '1 day')`;

/** Where the author of a comment may be told something; addresses that nobody confirmed in time are none. */
function contacts(db: Db) {
  return db
    .selectFrom('comment_contact as k')
    .innerJoin('comment as c', 'c.id', 'k.comment_id')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .innerJoin('site as s', 's.id', 'c.site_id')
    .select(['c.id', 'c.state', 'k.email', 'k.notify', 'k.confirmed_at as confirmedAt'])
    .select(sql<MailLang>`k.language`.as('language'))
    .select(['t.slug', 't.title', 's.keep_unconfirmed_email_days as keptDays'])
    .where('c.state', '<>', 'erased')
    .where(IS_KEPT);
}

export type ContactRow = NonNullable<Awaited<ReturnType<typeof selectContact>>>;

export async function selectContact(db: Db, commentId: string) {
  return contacts(db).where('c.id', '=', commentId).executeTakeFirst();
}

/** The case behind a private link with its contact, if it has one; an erased comment has no contact any more. */
export async function selectContactOfLink(db: Db, siteId: string, receiptHash: Buffer) {
  return db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .leftJoin('comment_contact as k', 'k.comment_id', 'c.id')
    .select([
      'c.id',
      'c.site_id as siteId',
      't.title',
      'k.email',
      'k.notify',
      'k.confirmed_at as confirmedAt',
    ])
    .select(sql<MailLang | null>`k.language`.as('language'))
    .select(sql<boolean>`(c.state = 'withdrawn' OR c.body IS NULL)`.as('isEnded'))
    .where('c.receipt_hash', '=', receiptHash)
    .where('c.site_id', '=', siteId)
    .where('c.state', '<>', 'erased')
    .executeTakeFirst();
}

/** Another address is one nobody has confirmed yet; the same one stays as confirmed as it was. */
export async function upsertContact(
  trx: Db,
  contact: { commentId: string; email: string; notify: boolean; language: MailLang },
): Promise<void> {
  await sql`
    INSERT INTO comment_contact AS k (comment_id, email, notify, language)
    VALUES (${contact.commentId}::uuid, ${contact.email}, ${contact.notify}, ${contact.language})
    ON CONFLICT (comment_id) DO UPDATE SET
      notify = excluded.notify,
      language = excluded.language,
      email = excluded.email,
      confirmed_at = CASE WHEN lower(k.email) = lower(excluded.email) THEN k.confirmed_at END,
      created_at = CASE WHEN k.confirmed_at IS NOT NULL AND lower(k.email) = lower(excluded.email)
        THEN k.created_at ELSE now() END`.execute(trx);
}

export async function updateContactWishes(
  trx: Db,
  { commentId, notify, language }: { commentId: string; notify: boolean; language: MailLang },
): Promise<void> {
  await trx
    .updateTable('comment_contact')
    .set({ notify, language })
    .where('comment_id', '=', commentId)
    .execute();
}

export async function deleteContact(db: Db, commentId: string): Promise<void> {
  await db.deleteFrom('comment_contact').where('comment_id', '=', commentId).execute();
}

/** @returns false when there is no such contact any more, or with another address */
export async function confirmContact(
  db: Db,
  { commentId, email }: { commentId: string; email: string },
): Promise<boolean> {
  const result = await db
    .updateTable('comment_contact')
    .set({ confirmed_at: sql<Date>`coalesce(confirmed_at, now())` })
    .where('comment_id', '=', commentId)
    .where('email', '=', email)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function silenceContact(db: Db, commentId: string): Promise<void> {
  await db
    .updateTable('comment_contact')
    .set({ notify: false })
    .where('comment_id', '=', commentId)
    .execute();
}

/** The newest comment of a confirmed address; what is looked up takes as long whether there is one or not. */
export async function selectNewestOf(db: Db, siteId: string, email: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('comment_contact as k')
    .innerJoin('comment as c', 'c.id', 'k.comment_id')
    .select('c.id')
    .where(sql<boolean>`lower(k.email) = lower(${email})`)
    .where('k.confirmed_at', 'is not', null)
    .where('c.site_id', '=', siteId)
    .where('c.state', '<>', 'erased')
    .orderBy('c.received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** Every comment of a confirmed address, newest first, and one more than asked for, which tells that there are others. */
export async function selectCasesOf(db: Db, siteId: string, email: string, limit: number) {
  return db
    .selectFrom('comment_contact as k')
    .innerJoin('comment as c', 'c.id', 'k.comment_id')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .select(['c.id', 'c.reference', 'c.received_at as receivedAt', 't.title'])
    .where(sql<boolean>`lower(k.email) = lower(${email})`)
    .where('k.confirmed_at', 'is not', null)
    .where('c.site_id', '=', siteId)
    .where('c.state', '<>', 'erased')
    .orderBy('c.received_at', 'desc')
    .limit(limit + 1)
    .execute();
}
