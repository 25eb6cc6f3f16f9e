import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import type { OpenData } from './open-data.ts';
import { upsertOpenData } from './queries.ts';

/** What was decided, checked before. False where somebody else saved meanwhile. */
export async function saveOpenData(
  db: Kysely<DB>,
  by: { siteId: string; staffId: string },
  chosen: OpenData,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const isSaved = await upsertOpenData(trx, by, chosen);
    if (isSaved) await raiseVisibleVersion(trx, [by.siteId]);
    return isSaved;
  });
}
