import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import { type AccountProblem, checkAccount, EMAIL_MAX, NAME_MAX } from './account-fields.ts';
import { checkPassword, hashPassword, PASSWORD_MAX, PASSWORD_MIN, type PasswordProblem } from './password.ts';
import { insertStaff, selectSiteName } from './queries.ts';
import { logStaffEvent } from './staff-event.ts';
import { normalEmail, ROLES, type Role } from './staff-member.ts';

export interface NewStaff {
  siteId: string;
  email: string;
  /** Without one, what stands before the @. */
  name?: string;
  roles: readonly Role[];
  password: string;
  /** Leaves with the demo city. */
  isDemo?: boolean;
}

export type AddStaffOutcome =
  | { outcome: 'added'; id: string; email: string }
  /** Somebody has this address already; their roles and password stay as they are. */
  | { outcome: 'exists'; message: string }
  | { outcome: 'refused'; message: string };

/** Gives somebody of the city an account. Messages are for whoever runs the command. */
export async function addStaff(db: Db, given: NewStaff): Promise<AddStaffOutcome> {
  const email = normalEmail(given.email);
  const name = given.name?.trim() || email.slice(0, email.lastIndexOf('@')).slice(0, NAME_MAX);
  const roles = ROLES.filter((role) => given.roles.includes(role));
  const siteName = await selectSiteName(db, given.siteId);
  const [field] = checkAccount({ email, name, roles });
  if (field) return { outcome: 'refused', message: ACCOUNT_PROBLEMS[field] };
  const problem = checkPassword(given.password, { email, name, siteName });
  if (problem) return { outcome: 'refused', message: PASSWORD_PROBLEMS[problem] };

  const id = uuidv7();
  const isAdded = await insert(db, {
    id,
    site_id: given.siteId,
    email,
    name,
    roles,
    password_hash: await hashPassword(given.password),
    is_demo: given.isDemo ?? false,
  });
  if (isAdded) return { outcome: 'added', id, email };
  return {
    outcome: 'exists',
    message: `${email} has an account already; its roles and password were not changed`,
  };
}

async function insert(db: Db, staff: StaffRow): Promise<boolean> {
  const work = async (trx: Db) => {
    if (!(await insertStaff(trx, staff))) return false;
    const { site_id: siteId, id: subjectId, roles: rolesAfter } = staff;
    await logStaffEvent(trx, { siteId, actorId: null, subjectId, action: 'added', rolesAfter });
    return true;
  };
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

type StaffRow = Parameters<typeof insertStaff>[1] & { roles: Role[] };

const ACCOUNT_PROBLEMS: Record<AccountProblem, string> = {
  email: 'this is not an e-mail address',
  'email-long': `the e-mail address may have at most ${EMAIL_MAX} characters`,
  name: 'the name is not proper text',
  'name-long': `the name may have at most ${NAME_MAX} characters`,
  roles: `a role is needed: ${ROLES.join(', ')}`,
};

const PASSWORD_PROBLEMS: Record<PasswordProblem, string> = {
  'too-short': `the password needs at least ${PASSWORD_MIN} characters`,
  'too-long': `the password may have at most ${PASSWORD_MAX} characters`,
  'not-storable': 'the password is not proper text',
  guessable: 'the password is too easy to guess',
  personal: 'the password holds the address, the name or the city’s name',
};
