import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

export type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>;

/** The case behind a private link, with its last decision's words. */
export async function findCase(db: Db, siteId: string, receiptHash: Buffer) {
  return db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .leftJoin('moderation_event as e', (join) =>
      join.onRef('e.comment_id', '=', 'c.id').onRef('e.version_after', '=', 'c.version'),
    )
    .leftJoin('decision_text as d', 'd.event_id', 'e.id')
    .select(['c.id', 'c.reference', 'c.state', 'c.author_name', 'c.body', 'c.received_at', 'c.decided_at'])
    .select(['c.published_at', 'c.reason_code', 'd.reason_text'])
    .select(['c.language', 't.slug', 't.title', 't.answers_due', 't.language as topicLanguage'])
    .select(
      sql<boolean>`t.state = 'published' AND t.opens_at <= now() AND (t.closes_at IS NULL OR t.closes_at > now())`.as(
        'topicIsOpen',
      ),
    )
    .where('c.receipt_hash', '=', receiptHash)
    .where('c.site_id', '=', siteId)
    .executeTakeFirst();
}
