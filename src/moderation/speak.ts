import { type LockedRow, lockRow } from '../comments/act-on-comment.ts';
import type { Db } from '../database/db.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import {
  deleteRemark,
  insertRemark,
  insertRemarkEvent,
  lockRemark,
  type RemarkAction,
  selectSameRemark,
  updateRemark,
} from './remark-queries.ts';

/** Who speaks for the city under which comment. */
export interface RemarkAct {
  siteId: string;
  commentId: string;
  actorId: string;
}

export type RemarkOutcome =
  | { outcome: 'done' }
  /** Somebody corrected it or took it back since it was shown. */
  | { outcome: 'stale' }
  /** Nobody will read it here: the comment is not public, and does not wait either. */
  | { outcome: 'not-public' }
  | { outcome: 'not-found' };

/**
 * Says something in public under a comment, as the city's editors: no decision and no answer of the city. Under one that waits
 * it is read once that is public. The words must have been checked; the same words of the same person again are a retry.
 */
export async function speak(db: Db, act: RemarkAct, text: string): Promise<RemarkOutcome> {
  return speaking(db, act, async (trx, comment) => {
    if (comment.state !== 'published' && comment.state !== 'pending') return { outcome: 'not-public' };
    if (await selectSameRemark(trx, act, text)) return { outcome: 'done' };
    const remarkId = await insertRemark(trx, act, text);
    await record(trx, act, comment, { remarkId, action: 'remark' });
    return { outcome: 'done' };
  });
}

interface Said {
  remarkId: string;
  /** As it was seen. */
  version: number;
}

/** Readers see that it was corrected, and when. */
export async function correctRemark(
  db: Db,
  act: RemarkAct,
  { remarkId, version, text }: Said & { text: string },
): Promise<RemarkOutcome> {
  return speaking(db, act, async (trx, comment) => {
    const remark = await lockRemark(trx, act.commentId, remarkId);
    if (!remark) return { outcome: 'stale' };
    if (remark.body === text) return { outcome: 'done' };
    if (remark.version !== version) return { outcome: 'stale' };
    await updateRemark(trx, remarkId, text);
    await record(trx, act, comment, { remarkId, action: 'correct-remark' });
    return { outcome: 'done' };
  });
}

/** Nothing of its words is left; the log keeps that there was something. Taken back twice is taken back. */
export async function takeBackRemark(
  db: Db,
  act: RemarkAct,
  { remarkId, version }: Said,
): Promise<RemarkOutcome> {
  return speaking(db, act, async (trx, comment) => {
    const remark = await lockRemark(trx, act.commentId, remarkId);
    if (!remark) return { outcome: 'done' };
    if (remark.version !== version) return { outcome: 'stale' };
    await deleteRemark(trx, remarkId);
    await record(trx, act, comment, { remarkId, action: 'take-back-remark' });
    return { outcome: 'done' };
  });
}

function speaking(
  db: Db,
  { siteId, commentId }: RemarkAct,
  work: (trx: Db, comment: LockedRow) => Promise<RemarkOutcome>,
): Promise<RemarkOutcome> {
  return db.transaction().execute(async (trx): Promise<RemarkOutcome> => {
    const comment = await lockRow(trx, siteId, { id: commentId });
    return comment ? work(trx, comment) : { outcome: 'not-found' };
  });
}

async function record(
  trx: Db,
  act: RemarkAct,
  { state, topicId }: LockedRow,
  event: { remarkId: string; action: RemarkAction },
): Promise<void> {
  await insertRemarkEvent(trx, act, event);
  if (state === 'published') await raiseVisibleVersion(trx, [topicId]);
}
