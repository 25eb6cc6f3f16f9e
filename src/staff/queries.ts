import { type Insertable, sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { Staff } from '../database/types.ts';
import { RETENTION } from '../site/retention.ts';
import type { Role, StaffMember } from './staff-member.ts';

const MEMBER = ['id', 'site_id as siteId', 'email', 'name', 'roles'] as const;

/** A second step is asked of them before anything else, and they have not set it up. */
const NEEDS_SECOND_STEP = sql<boolean>`EXISTS (
  SELECT FROM staff_policy p
  WHERE p.site_id = staff.site_id AND (p.totp_for = 'all' OR p.totp_for = 'admins' AND 'admin' = ANY (staff.roles))
) AND NOT EXISTS (
  SELECT FROM staff_totp t WHERE t.staff_id = staff.id AND t.confirmed_at IS NOT NULL
)`;

export interface Credentials {
  member: StaffMember;
  /** Null where nobody can sign in by a password. */
  passwordHash: string | null;
}

/** Nobody where the address is unknown or the account disabled. */
export async function selectCredentials(
  db: Db,
  siteId: string,
  email: string,
): Promise<Credentials | undefined> {
  const row = await db
    .selectFrom('staff')
    .select([...MEMBER, 'password_hash'])
    .where('site_id', '=', siteId)
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { password_hash: passwordHash, ...member } = row;
  return { member: { ...member, roles: member.roles as Role[] }, passwordHash };
}

/** As the account is now: disabled ones are nobody, and roles are today's. */
export async function selectActiveMember(
  db: Db,
  siteId: string,
  id: string,
): Promise<StaffMember | undefined> {
  const row = await db
    .selectFrom('staff')
    .select([...MEMBER, NEEDS_SECOND_STEP.as('needsSecondStep')])
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { needsSecondStep, ...member } = row;
  return { ...member, roles: row.roles as Role[], ...(needsSecondStep && { needsSecondStep }) };
}

export async function selectSiteName(db: Db, siteId: string): Promise<string> {
  const row = await db.selectFrom('site').select('name').where('id', '=', siteId).executeTakeFirst();
  return row?.name ?? '';
}

/** Who the city's own provider says it is; nobody where the account is disabled. */
export async function selectByProvider(
  db: Db,
  siteId: string,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<StaffMember | undefined> {
  const row = await db
    .selectFrom('staff')
    .select(MEMBER)
    .where('site_id', '=', siteId)
    .where('oidc_issuer', '=', issuer)
    .where('oidc_subject', '=', subject)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  return row && { ...row, roles: row.roles as Role[] };
}

/** Locked until the transaction ends; nobody where the account is disabled or known by another subject. */
export async function lockFreeByEmail(
  trx: Db,
  siteId: string,
  email: string,
): Promise<StaffMember | undefined> {
  const row = await trx
    .selectFrom('staff')
    .select(MEMBER)
    .where('site_id', '=', siteId)
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .where('oidc_subject', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, roles: row.roles as Role[] };
}

export async function updateProvider(
  trx: Db,
  id: string,
  bound: { issuer: string; subject: string } | null,
): Promise<void> {
  await trx
    .updateTable('staff')
    .set({
      oidc_issuer: bound?.issuer ?? null,
      oidc_subject: bound?.subject ?? null,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

/**
 * Has a link to set a password sent to whoever has this address. Known or not: the same statement, so that neither the answer
 * nor the time it takes tells.
 */
export async function enqueueReset(db: Db, siteId: string, email: string, lang: string): Promise<void> {
  await sql`
    SELECT graphile_worker.add_job('staff-reset', json_build_object(
      'lang', ${lang}::text,
      'staffId', coalesce(
        (SELECT id FROM staff WHERE site_id = ${siteId} AND email = ${email} AND disabled_at IS NULL),
        gen_random_uuid()
      )
    ))`.execute(db);
}

/** False where the site already has somebody with this address. */
export async function insertStaff(db: Db, staff: Insertable<Staff>): Promise<boolean> {
  const inserted = await db
    .insertInto('staff')
    .values(staff)
    .onConflict((conflict) => conflict.columns(['site_id', 'email']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Comments of a site that wait for a decision. */
export async function countWaiting(db: Db, siteId: string): Promise<number> {
  const { count } = await db
    .selectFrom('comment')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('site_id', '=', siteId)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow();
  return count;
}

const IDLE = sql`${sql.lit(RETENTION.sessionIdleHours)} * interval '1 hour'`;
const LIFETIME = sql`${sql.lit(RETENTION.sessionDays)} * interval '1 day'`;
/** A session in use is prolonged at most this often, so that reading a page seldom writes. */
const PROLONGED_EVERY = sql`interval '10 minutes'`;

export interface StoredSession {
  staffId: string | null;
  data: unknown;
  /** True when it was used long enough after it was last prolonged. */
  isDue: boolean;
}

export async function selectSession(db: Db, idHash: Buffer): Promise<StoredSession | undefined> {
  return db
    .selectFrom('staff_session')
    .select(['staff_id as staffId', 'data'])
    .select(
      sql<boolean>`expires_at < least(now() + ${IDLE} - ${PROLONGED_EVERY}, created_at + ${LIFETIME})`.as(
        'isDue',
      ),
    )
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
}

interface SessionRow {
  idHash: Buffer;
  staffId: string | null;
  data: object;
}

/** Also clears away what has expired: people sign in seldom enough for that. */
export async function insertSession(db: Db, { idHash, staffId, data }: SessionRow): Promise<void> {
  await db
    .with('expired', (cte) => cte.deleteFrom('staff_session').where('expires_at', '<=', sql<Date>`now()`))
    .insertInto('staff_session')
    .values({
      id_hash: idHash,
      staff_id: staffId,
      data: JSON.stringify(data),
      expires_at: sql`now() + ${IDLE}`,
    })
    .onConflict((conflict) =>
      conflict.column('id_hash').doUpdateSet((row) => ({
        staff_id: row.ref('excluded.staff_id'),
        data: row.ref('excluded.data'),
        expires_at: row.ref('excluded.expires_at'),
      })),
    )
    .execute();
}

/** Never brings back a session that was ended meanwhile. */
export async function updateSession(db: Db, { idHash, staffId, data }: SessionRow): Promise<void> {
  await db
    .updateTable('staff_session')
    .set({
      staff_id: staffId,
      data: JSON.stringify(data),
      used_at: sql<Date>`now()`,
      expires_at: sql<Date>`least(now() + ${IDLE}, created_at + ${LIFETIME})`,
    })
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', sql<Date>`now()`)
    .execute();
}

export async function deleteSession(db: Db, idHash: Buffer): Promise<void> {
  await db.deleteFrom('staff_session').where('id_hash', '=', idHash).execute();
}

/** True when somebody else may decide here. */
export async function selectHasOtherModerator(db: Db, siteId: string, actorId: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff')
    .select('id')
    .where('site_id', '=', siteId)
    .where('id', '<>', actorId)
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`roles && ARRAY['moderator', 'admin']`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Of an account that is not disabled. */
export async function selectDeskMails(db: Db, id: string) {
  return db
    .selectFrom('staff')
    .select(['id', 'email', 'desk_mails as isOn'])
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
}

export async function updateDeskMails(db: Db, id: string, isOn: boolean): Promise<void> {
  await db.updateTable('staff').set({ desk_mails: isOn }).where('id', '=', id).execute();
}
