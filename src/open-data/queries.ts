import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { Licence, OpenData, PublicNames } from './open-data.ts';

export async function selectOpenData(db: Db, siteId: string): Promise<OpenData | undefined> {
  const row = await db
    .selectFrom('open_data')
    .select(['is_on as isOn', 'names', 'licence', 'publisher', 'contributor_id as contributorId', 'geocode'])
    .select('version')
    .where('site_id', '=', siteId)
    .executeTakeFirst();
  return row && { ...row, names: row.names as PublicNames, licence: row.licence as Licence | null };
}

/** False where somebody else saved meanwhile; version 0: there is no row yet. */
export async function upsertOpenData(
  db: Db,
  { siteId, staffId }: { siteId: string; staffId: string },
  { version, ...chosen }: OpenData,
): Promise<boolean> {
  const { isOn: is_on, names, licence, publisher, contributorId: contributor_id, geocode } = chosen;
  const values = { is_on, names, licence, publisher, contributor_id, geocode, updated_by: staffId };
  const saved =
    version === 0
      ? db
          .insertInto('open_data')
          .values({ site_id: siteId, ...values })
          .onConflict((conflict) => conflict.doNothing())
          .returning('site_id')
      : db
          .updateTable('open_data')
          .set({ ...values, version: sql`version + 1`, updated_at: sql`now()` })
          .where('site_id', '=', siteId)
          .where('version', '=', version)
          .returning('site_id');
  return (await saved.executeTakeFirst()) !== undefined;
}

export interface DatasetRow {
  id: string;
  slug: string;
  title: string;
  lead: string;
  language: string;
  opensAt: Date | null;
  closesAt: Date | null;
  issued: Date;
  /** When readers last saw something of it change. */
  modified: Date;
  comments: number;
}

/** The topics everybody may see. */
export async function selectDatasets(db: Db, siteId: string): Promise<DatasetRow[]> {
  return db
    .selectFrom('topic as t')
    .leftJoin('visible_version as v', 'v.scope', 't.id')
    .select(['t.id', 't.slug', 't.title', 't.lead', 't.language'])
    .select(['t.opens_at as opensAt', 't.closes_at as closesAt'])
    .select([
      sql<Date>`t.published_at`.as('issued'),
      sql<Date>`greatest(t.published_at, t.updated_at, v.raised_at)`.as('modified'),
      sql<number>`coalesce((
        SELECT sum(c.count)::integer FROM topic_count c WHERE c.topic_id = t.id AND c.state = 'published'
      ), 0)`.as('comments'),
    ])
    .where('t.site_id', '=', siteId)
    .where('t.state', 'in', ['published', 'archived'])
    .orderBy('t.position')
    .orderBy('t.published_at', 'desc')
    .execute();
}

/** What a topic's file is a version of; undefined where residents may not see such a topic. */
export async function selectFileVersion(db: Db, siteId: string, slug: string) {
  return db
    .selectFrom('topic as t')
    .leftJoin('visible_version as v', 'v.scope', 't.id')
    .leftJoin('visible_version as s', 's.scope', 't.site_id')
    .select(['t.id', 't.title', 'v.version as topicVersion', 's.version as siteVersion'])
    .where('t.site_id', '=', siteId)
    .where('t.slug', '=', slug)
    .where('t.state', 'in', ['published', 'archived'])
    .executeTakeFirst();
}
