import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Db } from '../database/db.ts';
import { ensureDayKey } from './day-queries.ts';

/** What is done once a day; the same sender is another for each of them. */
export type DailyAct = 'support' | 'report';

/**
 * Keyed hash of a sender's address, to count what they do once a day (by UTC). The key is the day's own and is thrown away
 * with it.
 */
export class DayHasher {
  #day = '';
  #key: KeyObject | undefined;
  readonly #siteId: string;

  constructor(siteId: string) {
    this.#siteId = siteId;
  }

  /** @param address as `sender()` gives it */
  async hash(
    db: Db,
    act: DailyAct,
    address: string,
    now = new Date(),
  ): Promise<{ day: string; hash: Buffer }> {
    const day = now.toISOString().slice(0, 10);
    const key = await this.#keyOf(db, day);
    return { day, hash: createHmac('sha256', key).update(`${act} ${address}`).digest() };
  }

  async #keyOf(db: Db, day: string): Promise<KeyObject> {
    if (this.#key && this.#day === day) return this.#key;
    const key = createSecretKey(await ensureDayKey(db, this.#siteId, day));
    this.#day = day;
    this.#key = key;
    return key;
  }
}
