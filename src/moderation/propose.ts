import { type LockedComment, recordAct } from '../comments/act-on-comment.ts';
import type { LoggedAct, Proposable, Situation } from '../comments/comment-life.ts';
import type { RedactedText } from '../comments/redact-text.ts';
import type { Db } from '../database/db.ts';
import { deleteClaim } from './claim-queries.ts';
import type { Decision } from './decision.ts';
import type { Words } from './decision-words.ts';
import { insertProposal } from './proposal-queries.ts';
import { insertDecisionText } from './queries.ts';
import { writeMark } from './redaction-form.ts';

/** A decision about a locked comment, checked and ready. */
export interface Deciding {
  comment: LockedComment;
  decision: Decision;
  words: Words;
  logged: LoggedAct;
  next: Situation;
  redacted: RedactedText | undefined;
  /** A second person was needed, and nobody else was there. */
  alone?: boolean;
}

/** For a second person: nothing changes yet, nobody is told, and the words lie with the proposal until it ends. */
export async function propose(trx: Db, deciding: Deciding): Promise<{ version: number }> {
  const { comment, decision, words, logged, redacted } = deciding;
  const { eventId, version } = await recordAct(trx, comment, {
    logged: `propose-${logged as Proposable}`,
    next: comment,
    actorId: decision.actor.id,
    reasonCode: loggedReason(deciding),
  });
  if (words.note) {
    await insertDecisionText(trx, {
      note: words.note,
      reasonText: '',
      facts: '',
      eventId,
      commentId: comment.id,
    });
  }
  await insertProposal(trx, {
    eventId,
    commentId: comment.id,
    actorId: decision.actor.id,
    decision: logged as Proposable,
    reasonCode: loggedReason(deciding),
    reasonText: words.reasonText,
    facts: words.facts,
    marks: (redacted?.passages ?? []).map(writeMark),
  });
  await deleteClaim(trx, comment.id);
  return { version };
}

/** A redaction is for the reason its first passage has. */
export function loggedReason({ comment, decision, logged, redacted }: Deciding): string | null {
  if (logged === 'uphold') return comment.reasonCode;
  if (redacted) return redacted.passages[0]?.kind ?? null;
  const isReasoned = logged === 'reject' || logged === 'reject-edit' || logged === 'ask';
  return isReasoned ? (decision.reasonCode ?? null) : null;
}
