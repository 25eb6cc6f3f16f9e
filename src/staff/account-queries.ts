import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { Role } from './staff-member.ts';

/** An account as admins see it. */
export interface Account {
  id: string;
  siteId: string;
  email: string;
  name: string;
  roles: Role[];
  version: number;
  hasPassword: boolean;
  hasProvider: boolean;
  hasTotp: boolean;
  disabledAt: Date | null;
  createdAt: Date;
  /** When its sessions were last used, where it has any. */
  usedAt: Date | null;
  sessions: number;
  /** Until when a link to set a password is good. */
  linkUntil: Date | null;
}

const ACCOUNT = (db: Db, siteId: string) =>
  db
    .selectFrom('staff')
    .select((eb) => [
      'staff.id',
      'staff.site_id as siteId',
      'staff.email',
      'staff.name',
      sql<Role[]>`staff.roles`.as('roles'),
      'staff.version',
      'staff.disabled_at as disabledAt',
      'staff.created_at as createdAt',
      sql<boolean>`staff.password_hash IS NOT NULL`.as('hasPassword'),
      sql<boolean>`staff.oidc_subject IS NOT NULL`.as('hasProvider'),
      eb
        .exists(
          eb
            .selectFrom('staff_totp as t')
            .select('t.staff_id')
            .whereRef('t.staff_id', '=', 'staff.id')
            .where('t.confirmed_at', 'is not', null),
        )
        .$castTo<boolean>()
        .as('hasTotp'),
      eb
        .selectFrom('staff_session as s')
        .select(sql<Date | null>`max(s.used_at)`.as('used'))
        .whereRef('s.staff_id', '=', 'staff.id')
        .where('s.expires_at', '>', sql<Date>`now()`)
        .as('usedAt'),
      sql<number>`(
        SELECT count(*)::integer FROM staff_session s WHERE s.staff_id = staff.id AND s.expires_at > now()
      )`.as('sessions'),
      eb
        .selectFrom('staff_link as l')
        .select(sql<Date | null>`max(l.expires_at)`.as('until'))
        .whereRef('l.staff_id', '=', 'staff.id')
        .where('l.expires_at', '>', sql<Date>`now()`)
        .as('linkUntil'),
    ])
    .where('staff.site_id', '=', siteId);

/** All of a site, those who may come in first, by name. */
export async function selectAccounts(db: Db, siteId: string): Promise<Account[]> {
  return ACCOUNT(db, siteId)
    .orderBy(sql`staff.disabled_at IS NOT NULL`)
    .orderBy('staff.name')
    .orderBy('staff.id')
    .execute();
}

export async function selectAccount(db: Db, siteId: string, id: string): Promise<Account | undefined> {
  return ACCOUNT(db, siteId).where('staff.id', '=', id).executeTakeFirst();
}

/**
 * Makes everybody wait who would change who is an admin, or whose account somebody else is changing: always admins first and
 * by id, so that two never wait for each other.
 *
 * @returns the admins who could sign in and give others access
 */
export async function lockAdmins(trx: Db, siteId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('staff')
    .select('id')
    .where('site_id', '=', siteId)
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`'admin' = ANY (roles)`)
    .where((eb) => eb.or([eb('password_hash', 'is not', null), eb('oidc_subject', 'is not', null)]))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

export interface LockedAccount {
  id: string;
  roles: Role[];
  version: number;
  isDisabled: boolean;
  hasPassword: boolean;
}

export async function lockAccount(trx: Db, siteId: string, id: string): Promise<LockedAccount | undefined> {
  return trx
    .selectFrom('staff')
    .select([
      'id',
      'version',
      sql<Role[]>`roles`.as('roles'),
      sql<boolean>`disabled_at IS NOT NULL`.as('isDisabled'),
      sql<boolean>`password_hash IS NOT NULL`.as('hasPassword'),
    ])
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateRoles(trx: Db, id: string, roles: readonly Role[]): Promise<void> {
  await trx
    .updateTable('staff')
    .set({ roles: [...roles], version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function updateDisabled(trx: Db, id: string, isDisabled: boolean): Promise<void> {
  await trx
    .updateTable('staff')
    .set({ disabled_at: isDisabled ? sql<Date>`now()` : null, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Only what was given. */
export async function updatePassword(
  trx: Db,
  id: string,
  { passwordHash, name }: { passwordHash: string; name?: string },
): Promise<void> {
  await trx
    .updateTable('staff')
    .set({ password_hash: passwordHash, version: sql`version + 1`, ...(name && { name }) })
    .where('id', '=', id)
    .execute();
}

export async function selectPasswordHash(db: Db, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('staff').select('password_hash').where('id', '=', id).executeTakeFirst();
  return row?.password_hash ?? undefined;
}

export type TotpPolicy = 'nobody' | 'admins' | 'all';

export async function selectTotpPolicy(db: Db, siteId: string): Promise<TotpPolicy> {
  const row = await db
    .selectFrom('staff_policy')
    .select('totp_for')
    .where('site_id', '=', siteId)
    .executeTakeFirst();
  return (row?.totp_for ?? 'nobody') as TotpPolicy;
}

export async function upsertTotpPolicy(trx: Db, siteId: string, policy: TotpPolicy): Promise<void> {
  await trx
    .insertInto('staff_policy')
    .values({ site_id: siteId, totp_for: policy })
    .onConflict((conflict) => conflict.column('site_id').doUpdateSet({ totp_for: policy }))
    .execute();
}
