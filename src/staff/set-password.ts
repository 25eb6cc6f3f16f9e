import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { updatePassword } from './account-queries.ts';
import { deleteLinksOf, type LiveLink, takeLink } from './link-queries.ts';
import { hashPassword } from './password.ts';
import { deleteSessions } from './session-queries.ts';
import { logStaffEvent } from './staff-event.ts';

/**
 * Sets a password by a link that was found before, and uses the link up. Every session of the account ends: it may have been
 * somebody else's.
 *
 * @returns false where somebody was first
 */
export async function setPasswordByLink(
  db: Kysely<DB>,
  { id, staffId, siteId }: LiveLink,
  { password, name }: { password: string; name?: string },
): Promise<boolean> {
  const passwordHash = await hashPassword(password);
  return db.transaction().execute(async (trx) => {
    if (!(await takeLink(trx, id))) return false;
    await deleteLinksOf(trx, staffId);
    await updatePassword(trx, staffId, { passwordHash, ...(name && { name }) });
    await deleteSessions(trx, staffId);
    await logStaffEvent(trx, { siteId, actorId: staffId, subjectId: staffId, action: 'password-set' });
    return true;
  });
}

/** Sets one's own password; the present one was asked for before. Every session ends, one's own too. */
export async function changePassword(
  db: Kysely<DB>,
  { siteId, staffId, password }: { siteId: string; staffId: string; password: string },
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.transaction().execute(async (trx) => {
    await updatePassword(trx, staffId, { passwordHash });
    await deleteLinksOf(trx, staffId);
    await deleteSessions(trx, staffId);
    await logStaffEvent(trx, { siteId, actorId: staffId, subjectId: staffId, action: 'password-changed' });
  });
}
