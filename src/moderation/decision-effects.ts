import { type LockedComment, settleEdit, settleObjection } from '../comments/act-on-comment.ts';
import type { LoggedAct, Situation } from '../comments/comment-life.ts';
import type { Db } from '../database/db.ts';
import { tellFollowers } from '../follow/tell-followers.ts';
import { enqueueMail, type MailKind } from '../mail/outbox.ts';
import { closeReports } from '../reports/close-reports.ts';
import type { Decision } from './decision.ts';
import { dropFeedback, enqueueFeedback, selectIsToldByMail } from './queries.ts';

interface Decided {
  comment: LockedComment;
  decision: Decision;
  logged: LoggedAct;
  next: Situation;
  reasonText: string;
  eventId: string;
}

/** What a decision means for the edit that waited, for the objection and for reports of the comment. */
export async function settle(
  trx: Db,
  { comment, decision, logged, next, reasonText }: Decided,
): Promise<void> {
  const { id } = comment;
  if (logged === 'publish-edit') await settleEdit(trx, id);
  if (logged === 'reject-edit')
    await settleEdit(trx, id, { reasonCode: decision.reasonCode ?? 'other', reasonText });
  if (logged === 'reject' || logged === 'spam') {
    await closeReports(trx, {
      siteId: comment.siteId,
      commentId: id,
      state: 'upheld',
      decidedBy: decision.actor.id,
    });
  }
  if (comment.objection !== 'open') return;
  if (next.objection !== 'granted' && next.objection !== 'upheld') return;
  await settleObjection(trx, id, { state: next.objection, decidedBy: decision.actor.id, reasonText });
}

/** Tells Akismet, and followers and the author by mail, each where it is on and they agreed. */
export async function tell(
  trx: Db,
  { akismetOn, mailOn }: { akismetOn: boolean; mailOn: boolean },
  decided: Decided,
): Promise<void> {
  if (akismetOn) await tellAkismet(trx, decided);
  if (mailOn && decided.logged === 'publish') await tellFollowers(trx, decided.comment.topicId);
  const kind = mailKind(decided);
  if (!mailOn || !kind) return;
  const { id, siteId } = decided.comment;
  if (!(await selectIsToldByMail(trx, id))) return;
  await enqueueMail(trx, { siteId, kind, subjectId: id, data: { eventId: decided.eventId } });
}

/** A reopened comment takes back what Akismet was not told yet. */
async function tellAkismet(trx: Db, { logged, comment: { id } }: Decided): Promise<void> {
  if (logged === 'publish') await enqueueFeedback(trx, id, 'ham');
  if (logged === 'spam') await enqueueFeedback(trx, id, 'spam');
  if (logged === 'reopen') await dropFeedback(trx, id);
}

/** Reopening is no news yet: the decision that follows is. */
function mailKind({ logged, comment }: Decided): MailKind | undefined {
  if (logged === 'reopen') return undefined;
  if (logged === 'publish-edit' || logged === 'reject-edit') return 'case-edit-decided';
  return comment.objection === 'open' ? 'case-objection-decided' : 'case-decided';
}
