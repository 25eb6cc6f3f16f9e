import type { Db } from '../database/db.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import { type SiteSettings, updateSite } from './queries.ts';

/** The site's own data, checked before. False where somebody else saved meanwhile. */
export async function saveSettings(
  db: Db,
  siteId: string,
  version: number,
  settings: SiteSettings,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const isSaved = await updateSite(trx, siteId, version, settings);
    if (isSaved) await raiseVisibleVersion(trx, [siteId]);
    return isSaved;
  });
}
