import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

export async function lockPlace(trx: Db, siteId: string, commentId: string) {
  return trx
    .selectFrom('comment as c')
    .leftJoin('district as d', 'd.id', 'c.district_id')
    .select(['c.state', 'c.topic_id as topicId', 'c.district_id as districtId', 'd.name as districtName'])
    .select(sql<boolean>`c.body IS NULL`.as('isGone'))
    .where('c.site_id', '=', siteId)
    .where('c.id', '=', commentId)
    .forNoKeyUpdate('c')
    .executeTakeFirst();
}

/** @returns false where the site offers no such district */
export async function storeDistrict(
  trx: Db,
  { siteId, commentId, districtId }: { siteId: string; commentId: string; districtId: string | null },
): Promise<boolean> {
  const offered = trx
    .selectFrom('district')
    .select('id')
    .where('site_id', '=', siteId)
    .where('id', '=', districtId)
    .where('archived_at', 'is', null);
  const { numUpdatedRows } = await trx
    .updateTable('comment')
    .set({ district_id: districtId })
    .where('id', '=', commentId)
    .where((eb) => (districtId === null ? eb.lit(true) : eb.exists(offered)))
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
