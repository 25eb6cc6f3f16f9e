import { createHash, createHmac, type KeyObject } from 'node:crypto';

export type LinkKind = 'invitation' | 'reset';

/** How long a link is good, in days (invitation) and hours (reset). */
export const LINK_DAYS: Record<LinkKind, number> = { invitation: 7, reset: 1 };

/**
 * The token of a link: 256 bits that only who knows SECRET_KEY can make of its id, so that a mail can be written later
 * although the table keeps nothing but the token's hash.
 */
export function linkToken(key: KeyObject, linkId: string): string {
  return createHmac('sha256', key).update(`link:${linkId}`).digest('base64url');
}

export function linkTokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Where a token leads. */
export function linkPath(token: string): string {
  return `/zugang/${token}`;
}
