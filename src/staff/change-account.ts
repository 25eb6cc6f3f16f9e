import type { Kysely } from 'kysely';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { NotAllowed } from './access.ts';
import {
  type LockedAccount,
  lockAccount,
  lockAdmins,
  updateDisabled,
  updateRoles,
} from './account-queries.ts';
import { deleteLinksOf } from './link-queries.ts';
import { updateProvider } from './queries.ts';
import { deleteSessions } from './session-queries.ts';
import { logStaffEvent } from './staff-event.ts';
import { ROLES, type Role } from './staff-member.ts';

/** Who changes whose account, and of which version of it they know. */
export interface AccountChange {
  siteId: string;
  actorId: string;
  staffId: string;
  version: number;
}

/** `lastAdmin`: nobody would be left who can give others access. */
export type ChangeOutcome = 'changed' | 'unknown' | 'stale' | 'lastAdmin';

/** @throws NotAllowed where who asks is no admin any more */
export async function changeRoles(
  db: Kysely<DB>,
  change: AccountChange,
  given: readonly Role[],
): Promise<ChangeOutcome> {
  const roles = ROLES.filter((role) => given.includes(role));
  return onAccount(db, change, { keepsAdmin: () => roles.includes('admin') }, async (trx, account) => {
    await updateRoles(trx, account.id, roles);
    await log(trx, change, { action: 'roles-changed', rolesBefore: account.roles, rolesAfter: roles });
  });
}

/** Shuts an account: its sessions end, and its links with them. @throws NotAllowed as above */
export async function disableAccount(db: Kysely<DB>, change: AccountChange): Promise<ChangeOutcome> {
  return onAccount(db, change, { keepsAdmin: () => false }, async (trx, { id }) => {
    await updateDisabled(trx, id, true);
    await deleteSessions(trx, id);
    await deleteLinksOf(trx, id);
    await log(trx, change, { action: 'disabled' });
  });
}

/** @throws NotAllowed as above */
export async function enableAccount(db: Kysely<DB>, change: AccountChange): Promise<ChangeOutcome> {
  return onAccount(db, change, { keepsAdmin: () => true }, async (trx, { id }) => {
    await updateDisabled(trx, id, false);
    await log(trx, change, { action: 'enabled' });
  });
}

/**
 * Forgets who the account is at the city's own provider; the next sign-in there goes by the address again.
 *
 * @throws NotAllowed as above
 */
export async function freeFromProvider(db: Kysely<DB>, change: AccountChange): Promise<ChangeOutcome> {
  return onAccount(db, change, { keepsAdmin: ({ hasPassword }) => hasPassword }, async (trx, { id }) => {
    await updateProvider(trx, id, null);
    await log(trx, change, { action: 'provider-freed' });
  });
}

/** One after the other: who is an admin is known for sure until the transaction ends. */
async function onAccount(
  db: Kysely<DB>,
  { siteId, actorId, staffId, version }: AccountChange,
  { keepsAdmin }: { keepsAdmin: (account: LockedAccount) => boolean },
  work: (trx: Db, account: LockedAccount) => Promise<void>,
): Promise<ChangeOutcome> {
  return db.transaction().execute(async (trx) => {
    const admins = await lockAdmins(trx, siteId);
    if (!admins.includes(actorId)) throw new NotAllowed();
    const account = await lockAccount(trx, siteId, staffId);
    if (!account) return 'unknown';
    if (account.version !== version) return 'stale';
    if (!keepsAdmin(account) && admins.length === 1 && admins[0] === staffId) return 'lastAdmin';
    await work(trx, account);
    return 'changed';
  });
}

type Told = Pick<Parameters<typeof logStaffEvent>[1], 'action' | 'rolesBefore' | 'rolesAfter'>;

function log(trx: Db, { siteId, actorId, staffId }: AccountChange, told: Told): Promise<void> {
  return logStaffEvent(trx, { siteId, actorId, subjectId: staffId, ...told });
}
