import type { Db } from '../database/db.ts';
import { hasOtherModerator } from '../staff/has-other-moderator.ts';
import type { StaffMember } from '../staff/staff-member.ts';
import { closeReports } from './close-reports.ts';
import { lockReported } from './queries.ts';

export interface ReportDecision {
  commentId: string;
  /** `dismissed`: it stays. `upheld`: it is off the page already, or was changed. */
  decision: 'dismissed' | 'upheld';
  /** To those who reported; at most 4,000 characters. */
  resultText: string;
  /** Id of the last report the moderator saw; UUIDv7 are in the order of time. */
  upTo: string;
  actor: StaffMember;
}

export type ReportDecisionOutcome =
  | { outcome: 'decided'; count: number }
  /** Nobody reported it, or somebody else decided meanwhile. */
  | { outcome: 'late' }
  /** It stands there unchanged: nothing was done that could be upheld. */
  | { outcome: 'still-shown' }
  /** Who published it does not judge the reports where somebody else can. */
  | { outcome: 'not-you' }
  | { outcome: 'not-found' };

/** Decides about all reports of a comment that the moderator has seen. */
export async function decideReport(db: Db, decision: ReportDecision): Promise<ReportDecisionOutcome> {
  const { commentId, actor, upTo, resultText } = decision;
  const { siteId } = actor;
  return db.transaction().execute(async (trx) => {
    const comment = await lockReported(trx, siteId, commentId);
    if (!comment) return { outcome: 'not-found' };
    if (comment.publisherId === actor.id && (await hasOtherModerator(trx, siteId, actor.id))) {
      return { outcome: 'not-you' };
    }
    const isShown = comment.state === 'published';
    const before = isShown && decision.decision === 'upheld' ? comment.editedAt : undefined;
    if (before === null) return { outcome: 'still-shown' };
    const count = await closeReports(trx, {
      ...{ siteId, commentId, upTo, resultText, state: decision.decision, decidedBy: actor.id },
      before,
    });
    if (count > 0) return { outcome: 'decided', count };
    return { outcome: before ? 'still-shown' : 'late' };
  });
}
