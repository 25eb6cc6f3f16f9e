import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** @param day YYYY-MM-DD */
export async function ensureDayKey(db: Db, siteId: string, day: string): Promise<Buffer> {
  await db
    .insertInto('support_key')
    .values({ site_id: siteId, day, key: randomBytes(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('support_key')
    .select('key')
    .where('site_id', '=', siteId)
    .where('day', '=', sql<string>`${day}::date`)
    .executeTakeFirstOrThrow();
  return row.key;
}
