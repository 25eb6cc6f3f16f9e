import { createHmac, type KeyObject } from 'node:crypto';
import { randomGroups } from './password.ts';

const CODES = 10;
const GROUPS = 2;

/** Ten codes of 50 random bits for who has lost the telephone: `k7d3q-9xw2m`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () => randomGroups(GROUPS));
}

/** However it was typed: case, blanks and the dash do not matter. Undefined where it cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '');
  return /^[0-9a-z]{10}$/.test(plain) ? plain : undefined;
}

/** Keyed: who reads the table cannot try all codes. */
export function recoveryCodeHash(key: KeyObject, staffId: string, code: string): Buffer {
  return createHmac('sha256', key)
    .update(`recovery:${staffId}:${code.replaceAll('-', '')}`)
    .digest();
}
