import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { deleteCity, deleteStaff, lockSite, unmarkAsDemo } from './queries.ts';

/**
 * Takes out of the default site what `loadDemo` put in, and what was said and decided about the demo's topics since. The
 * city's own topics, comments and accounts stay.
 *
 * @returns how many topics went
 */
export async function removeDemo(db: Kysely<DB>): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const site = await lockSite(trx, DEFAULT_SITE_ID);
    const topics = await deleteCity(trx, site.id);
    await deleteStaff(trx, site.id);
    await unmarkAsDemo(trx, site.id);
    await raiseVisibleVersion(trx, [site.id]);
    return topics;
  });
}
