import { lockComment, recordAct } from '../comments/act-on-comment.ts';
import type { Db } from '../database/db.ts';
import { tellFollowers } from '../follow/tell-followers.ts';
import { isClean } from '../screening/verdict.ts';
import { selectMayAppear } from './unseen-queries.ts';

/**
 * The job after Akismet's answer: a comment that waited for nothing else is public now, as it would have been at once without
 * having to ask. Does nothing where anybody did anything about it, or where anything was found. Twice is the same as once.
 */
export async function publishUnseen(
  { db, mailOn }: { db: Db; mailOn: boolean },
  { siteId, commentId }: { siteId: string; commentId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, siteId, { id: commentId });
    if (comment?.state !== 'pending' || comment.version !== 1 || comment.asked) return;
    const found = await selectMayAppear(trx, commentId);
    if (!found?.mayAppear || !isClean(found.verdicts)) return;
    await recordAct(trx, comment, {
      logged: 'auto-publish',
      next: { ...comment, state: 'published', unseen: true, decidedAt: comment.now },
    });
    if (mailOn) await tellFollowers(trx, comment.topicId);
  });
}
