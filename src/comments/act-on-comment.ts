import type { Db } from '../database/db.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import type { LoggedAct, Situation } from './comment-life.ts';
import {
  type CommentKey,
  deleteAsk,
  deleteProposal,
  endObjection,
  endWaitingEdit,
  insertAsk,
  type LockedRow,
  lockRow,
  logEvent,
  markEdited,
  selectCircumstances,
  storeState,
} from './life-queries.ts';
import { acceptSuggestedText } from './revise-comment.ts';

export type { CommentKey, LockedRow };
/** A locked comment with everything that decides what may be done with it: a `Situation` of `comment-life.ts`. */
export type LockedComment = LockedRow &
  Awaited<ReturnType<typeof selectCircumstances>> & { hasText: boolean };

/** Part of a transaction: until it ends nobody else acts on this comment. */
export async function lockComment(
  trx: Db,
  siteId: string,
  key: CommentKey,
): Promise<LockedComment | undefined> {
  const row = await lockRow(trx, siteId, key);
  return row && lookAround(trx, row);
}

/** The same in two steps, for where many come at once and most are only told that they were late. */
export { lockRow };

export async function lookAround(trx: Db, row: LockedRow): Promise<LockedComment> {
  return { ...row, hasText: row.body !== null, ...(await selectCircumstances(trx, row.id)) };
}

const ANSWER_DAYS_USUAL = 14;

/** Acts after which readers see another text of a comment that was and stays published. */
const CHANGING_THE_TEXT: ReadonlySet<LoggedAct> = new Set(['publish-edit', 'redact', 'restore']);

export interface RecordedAct {
  logged: LoggedAct;
  /** What `step` of `comment-life.ts` said it leads to. */
  next: Situation;
  /** Absent: the resident, or a program. */
  actorId?: string | undefined;
  /** A second person was needed, and nobody else was there. */
  alone?: boolean | undefined;
  reasonCode?: string | null | undefined;
}

/**
 * Stores what became of a locked comment: its state, its next version, the log, and what its end means for an edit that
 * waited and for an objection. Says that readers see something new where they do.
 */
export async function recordAct(
  trx: Db,
  comment: LockedComment,
  { logged, next, actorId, alone, reasonCode = null }: RecordedAct,
): Promise<{ eventId: string; version: number }> {
  const version = comment.version + 1;
  const eventId = await logEvent(trx, {
    siteId: comment.siteId,
    commentId: comment.id,
    actorId,
    alone,
    action: logged,
    stateBefore: comment.state,
    stateAfter: next.state,
    reasonCode,
    version,
  });
  if (next.state !== comment.state) {
    await storeState(trx, {
      commentId: comment.id,
      state: next.state,
      unseen: next.unseen ?? false,
      reasonCode,
    });
  }
  // Whatever is done makes it another comment than the one it was proposed about.
  if (comment.proposed) await deleteProposal(trx, comment.id);
  if (comment.asked && !next.asked) await deleteAsk(trx, comment.id);
  if (next.objection === 'void' && comment.objection === 'open') {
    await endObjection(trx, comment.id, { state: 'void' });
  }
  if (comment.editWaits && next.state === 'pending') await acceptSuggestedText(trx, comment.id);
  if (comment.editWaits && next.state === 'withdrawn') {
    await endWaitingEdit(trx, comment.id, { state: 'replaced' });
  }
  if (next.state !== comment.state || CHANGING_THE_TEXT.has(logged)) {
    await raiseVisibleVersion(trx, [comment.topicId, comment.siteId]);
  }
  return { eventId, version };
}

/** Asks the author to change the text, and tells them until when. Nothing happens by itself when they do not. */
export async function askAuthor(trx: Db, commentId: string, days = ANSWER_DAYS_USUAL): Promise<void> {
  await insertAsk(trx, commentId, days);
}

/** A moderator's no to an edit: the text stays as it is public. */
export interface EditRefusal {
  reasonCode: string;
  reasonText: string;
  /** Which passage it is about. */
  facts: string;
}

/** Ends the edit that waits: taken as the comment's text from now on, or refused with a reason. */
export async function settleEdit(trx: Db, commentId: string, refusal?: EditRefusal): Promise<void> {
  if (refusal) return endWaitingEdit(trx, commentId, { state: 'refused', ...refusal });
  await acceptSuggestedText(trx, commentId);
  await markEdited(trx, commentId);
}

/** Ends an open objection with what somebody decided. */
export async function settleObjection(
  trx: Db,
  commentId: string,
  end: { state: 'granted' | 'upheld'; decidedBy: string; reasonText: string },
): Promise<void> {
  await endObjection(trx, commentId, end);
}
