import { countCharacters, isStorable } from '../lib/storable.ts';
import type { Role } from './staff-member.ts';

export const EMAIL_MAX = 254;
export const NAME_MAX = 120;

export type AccountProblem = 'email' | 'email-long' | 'name' | 'name-long' | 'roles';

/** What cannot be an account, in the order of the form. */
export function checkAccount({
  email,
  name,
  roles,
}: {
  email: string;
  name: string;
  roles: readonly Role[];
}): AccountProblem[] {
  const found = [checkEmail(email), checkName(name), roles.length === 0 && 'roles'];
  return found.filter((problem): problem is AccountProblem => Boolean(problem));
}

function checkEmail(email: string): AccountProblem | undefined {
  if (!isStorable(email) || !/^[^\s@]+@[^\s@]+$/.test(email)) return 'email';
  return countCharacters(email) > EMAIL_MAX ? 'email-long' : undefined;
}

export function checkName(name: string): AccountProblem | undefined {
  if (!isStorable(name) || name === '') return 'name';
  return countCharacters(name) > NAME_MAX ? 'name-long' : undefined;
}
