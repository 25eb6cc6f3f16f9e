import type { Db } from '../database/db.ts';
import { enqueueDigests, enqueueTelling, hasNewer, lockDigests, selectNow } from './queries.ts';
import { AT_ONCE_MINUTES, RHYTHMS, toldUntil } from './rhythm.ts';

/**
 * Says that something of a topic became public; part of the transaction that made it so, and only where mail is on. Who wants
 * to know at once is told in a few minutes, of all that came until then.
 */
export async function tellFollowers(trx: Db, topicId: string): Promise<void> {
  await enqueueTelling(trx, topicId, AT_ONCE_MINUTES);
}

/** The job behind it; what is still too new has its own turn a minute later. */
export async function tellAtOnce(db: Db, topicId: string, timeZone: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockDigests(trx);
    const until = toldUntil('at-once', await selectNow(trx), timeZone);
    await enqueueDigests(trx, { rhythm: 'at-once', until, topicId });
    if (await hasNewer(trx, topicId, until)) await enqueueTelling(trx, topicId, 1);
  });
}

/** Whoever is due: each morning, each Monday, and what was missed. Twice, or by two processes, is the same as once. */
export async function tellAllDue(db: Db, timeZone: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockDigests(trx);
    const now = await selectNow(trx);
    for (const rhythm of RHYTHMS) {
      await enqueueDigests(trx, { rhythm, until: toldUntil(rhythm, now, timeZone) });
    }
  });
}
