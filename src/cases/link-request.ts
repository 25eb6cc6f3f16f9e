import type { Db } from '../database/db.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { selectNewestOf } from './notify-queries.ts';

/**
 * Puts the mail with all private links of a confirmed address into the outbox. Whoever asked is told nothing of whether
 * there are any, so this returns nothing either.
 */
export async function requestLinks(db: Db, siteId: string, email: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const newest = await selectNewestOf(trx, siteId, email);
    if (newest !== undefined) await enqueueMail(trx, { siteId, kind: 'case-link', subjectId: newest });
  });
}
