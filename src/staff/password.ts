import { randomBytes } from 'node:crypto';
import { hash, type Options, verify } from '@node-rs/argon2';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { isCommon, isPersonal, type PasswordOwner } from './guessable.ts';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 256;

/**
 * argon2id (2 in the library's list), 19 MiB, two passes, one lane.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options;

/** Hash of random bytes that nobody kept, by the same parameters: no password fits. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$TueqwMAgZ4QV6nRL/BqAEQ$iHi7nFSNFuI+A1umTSHfbQfQt1HmhK0JQxaxWkvHuiY';

/** Equal characters typed on different keyboards give equal bytes (NIST SP 800-63B, 5.1.1.2). */
function toBytes(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'));
}

export function hashPassword(password: string): Promise<string> {
  return hash(toBytes(password), ARGON2ID);
}

/** Without a stored hash (nobody has this address) it takes as long and is false. */
export function verifyPassword(storedHash: string | null | undefined, password: string): Promise<boolean> {
  return verify(storedHash ?? NOBODYS_HASH, toBytes(password));
}

export type PasswordProblem = 'too-short' | 'too-long' | 'not-storable' | 'guessable' | 'personal';

/**
 * Length counts, composition does not; what an attacker tries first is refused: common words and keys side by side, and what
 * is known of the person.
 *
 * @see NIST SP 800-63B, 5.1.1.2
 */
export function checkPassword(password: string, owner: PasswordOwner): PasswordProblem | undefined {
  if (!isStorable(password)) return 'not-storable';
  const length = countCharacters(password);
  if (length < PASSWORD_MIN) return 'too-short';
  if (length > PASSWORD_MAX) return 'too-long';
  if (isPersonal(password, owner)) return 'personal';
  return isCommon(password) ? 'guessable' : undefined;
}

/** How a good password is called on the page that takes it; only length makes it better (NIST SP 800-63B, appendix A). */
export type PasswordStrength = 'fair' | 'good' | 'strong';

export function strengthOf(password: string): PasswordStrength {
  const length = countCharacters(password);
  if (length >= STRONG_FROM) return 'strong';
  return length >= GOOD_FROM ? 'good' : 'fair';
}

/** As an address carries it; whatever is none is the least. */
export function readStrength(text: unknown): PasswordStrength {
  return text === 'strong' || text === 'good' ? text : 'fair';
}

const GOOD_FROM = 16;
const STRONG_FROM = 20;

/** 32 characters without look-alikes: five bits each. */
const READABLE = '0123456789abcdefghjkmnpqrstvwxyz';
const GROUPS = 4;
const GROUP_LENGTH = 5;

/** Random characters in groups of five, five bits each. */
export function randomGroups(count: number): string {
  const group = () =>
    [...randomBytes(GROUP_LENGTH)].map((byte) => READABLE.charAt(byte % READABLE.length)).join('');
  return Array.from({ length: count }, group).join('-');
}

/** A password of 100 random bits that can be read out on the telephone: `k7d3q-9xw2m-40bhn-tz6ce`. */
export function generatePassword(): string {
  return randomGroups(GROUPS);
}
