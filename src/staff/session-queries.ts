import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

export interface SessionOfAccount {
  id: string;
  idHash: Buffer;
  browser: string;
  since: Date;
  usedAt: Date;
}

/** The last used first. */
export async function selectSessions(db: Db, staffId: string): Promise<SessionOfAccount[]> {
  return db
    .selectFrom('staff_session')
    .select([
      'id',
      'id_hash as idHash',
      sql<string>`coalesce(data ->> 'browser', '')`.as('browser'),
      'created_at as since',
      'used_at as usedAt',
    ])
    .where('staff_id', '=', staffId)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('used_at', 'desc')
    .orderBy('id')
    .execute();
}

/** One, or all of an account. @returns how many there were */
export async function deleteSessions(trx: Db, staffId: string, id?: string): Promise<number> {
  let query = trx.deleteFrom('staff_session').where('staff_id', '=', staffId);
  if (id) query = query.where('id', '=', id);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}
