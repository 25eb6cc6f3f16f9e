import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Db } from '../database/db.ts';
import { ensureAddressKey } from './queries.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
/** A Monday; weeks are counted from it. */
const FIRST_WEEK = Date.UTC(2024, 0, 1);

/**
 * Keyed hash of a sender's address, to recognise copies and repeat senders within a week. The key is the week's own and is
 * thrown away afterwards, so that no one can ever find the address again by trying all of them.
 */
export class AddressHasher {
  #week = Number.NaN;
  // Not the bytes: node checks those anew each time, at seven times the cost of the HMAC itself.
  #key: KeyObject | undefined;
  readonly #siteId: string;

  constructor(siteId: string) {
    this.#siteId = siteId;
  }

  async hash(db: Db, address: string, now = new Date()): Promise<Buffer> {
    const key = await this.#keyOf(db, Math.floor((now.getTime() - FIRST_WEEK) / WEEK_MS));
    return createHmac('sha256', key).update(address).digest();
  }

  async #keyOf(db: Db, week: number): Promise<KeyObject> {
    if (this.#key && this.#week === week) return this.#key;
    const bytes = await ensureAddressKey(db, this.#siteId, new Date(FIRST_WEEK + week * WEEK_MS));
    const key = createSecretKey(bytes);
    this.#week = week;
    this.#key = key;
    return key;
  }
}
