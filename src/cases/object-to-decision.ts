import { type LockedComment, lockComment, recordAct } from '../comments/act-on-comment.ts';
import { step } from '../comments/comment-life.ts';
import { receiptHash } from '../comments/receipt.ts';
import type { Db } from '../database/db.ts';
import { type CaseAct, type CaseOutcome, impossible, stale } from './case-act.ts';
import { insertObjection, selectDecisionEventId, selectObjectionText } from './queries.ts';

/**
 * Objects to the decision not to publish, once, for somebody else to decide anew. The text must have been checked.
 *
 * @see Art. 20 DSA, which this follows where it does not bind
 */
export async function objectToDecision(
  db: Db,
  { siteId, token, version, text }: CaseAct & { text: string },
): Promise<CaseOutcome> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, siteId, { receiptHash: receiptHash(token) });
    if (!comment) return { outcome: 'not-found' };
    if (await isSentAgain(trx, comment, text)) return { outcome: 'done', version: comment.version };
    if (comment.version !== version) return stale(comment);
    const objected = step(comment, 'object', comment.now);
    if (!objected.goes) return impossible(comment, objected.because);
    const eventId = await selectDecisionEventId(trx, comment.id);
    // Decided elsewhere, before it came here: there is no decision of ours to object to.
    if (!eventId) return impossible(comment, 'too-late');
    const recorded = await recordAct(trx, comment, objected);
    await insertObjection(trx, { commentId: comment.id, eventId, text });
    return { outcome: 'done', version: recorded.version };
  });
}

/** The same form twice: its answer got lost, or it was clicked twice. */
async function isSentAgain(trx: Db, { id, objection }: LockedComment, text: string): Promise<boolean> {
  return objection === 'open' && (await selectObjectionText(trx, id)) === text;
}
