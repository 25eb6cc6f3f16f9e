import { type LockedComment, lockComment, recordAct } from '../comments/act-on-comment.ts';
import { step } from '../comments/comment-life.ts';
import { receiptHash } from '../comments/receipt.ts';
import { reviseText, suggestText } from '../comments/revise-comment.ts';
import type { Db } from '../database/db.ts';
import type { ScreeningRules } from '../screening/screen-comment.ts';
import { type CaseAct, type CaseOutcome, EDITS_MAX, impossible, stale } from './case-act.ts';
import { askAkismetAgain, countRevisions, selectWaitingText } from './queries.ts';

export interface EditingDeps {
  db: Db;
  rules: ScreeningRules;
  /** False: nothing is prepared for Akismet. */
  akismetOn: boolean;
}

export type EditOutcome = CaseOutcome | { outcome: 'unchanged' };

/**
 * Changes the text of a resident's comment: at once while nobody has published it, else as an edit that waits for a
 * moderator while the old text stays public. Screened like a new comment. The text must have been checked.
 */
export async function editComment(
  { db, rules, akismetOn }: EditingDeps,
  { siteId, token, version, text }: CaseAct & { text: string },
): Promise<EditOutcome> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, siteId, { receiptHash: receiptHash(token) });
    if (!comment) return { outcome: 'not-found' };
    const newest = await newestText(trx, comment);
    // The same form twice: its answer got lost, or it was clicked twice.
    if (comment.version === version + 1 && newest === text) return { outcome: 'done', version: version + 1 };
    if (comment.version !== version) return stale(comment);
    const edited = step(comment, 'edit', comment.now);
    if (!edited.goes) return impossible(comment, edited.because);
    if (newest === text) return { outcome: 'unchanged' };
    if ((await countRevisions(trx, comment.id)) >= EDITS_MAX) return impossible(comment, 'edited-too-often');

    const waits = edited.next.editWaits;
    await (waits ? suggestText : reviseText)(trx, comment, { text, rules });
    if (!waits && akismetOn) await askAkismetAgain(trx, comment.id);
    const recorded = await recordAct(trx, comment, edited);
    return { outcome: 'done', version: recorded.version };
  });
}

/** What the author wants to say: the edit that waits, or the comment's text. */
async function newestText(trx: Db, comment: LockedComment): Promise<string | null> {
  return comment.editWaits ? await selectWaitingText(trx, comment.id) : comment.body;
}
