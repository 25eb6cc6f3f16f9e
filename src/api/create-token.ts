import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DB } from '../database/types.ts';
import { logStaffEvent } from '../staff/staff-event.ts';
import { newToken, type TokenScope } from './token.ts';
import { insertToken } from './token-queries.ts';

/** A name and a number of days that were checked before. @returns the key, which is nowhere else from now on */
export async function createToken(
  db: Kysely<DB>,
  {
    siteId,
    actorId,
    ...wanted
  }: { siteId: string; actorId: string; name: string; scope: TokenScope; days: number },
): Promise<{ token: string; expiresAt: Date }> {
  const { token, prefix, hash } = newToken();
  const id = uuidv7();
  return db.transaction().execute(async (trx) => {
    const row = { id, siteId, ...wanted, prefix, hash, createdBy: actorId };
    const { expiresAt } = await insertToken(trx, row);
    await logStaffEvent(trx, { siteId, actorId, subjectId: null, tokenId: id, action: 'token-created' });
    return { token, expiresAt };
  });
}
