import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** Undefined once it was thrown away, or where nobody commented in that week. */
export async function selectAddressKey(db: Db, siteId: string, week: Date): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('address_key')
    .select('key')
    .where('site_id', '=', siteId)
    .where('week', '=', sql<string>`${week.toISOString().slice(0, 10)}::date`)
    .executeTakeFirst();
  return row?.key;
}

export async function ensureAddressKey(db: Db, siteId: string, week: Date): Promise<Buffer> {
  const day = sql<string>`${week.toISOString().slice(0, 10)}::date`;
  await db
    .insertInto('address_key')
    .values({ site_id: siteId, week: day, key: randomBytes(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('address_key')
    .select('key')
    .where('site_id', '=', siteId)
    .where('week', '=', day)
    .executeTakeFirstOrThrow();
  return row.key;
}
