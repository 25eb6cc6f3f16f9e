import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** Topics in which entries of a source may be already: the import's own, and those its posts became. */
export async function selectTopicsOfSource(
  db: Db,
  { siteId, topicId, source }: { siteId: string; topicId: string; source: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('topic_source')
    .select('topic_id as id')
    .where('site_id', '=', siteId)
    .where('source', '=', source)
    .execute();
  return [topicId, ...rows.map(({ id }) => id)];
}

/** What is here already of these entries, with the digest of its text where that can be compared. */
export async function selectKnownTexts(
  db: Db,
  topicIds: readonly string[],
  source: string,
  sourceIds: readonly string[],
) {
  return db
    .selectFrom('comment_source as s')
    .innerJoin('comment as c', 'c.id', 's.comment_id')
    .select(['s.source_id as sourceId', 'c.reference'])
    .select(
      sql<Buffer | null>`CASE WHEN c.body IS NOT NULL AND c.redacted_at IS NULL THEN c.text_digest END`.as(
        'digest',
      ),
    )
    .where(sql<boolean>`s.topic_id = ANY (${topicIds}::uuid[])`)
    .where('s.source', '=', source)
    .where(sql<boolean>`s.source_id = ANY (${sourceIds}::text[])`)
    .execute();
}
