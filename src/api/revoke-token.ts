import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { logStaffEvent } from '../staff/staff-event.ts';
import { revokeTokenRow } from './token-queries.ts';

/** From now on it opens nothing. A second click does nothing more. */
export async function revokeToken(
  db: Kysely<DB>,
  { siteId, actorId, tokenId }: { siteId: string; actorId: string; tokenId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const isRevoked = await revokeTokenRow(trx, siteId, tokenId);
    if (isRevoked)
      await logStaffEvent(trx, { siteId, actorId, subjectId: null, tokenId, action: 'token-revoked' });
  });
}
