import { lockComment, recordAct } from '../comments/act-on-comment.ts';
import { step } from '../comments/comment-life.ts';
import { receiptHash } from '../comments/receipt.ts';
import type { Db } from '../database/db.ts';
import { closeReports } from '../reports/close-reports.ts';
import { type CaseAct, type CaseOutcome, impossible, stale } from './case-act.ts';

/**
 * Takes a comment back: its text is shown no more, and where readers could see it a trace stays, so that replies keep their
 * place. What waited about it (an edit, an objection, reports) is settled by that. Done once, however often it is asked for.
 */
export async function withdrawComment(db: Db, { siteId, token, version }: CaseAct): Promise<CaseOutcome> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, siteId, { receiptHash: receiptHash(token) });
    if (!comment) return { outcome: 'not-found' };
    if (comment.state === 'withdrawn') return { outcome: 'done', version: comment.version };
    if (comment.version !== version) return stale(comment);
    const withdrawn = step(comment, 'withdraw', comment.now);
    if (!withdrawn.goes) return impossible(comment, withdrawn.because);
    const recorded = await recordAct(trx, comment, withdrawn);
    await closeReports(trx, { siteId, commentId: comment.id, state: 'moot' });
    return { outcome: 'done', version: recorded.version };
  });
}
