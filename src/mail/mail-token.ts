import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/** What a link in a mail is for; a token made for one of them is worthless for another. */
export const MAIL_PURPOSES = [
  'confirm-case',
  'confirm-follower',
  'confirm-report',
  'unsubscribe-case',
  'unsubscribe-follower',
  'unsubscribe-report',
  'unsubscribe-desk',
  'manage-follower',
] as const;
export type MailPurpose = (typeof MAIL_PURPOSES)[number];

const UUID_BYTES = 16;
const MAC_BYTES = 16;
/** 32 bytes in base64url, without a bit to spare: no two spellings are the same token. */
const TOKEN = /^[\w-]{42}[AEIMQUYcgkosw048]$/;

/**
 * base64url(uuid ‖ first 16 bytes of HMAC-SHA256(key, purpose:uuid[:binding])): 43 characters that need no row of their own.
 *
 * @param binding what else the token stands for (an address to be confirmed): when it changes, the token is worthless
 */
export function mailToken(key: KeyObject, purpose: MailPurpose, id: string, binding = ''): string {
  const uuid = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([uuid, macOf(key, purpose, id, binding)]).toString('base64url');
}

/** The id a token speaks of, not checked yet. @returns undefined for what is no token at all */
export function subjectOf(token: string): string | undefined {
  if (!TOKEN.test(token)) return undefined;
  const hex = Buffer.from(token, 'base64url').subarray(0, UUID_BYTES).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Whether the token was made by us for this purpose (and this binding); takes as long whatever is wrong with it. */
export function isMailToken(key: KeyObject, purpose: MailPurpose, token: string, binding = ''): boolean {
  const id = subjectOf(token);
  if (id === undefined) return false;
  const mac = Buffer.from(token, 'base64url').subarray(UUID_BYTES);
  return timingSafeEqual(mac, macOf(key, purpose, id, binding));
}

function macOf(key: KeyObject, purpose: MailPurpose, id: string, binding: string): Buffer {
  const words = binding === '' ? `${purpose}:${id}` : `${purpose}:${id}:${binding}`;
  return createHmac('sha256', key).update(words).digest().subarray(0, MAC_BYTES);
}
