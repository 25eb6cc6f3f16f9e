import type { Db } from '../database/db.ts';
import { enqueueMail } from '../mail/outbox.ts';
import { type Closing, updateReports } from './queries.ts';

/**
 * Closes a comment's open reports in the transaction that settles them: `upheld` once a moderator takes the comment off,
 * `moot` once its author does. Whoever reported and confirmed an address is told.
 *
 * @returns how many were closed
 */
export async function closeReports(
  trx: Db,
  { siteId, ...closing }: Closing & { siteId: string },
): Promise<number> {
  const closed = await updateReports(trx, closing);
  for (const { id, tell } of closed) {
    if (tell) await enqueueMail(trx, { siteId, kind: 'report-decided', subjectId: id });
  }
  return closed.length;
}
