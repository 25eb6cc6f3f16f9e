import { lockComment, recordAct } from '../comments/act-on-comment.ts';
import { step } from '../comments/comment-life.ts';
import { endQuotesOf } from '../comments/end-quotes.ts';
import { receiptHash } from '../comments/receipt.ts';
import type { Db } from '../database/db.ts';
import { closeReports } from '../reports/close-reports.ts';
import { type CaseAct, type CaseOutcome, impossible, stale } from './case-act.ts';
import { dropMails, eraseTraces } from './queries.ts';

/**
 * Deletes every word and every datum of the person (Art. 17 GDPR). The row, its number, its dates and what was decided stay, so
 * that the ledger balances and replies keep their place. Done once, however often it is asked for.
 */
export async function eraseComment(db: Db, { siteId, token, version }: CaseAct): Promise<CaseOutcome> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, siteId, { receiptHash: receiptHash(token) });
    if (!comment) return { outcome: 'not-found' };
    if (comment.state === 'erased') return { outcome: 'done', version: comment.version };
    if (comment.version !== version) return stale(comment);
    const erased = step(comment, 'erase', comment.now);
    if (!erased.goes) return impossible(comment, erased.because);
    const recorded = await recordAct(trx, comment, erased);
    await closeReports(trx, { siteId, commentId: comment.id, state: 'moot' });
    await endQuotesOf(trx, comment);
    await eraseTraces(trx, comment.id);
    await dropMails(trx, comment.id);
    return { outcome: 'done', version: recorded.version };
  });
}
