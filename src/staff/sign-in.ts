import type { Db } from '../database/db.ts';
import { isStorable } from '../lib/storable.ts';
import { TooManyRequests } from '../platform/limits.ts';
import { selectPasswordHash } from './account-queries.ts';
import { PASSWORD_MAX, verifyPassword } from './password.ts';
import { selectCredentials } from './queries.ts';
import { normalEmail, type StaffMember } from './staff-member.ts';

export interface SignIn {
  siteId: string;
  email: string;
  password: string;
}

/**
 * Who this is, or nobody. Unknown, disabled and wrong take the same work, so that neither answer nor time tells which
 * addresses have an account.
 *
 * @throws TooManyRequests while a flood of sign-ins fills the line
 */
export async function signIn(db: Db, { siteId, email, password }: SignIn): Promise<StaffMember | undefined> {
  // A character takes at most two units; more was never accepted as a password and is not worth hashing.
  const isPlausible = isStorable(email) && password.length <= PASSWORD_MAX * 2;
  const found = isPlausible ? await selectCredentials(db, siteId, normalEmail(email)) : undefined;
  const fits = await inLine(() => verifyPassword(found?.passwordHash, isPlausible ? password : ''));
  return fits ? found?.member : undefined;
}

/**
 * Whether this is the password of somebody who is signed in.
 *
 * @throws TooManyRequests while a flood of sign-ins fills the line
 */
export async function isPasswordOf(db: Db, staffId: string, password: string): Promise<boolean> {
  if (password === '' || password.length > PASSWORD_MAX * 2 || !isStorable(password)) return false;
  const stored = await selectPasswordHash(db, staffId);
  return stored !== undefined && inLine(() => verifyPassword(stored, password));
}

const LONGEST_LINE = 100;
const FLOOD_MS = 60_000;
let line = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * One password after the other: guessing from a thousand addresses gets slow for the guessers and takes neither both cores
 * nor the threads from the residents. The line is short (about two seconds), and once the flood is over it is gone.
 */
async function inLine<T>(work: () => Promise<T>): Promise<T> {
  if (line >= LONGEST_LINE) throw new TooManyRequests(FLOOD_MS);
  line++;
  const turn = last.then(work).finally(() => line--);
  last = turn.catch(() => undefined);
  return turn;
}
