import { createHmac, type KeyObject } from 'node:crypto';

/** By it a sender who is held is known again; kept only while the hold lasts. */
export function heldEmailHash(key: KeyObject, email: string): Buffer {
  return createHmac('sha256', key).update(email.toLowerCase()).digest();
}
