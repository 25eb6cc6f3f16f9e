import type { FastifyInstance } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { countCharacters } from '../lib/storable.ts';
import type { PasswordOwner } from './guessable.ts';
import { checkPassword, PASSWORD_MAX, PASSWORD_MIN } from './password.ts';

/** Numbers that the words about passwords name. */
export const PASSWORD_LENGTHS = { min: PASSWORD_MIN, max: PASSWORD_MAX };

/** What is wrong with a new password, in words; undefined where it may be. */
export function passwordError(
  app: FastifyInstance,
  lang: Lang,
  password: string,
  owner: PasswordOwner,
): string | undefined {
  if (password === '') return app.t(lang, 'staff.password.error.missing');
  const problem = checkPassword(password, owner);
  const values = { ...PASSWORD_LENGTHS, count: countCharacters(password) };
  return problem && app.t(lang, `staff.password.error.${problem}`, values);
}
