import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import type { District } from './district.ts';

const COLUMNS = ['id', 'name', 'position', 'archived_at as archivedAt'] as const;

/** In the city's order; archived ones last. */
export async function selectDistricts(db: Db, siteId: string): Promise<District[]> {
  return db
    .selectFrom('district')
    .select(COLUMNS)
    .where('site_id', '=', siteId)
    .orderBy(sql`archived_at IS NOT NULL`)
    .orderBy('position')
    .orderBy('name')
    .execute();
}

/** How many comments name each. */
export async function countInDistricts(db: Db, siteId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('comment')
    .select(['district_id as id', sql<number>`count(*)::integer`.as('count')])
    .where('site_id', '=', siteId)
    .where('district_id', 'is not', null)
    .groupBy('district_id')
    .execute();
  return new Map(rows.map(({ id, count }) => [String(id), count]));
}

/** Whoever changes the list waits for whoever does so at the same time. */
export async function lockDistricts(trx: Db, siteId: string): Promise<District[]> {
  await trx.selectFrom('site').select('id').where('id', '=', siteId).forNoKeyUpdate().executeTakeFirst();
  return selectDistricts(trx, siteId);
}

export async function insertDistricts(
  trx: Db,
  siteId: string,
  names: readonly string[],
  after: number,
): Promise<void> {
  const rows = names.map((name, n) => ({ id: uuidv7(), site_id: siteId, name, position: after + n + 1 }));
  await trx.insertInto('district').values(rows).execute();
}

export async function updateDistrict(
  trx: Db,
  id: string,
  change: { name?: string; position?: number; archived_at?: Date | null },
): Promise<void> {
  await trx.updateTable('district').set(change).where('id', '=', id).execute();
}
