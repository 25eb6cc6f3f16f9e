import { askAuthor, type LockedComment, settleEdit, settleObjection } from '../comments/act-on-comment.ts';
import type { LoggedAct, Situation } from '../comments/comment-life.ts';
import { restoreOriginal, storeRedaction } from '../comments/redact-comment.ts';
import type { RedactedText } from '../comments/redact-text.ts';
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
  facts: string;
  eventId: string;
  redacted: RedactedText | undefined;
}

/** What a decision means for the edit that waited, for the objection and for reports of the comment. */
export async function settle(
  trx: Db,
  { originalKey }: { originalKey: Buffer },
  { comment, decision, logged, next, reasonText, facts, redacted }: Decided,
): Promise<void> {
  const { id } = comment;
  if (redacted) await storeRedaction(trx, comment, redacted, originalKey);
  if (logged === 'restore') await restoreOriginal(trx, id, originalKey);
  if (logged === 'ask') await askAuthor(trx, id, decision.answerDays);
  if (logged === 'publish-edit') await settleEdit(trx, id);
  if (logged === 'reject-edit')
    await settleEdit(trx, id, { reasonCode: decision.reasonCode ?? 'other', reasonText, facts });
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
  if (mailOn && becomesPublic(decided)) await tellFollowers(trx, decided.comment.topicId);
  const kind = mailKind(decided);
  if (!mailOn || !kind) return;
  const { id, siteId } = decided.comment;
  if (!(await selectIsToldByMail(trx, id))) return;
  await enqueueMail(trx, { siteId, kind, subjectId: id, data: { eventId: decided.eventId } });
}

const becomesPublic = ({ comment, next }: Decided) =>
  comment.state !== 'published' && next.state === 'published';

/** A reopened comment takes back what Akismet was not told yet. */
async function tellAkismet(trx: Db, decided: Decided): Promise<void> {
  const {
    logged,
    next,
    comment: { id },
  } = decided;
  if (becomesPublic(decided) || logged === 'confirm') await enqueueFeedback(trx, id, 'ham');
  if (logged === 'spam') await enqueueFeedback(trx, id, 'spam');
  if (logged === 'reopen' || (logged === 'restore' && next.state === 'pending')) await dropFeedback(trx, id);
}

/** Reopening is no news yet: the decision that follows is. */
function mailKind({ logged, comment, next }: Decided): MailKind | undefined {
  // It was public before, and stays so.
  if (logged === 'confirm') return undefined;
  if (next.state === 'pending') return logged === 'ask' ? 'case-asked' : undefined;
  if (logged === 'publish-edit' || logged === 'reject-edit') return 'case-edit-decided';
  return comment.objection === 'open' ? 'case-objection-decided' : 'case-decided';
}
