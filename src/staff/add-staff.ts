import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { checkPassword, hashPassword, PASSWORD_MAX, PASSWORD_MIN, type PasswordProblem } from './password.ts';
import { insertStaff } from './queries.ts';
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

const EMAIL_MAX = 254;
const NAME_MAX = 120;

/** Gives somebody of the city an account. Messages are for whoever runs the command. */
export async function addStaff(db: Db, given: NewStaff): Promise<AddStaffOutcome> {
  const email = normalEmail(given.email);
  const name = given.name?.trim() || email.slice(0, email.lastIndexOf('@')).slice(0, NAME_MAX);
  const roles = ROLES.filter((role) => given.roles.includes(role));
  const problem = checkStaff({ email, name, roles, password: given.password });
  if (problem) return { outcome: 'refused', message: problem };

  const id = uuidv7();
  const added = await insertStaff(db, {
    id,
    site_id: given.siteId,
    email,
    name,
    roles,
    password_hash: await hashPassword(given.password),
    is_demo: given.isDemo ?? false,
  });
  if (added) return { outcome: 'added', id, email };
  return {
    outcome: 'exists',
    message: `${email} has an account already; its roles and password were not changed`,
  };
}

const PASSWORD_PROBLEMS: Record<PasswordProblem, string> = {
  'too-short': `the password needs at least ${PASSWORD_MIN} characters`,
  'too-long': `the password may have at most ${PASSWORD_MAX} characters`,
  'not-storable': 'the password is not proper text',
  guessable: 'the password is too easy to guess',
};

type Checked = Required<Pick<NewStaff, 'email' | 'name' | 'roles' | 'password'>>;

function checkStaff({ email, name, roles, password }: Checked): string | undefined {
  if (!isStorable(email) || !/^[^\s@]+@[^\s@]+$/.test(email)) return 'this is not an e-mail address';
  if (countCharacters(email) > EMAIL_MAX)
    return `the e-mail address may have at most ${EMAIL_MAX} characters`;
  if (!isStorable(name) || countCharacters(name) > NAME_MAX)
    return `the name may have at most ${NAME_MAX} characters`;
  if (roles.length === 0) return `a role is needed: ${ROLES.join(', ')}`;
  const problem = checkPassword(password, email);
  return problem && PASSWORD_PROBLEMS[problem];
}
