import type { KeyObject } from 'node:crypto';
import { heldEmailHash } from '../comments/held-sender.ts';
import type { Db } from '../database/db.ts';
import { insertDeskEvent } from './desk-event-queries.ts';
import { deleteHolds, insertHold, lockSender, selectIsHeld } from './hold-queries.ts';

export interface Holding {
  siteId: string;
  /** Of the sender who is meant. */
  commentId: string;
  actorId: string;
}

export type HoldOutcome =
  | { outcome: 'held' }
  /** Nothing is left by which the sender would be known again. */
  | { outcome: 'unknown-sender' }
  | { outcome: 'not-found' };

/**
 * From now on this sender's comments wait for a person even where others appear at once: recognised by the keyed hash of
 * the address, and no longer than that is kept; by the e-mail address too, if wished. Twice is the same as once.
 */
export async function holdSender(
  { db, emailKey }: { db: Db; emailKey: KeyObject },
  { siteId, commentId, actorId, byEmail }: Holding & { byEmail: boolean },
): Promise<HoldOutcome> {
  return db.transaction().execute(async (trx) => {
    const sender = await lockSender(trx, siteId, commentId);
    if (!sender) return { outcome: 'not-found' };
    const { addressHash, email, until, topicId } = sender;
    if (await selectIsHeld(trx, commentId, addressHash)) return { outcome: 'held' };
    const emailHash = byEmail && email ? heldEmailHash(emailKey, email) : null;
    if (!addressHash && !emailHash) return { outcome: 'unknown-sender' };
    const isHeld = await insertHold(trx, { siteId, commentId, actorId, addressHash, emailHash, until });
    if (!isHeld) return { outcome: 'unknown-sender' };
    await insertDeskEvent(trx, { siteId, actorId, action: 'hold', commentId, topicId });
    return { outcome: 'held' };
  });
}

/** Their next comments are like anybody's; what waits already still waits. */
export async function liftHold(db: Db, { siteId, commentId, actorId }: Holding): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const sender = await lockSender(trx, siteId, commentId);
    if (!sender) return false;
    for (const held of await deleteHolds(trx, commentId, sender.addressHash)) {
      await insertDeskEvent(trx, { siteId, actorId, action: 'lift', commentId: held.commentId });
    }
    return true;
  });
}
