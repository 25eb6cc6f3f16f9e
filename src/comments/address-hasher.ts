import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Db } from '../database/db.ts';
import { ensureAddressKey, selectAddressKey } from './address-queries.ts';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
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
  /** Of the week before; asked for anew every hour, as often as keys are thrown away. */
  #earlier: { week: number; askedAt: number; key: KeyObject | undefined } | undefined;
  readonly #siteId: string;

  constructor(siteId: string) {
    this.#siteId = siteId;
  }

  async hash(db: Db, address: string, now = new Date()): Promise<Buffer> {
    const key = await this.#keyOf(db, Math.floor((now.getTime() - FIRST_WEEK) / WEEK_MS));
    return createHmac('sha256', key).update(address).digest();
  }

  /** The same address as it was hashed the week before, while hashes of that week are kept; else undefined. */
  async earlierHash(db: Db, address: string, now = new Date()): Promise<Buffer | undefined> {
    const week = Math.floor((now.getTime() - FIRST_WEEK) / WEEK_MS) - 1;
    if (this.#earlier?.week !== week || now.getTime() - this.#earlier.askedAt > HOUR_MS) {
      const bytes = await selectAddressKey(db, this.#siteId, new Date(FIRST_WEEK + week * WEEK_MS));
      this.#earlier = { week, askedAt: now.getTime(), key: bytes && createSecretKey(bytes) };
    }
    const { key } = this.#earlier;
    return key && createHmac('sha256', key).update(address).digest();
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
