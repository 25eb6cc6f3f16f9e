import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { type TotpPolicy, upsertTotpPolicy } from './account-queries.ts';
import { logStaffEvent } from './staff-event.ts';

/** Who needs a second step. Whoever has none yet is led to it at their next click. */
export async function setPolicy(
  db: Kysely<DB>,
  { siteId, actorId, policy }: { siteId: string; actorId: string; policy: TotpPolicy },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await upsertTotpPolicy(trx, siteId, policy);
    await logStaffEvent(trx, { siteId, actorId, subjectId: null, action: `policy-${policy}` });
  });
}
