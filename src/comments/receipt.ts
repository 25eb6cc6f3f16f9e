import { createHash, createHmac, type KeyObject } from 'node:crypto';

/**
 * The token of a comment's private link: an HMAC of its id under the site's secret (256 bit), so that it can be told
 * again when the same form comes in twice. Only its hash is stored.
 */
export function receiptToken(key: KeyObject, commentId: string): string {
  return createHmac('sha256', key).update(commentId).digest('base64url');
}

export function receiptHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
