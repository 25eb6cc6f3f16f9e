import type { Db } from '../database/db.ts';
import type { ImportRow } from './import-queries.ts';

/** Two imports never draft the same post twice. */
export async function lockSite(trx: Db, siteId: string): Promise<void> {
  await trx.selectFrom('site').select('id').where('id', '=', siteId).forNoKeyUpdate().executeTakeFirst();
}

export type PostRow = Awaited<ReturnType<typeof selectPosts>>[number];

/** The next posts of an import in the order of their keys. */
export async function selectPosts(
  db: Db,
  importId: string,
  { after, limit }: { after: string; limit: number },
) {
  return db
    .selectFrom('intake_post')
    .select(['post_key as key', 'title', 'body'])
    .where('import_id', '=', importId)
    .where('post_key', '>', after)
    .orderBy('post_key')
    .limit(limit)
    .execute();
}

export async function selectTopicsOfPosts(db: Db, siteId: string, source: string) {
  return db
    .selectFrom('topic_source as s')
    .innerJoin('topic as t', 't.id', 's.topic_id')
    .select(['s.source_id as sourceId', 't.id', 't.language', 't.closes_at as closesAt'])
    .where('s.site_id', '=', siteId)
    .where('s.source', '=', source)
    .execute();
}

export async function selectSlugs(db: Db, siteId: string): Promise<string[]> {
  const rows = await db.selectFrom('topic').select('slug').where('site_id', '=', siteId).execute();
  return rows.map(({ slug }) => slug);
}

export async function insertTopicOfPost(
  trx: Db,
  { siteId, source, staffId, language }: ImportRow,
  { id, key, ...topic }: { id: string; key: string; slug: string; title: string; body: string },
): Promise<void> {
  await trx
    .insertInto('topic')
    .values({ ...topic, ...{ id, language, site_id: siteId, state: 'draft', updated_by: staffId } })
    .execute();
  await trx
    .insertInto('topic_source')
    .values({ source, topic_id: id, site_id: siteId, source_id: key })
    .execute();
}
