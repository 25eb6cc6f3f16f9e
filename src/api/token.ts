import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a key is for. `export`: everything the planners' exports carry. */
export type TokenScope = 'export';

/** A year at most, so that forgotten ones end by themselves. */
export const TOKEN_DAYS = { usual: 90, most: 365 } as const;
export const TOKEN_NAME_MAX = 80;

const PREFIX_BYTES = 4;
const SECRET_BYTES = 32;
const TOKEN = /^sg_([0-9a-f]{8})_[A-Za-z0-9_-]{43}$/;

/** A new key: `sg_` for who searches for leaked ones, a prefix in the clear to find it by, and 256 secret bits. */
export function newToken(): { token: string; prefix: string; hash: Buffer } {
  const prefix = randomBytes(PREFIX_BYTES).toString('hex');
  const token = `sg_${prefix}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { token, prefix, hash: hashToken(token) };
}

/** No salt and no slow hash: nobody guesses 256 random bits. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The prefix of what looks like a key of ours. */
export function prefixOf(token: string): string | undefined {
  return TOKEN.exec(token)?.[1];
}

/** In constant time. */
export function isTokenOf(token: string, hash: Buffer): boolean {
  return timingSafeEqual(hashToken(token), hash);
}
