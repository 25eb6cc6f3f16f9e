import type { Situation } from '../comments/comment-life.ts';
import { receiptHash } from '../comments/receipt.ts';
import type { Db } from '../database/db.ts';
import { type CaseRow, selectCase } from './queries.ts';

/** A comment as its author sees it; a `Situation` of `comment-life.ts`, too. */
export type Case = CaseRow & Situation & { token: string };

/** The case behind a private link; foreign, truncated and made-up tokens find none. */
export async function getCase(db: Db, siteId: string, token: string): Promise<Case | undefined> {
  const row = await selectCase(db, siteId, receiptHash(token));
  return (
    row && {
      ...row,
      token,
      editWaits: row.lastRevision?.state === 'waiting',
      hasOriginal: row.originalUntil !== null,
      asked: row.answerBy !== null,
    }
  );
}
