import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { enqueueMail } from '../mail/outbox.ts';
import type { PaperChannel } from './paper.ts';
import type { Scan } from './scan.ts';

export async function insertNote(trx: Db, commentId: string, note: string): Promise<void> {
  await trx.insertInto('comment_paper').values({ comment_id: commentId, note }).execute();
}

export async function insertScan(trx: Db, commentId: string, { type, bytes }: Scan): Promise<void> {
  await trx.insertInto('comment_scan').values({ comment_id: commentId, media_type: type, bytes }).execute();
}

/** An address read from a letter: asked there whether it is right, as everywhere. */
export async function insertContact(
  trx: Db,
  {
    siteId,
    commentId,
    email,
    language,
    mailOn,
  }: Record<'siteId' | 'commentId' | 'email' | 'language', string> & {
    mailOn: boolean;
  },
): Promise<void> {
  const contact = { comment_id: commentId, email, notify: true, language: language === 'en' ? 'en' : 'de' };
  await trx.insertInto('comment_contact').values(contact).execute();
  if (mailOn) await enqueueMail(trx, { siteId, kind: 'confirm-case', subjectId: commentId });
}

/** The scan of a comment's paper, and whether words of it are blackened. */
export async function selectScan(db: Db, siteId: string, commentId: string) {
  return db
    .selectFrom('comment_scan as s')
    .innerJoin('comment as c', 'c.id', 's.comment_id')
    .select(['s.media_type as mediaType', 's.bytes', 'c.reference'])
    .select(sql<boolean>`c.redacted_at IS NOT NULL`.as('isRedacted'))
    .where('c.site_id', '=', siteId)
    .where('c.id', '=', commentId)
    .executeTakeFirst();
}

/** How many comments of the topic have this text. */
export async function countSameText(trx: Db, topicId: string, digest: Buffer): Promise<number> {
  const row = await trx
    .selectFrom('comment')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('topic_id', '=', topicId)
    .where('text_digest', '=', digest)
    .executeTakeFirstOrThrow();
  return row.count;
}

export type EnteredRow = Awaited<ReturnType<typeof selectEntered>>[number];

/** What somebody typed last for a topic, newest first. */
export async function selectEntered(db: Db, topicId: string, staffId: string, limit: number) {
  return db
    .selectFrom('comment_source as s')
    .innerJoin('comment as c', 'c.id', 's.comment_id')
    .leftJoin('comment_scan as f', 'f.comment_id', 'c.id')
    .select(['c.id', 'c.reference', 'c.state', 'c.body', 'c.received_at as receivedAt'])
    .select(sql<PaperChannel>`c.channel`.as('channel'))
    .select(sql<boolean>`f.comment_id IS NOT NULL`.as('hasScan'))
    .where('s.topic_id', '=', topicId)
    .where('s.source', '=', 'paper')
    .where('s.entered_by', '=', staffId)
    .orderBy('s.entered_at', 'desc')
    .limit(limit)
    .execute();
}
