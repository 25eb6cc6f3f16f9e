import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '../database/db.ts';
import type { ReportReason, ReportState } from './report.ts';

/** A published comment of a topic residents may see, as the form shows it. */
export async function selectReportable(db: Db, siteId: string, slug: string, reference: string) {
  return db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .select(['c.id', 'c.reference', 'c.author_name as name', 'c.body', 'c.language', 't.title'])
    .where('c.site_id', '=', siteId)
    .where('c.reference', '=', reference)
    .where('c.state', '=', 'published')
    .where('t.slug', '=', slug)
    .where('t.state', 'in', ['published', 'archived'])
    .executeTakeFirst();
}

export interface NewReport {
  id: string;
  siteId: string;
  commentId: string;
  reason: ReportReason;
  text: string;
  receiptHash: Buffer;
  sender: Buffer;
  /** '' : none. */
  email: string;
  language: string;
}

/**
 * The comment is held, so that nobody takes it off between the look at it and the report.
 *
 * @returns `again` where this sender reported it today, `gone` where it is not published
 */
export async function insertReport(db: Db, report: NewReport): Promise<'stored' | 'again' | 'gone'> {
  const { rows } = await sql<{ isThere: boolean; isStored: boolean }>`
    WITH shown AS (
      SELECT id, site_id FROM comment
      WHERE id = ${report.commentId} AND site_id = ${report.siteId} AND state = 'published' FOR SHARE
    ), stored AS (
      INSERT INTO report (id, site_id, comment_id, reason_code, body, receipt_hash, sender, email, language)
      SELECT ${report.id}::uuid, site_id, id, ${report.reason}, nullif(${report.text}, ''), ${report.receiptHash},
        ${report.sender}, nullif(${report.email}, ''), ${report.language}
      FROM shown
      ON CONFLICT (comment_id, sender) DO NOTHING
      RETURNING id
    )
    SELECT EXISTS (SELECT FROM shown) AS "isThere", EXISTS (SELECT FROM stored) AS "isStored"`.execute(db);
  if (rows[0]?.isStored) return 'stored';
  return rows[0]?.isThere ? 'again' : 'gone';
}

export type ReceiptRow = NonNullable<Awaited<ReturnType<typeof selectReceipt>>>;

export async function selectReceipt(db: Db, siteId: string, receiptHash: Buffer) {
  return db
    .selectFrom('report as r')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .select(['r.reason_code as reason', 'r.body', 'r.received_at as receivedAt', 'r.decided_at as decidedAt'])
    .select([
      'r.result_text as resultText',
      'r.confirmed_at as confirmedAt',
      'c.reference',
      't.slug',
      't.title',
    ])
    .select((eb) => [
      eb.ref('r.state').$castTo<ReportState>().as('state'),
      sql<boolean>`c.state = 'published'`.as('isShown'),
      sql<boolean>`r.email IS NOT NULL`.as('hasEmail'),
    ])
    .where('r.site_id', '=', siteId)
    .where('r.receipt_hash', '=', receiptHash)
    .executeTakeFirst();
}

/** When readers last saw another text in the place of the one that was published. */
const changedAt = sql<Date | null>`greatest(c.edited_at, c.redacted_at)`;

export type ReportedRow = Awaited<ReturnType<typeof selectReported>>[number];

/** Comments with open reports, the one reported first before the others; of each the last texts. */
export async function selectReported(db: Db, siteId: string, limit: number, commentId?: string) {
  let query = db
    .selectFrom('report as r')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .select(['c.id', 'c.reference', 'c.author_name as name', 'c.body', 'c.language', 'c.state', 't.title'])
    .select(['c.published_at as publishedAt', changedAt.as('editedAt')])
    .select((eb) => [
      sql<number>`count(*)::integer`.as('count'),
      sql<Date>`min(r.received_at)`.as('since'),
      sql<string>`(max(r.id::text))::uuid`.as('lastId'),
      sql<Record<string, number>>`(
        SELECT json_object_agg(reason_code, n) FROM (
          SELECT reason_code, count(*) AS n FROM report o WHERE o.comment_id = c.id AND o.state = 'open' GROUP BY 1
        ) AS o)`.as('reasons'),
      jsonArrayFrom(
        eb
          .selectFrom('report as o')
          .select(['o.reason_code as reason', 'o.body', 'o.received_at as at'])
          .whereRef('o.comment_id', '=', 'c.id')
          .where('o.state', '=', 'open')
          .where('o.body', 'is not', null)
          .orderBy('o.received_at', 'desc')
          .limit(20),
      ).as('words'),
      publisherOf().as('publisherId'),
      eb.selectFrom('staff').select('staff.name').where('staff.id', '=', publisherOf()).as('publisher'),
    ])
    .where('r.site_id', '=', siteId)
    .where('r.state', '=', 'open')
    .groupBy(['c.id', 't.title'])
    .orderBy('since')
    .orderBy('c.id')
    .limit(limit);
  if (commentId !== undefined) query = query.where('c.id', '=', commentId);
  return query.execute();
}

/** Who published the comment last. */
const publisherOf = () => sql<string | null>`(
  SELECT e.actor_id FROM moderation_event e
  WHERE e.comment_id = c.id AND e.actor_id IS NOT NULL AND e.state_after = 'published'
    AND (e.action IN ('publish', 'publish-edit', 'restore') OR (e.action = 'redact' AND e.state_before <> 'published'))
  ORDER BY e.version_after DESC LIMIT 1)`;

/** A comment about whose reports somebody decides; held until the transaction ends. */
export async function lockReported(trx: Db, siteId: string, commentId: string) {
  return trx
    .selectFrom('comment as c')
    .select(['c.id', 'c.state', changedAt.as('editedAt'), publisherOf().as('publisherId')])
    .where('c.id', '=', commentId)
    .where('c.site_id', '=', siteId)
    .forShare()
    .executeTakeFirst();
}

export interface Closing {
  commentId: string;
  state: Exclude<ReportState, 'open'>;
  decidedBy?: string | undefined;
  resultText?: string | undefined;
  /** Reports that came after this one were not seen. */
  upTo?: string | undefined;
  /** Only those that came before. */
  before?: Date | undefined;
}

/** @returns the closed reports whose senders confirmed their addresses, and how many were closed */
export async function updateReports(trx: Db, closing: Closing): Promise<{ id: string; tell: boolean }[]> {
  let query = trx
    .updateTable('report')
    .set({
      state: closing.state,
      decided_at: sql<Date>`now()`,
      decided_by: closing.decidedBy ?? null,
      result_text: closing.resultText || null,
    })
    .where('comment_id', '=', closing.commentId)
    .where('state', '=', 'open')
    .returning(['id', sql<boolean>`email IS NOT NULL AND confirmed_at IS NOT NULL`.as('tell')]);
  if (closing.upTo !== undefined) query = query.where('id', '<=', closing.upTo);
  if (closing.before !== undefined) query = query.where('received_at', '<', closing.before);
  return query.execute();
}

export type AddressRow = NonNullable<Awaited<ReturnType<typeof selectAddress>>>;

/** Who is written to about a report, and about which comment. */
export async function selectAddress(db: Db, id: string) {
  return db
    .selectFrom('report as r')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .select([
      'r.id',
      'r.email',
      'r.language',
      'r.confirmed_at as confirmedAt',
      'c.reference',
      't.title',
      't.slug',
    ])
    .select((eb) => eb.ref('r.state').$castTo<ReportState>().as('state'))
    .where('r.id', '=', id)
    .executeTakeFirst();
}

/** How it was before; undefined where there is no address (any more). */
export async function confirmAddress(trx: Db, id: string) {
  const before = await trx
    .selectFrom('report')
    .select(['site_id as siteId', 'state', sql<boolean>`confirmed_at IS NOT NULL`.as('wasConfirmed')])
    .where('id', '=', id)
    .where('email', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (before && !before.wasConfirmed)
    await trx.updateTable('report').set({ confirmed_at: sql`now()` }).where('id', '=', id).execute();
  return before;
}
