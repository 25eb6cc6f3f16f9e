import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { deleteSessions } from './session-queries.ts';
import { logStaffEvent } from './staff-event.ts';

interface Ending {
  siteId: string;
  actorId: string;
  staffId: string;
  /** One of them; absent: all. */
  sessionId?: string;
}

/** @returns how many have ended */
export async function endSessions(
  db: Kysely<DB>,
  { siteId, actorId, staffId, sessionId }: Ending,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const ended = await deleteSessions(trx, staffId, sessionId);
    if (ended > 0)
      await logStaffEvent(trx, { siteId, actorId, subjectId: staffId, action: 'sessions-ended' });
    return ended;
  });
}
