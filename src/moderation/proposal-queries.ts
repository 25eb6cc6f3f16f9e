import type { Proposable } from '../comments/comment-life.ts';
import type { Db } from '../database/db.ts';

export interface NewProposal {
  eventId: string;
  commentId: string;
  actorId: string;
  decision: Proposable;
  reasonCode: string | null;
  reasonText: string;
  facts: string;
  /** Places of what is to be blackened, as the form sends them. */
  marks: string[];
}

export async function insertProposal(trx: Db, proposal: NewProposal): Promise<void> {
  await trx
    .insertInto('decision_proposal')
    .values({
      comment_id: proposal.commentId,
      event_id: proposal.eventId,
      proposed_by: proposal.actorId,
      decision: proposal.decision,
      reason_code: proposal.reasonCode,
      reason_text: proposal.reasonText,
      facts: proposal.facts,
      marks: proposal.marks,
    })
    .execute();
}
