import type { Db } from '../database/db.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import { type NewPageText, putPage } from './queries.ts';

/** The operator's own text of a page every site needs, checked before. False where somebody else saved meanwhile. */
export async function savePage(db: Db, text: NewPageText): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const isSaved = await putPage(trx, text);
    if (isSaved) await raiseVisibleVersion(trx, [text.siteId]);
    return isSaved;
  });
}
