import type { Db } from '../database/db.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { confirmAddress } from './queries.ts';

/**
 * The address given with a report is right. Whose report was decided meanwhile is told now.
 *
 * @returns false where there is no address (any more)
 */
export async function confirmReporter(db: Db, id: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const before = await confirmAddress(trx, id);
    if (before && !before.wasConfirmed && before.state !== 'open')
      await enqueueMail(trx, { siteId: before.siteId, kind: 'report-decided', subjectId: id });
    return before !== undefined;
  });
}
