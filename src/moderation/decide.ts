import { v7 as uuidv7 } from 'uuid';
import type { CommentState } from '../comments/comment.ts';
import type { Db } from '../database/db.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import { type DecidedState, type Decision, stateAfter } from './decision.ts';
import {
  type CommentToDecide,
  dropFeedback,
  enqueueFeedback,
  insertDecisionText,
  insertEvent,
  type LastEvent,
  lockComment,
  selectLastEvent,
  updateState,
} from './queries.ts';
import { standardText } from './reasons.ts';

export interface DecidingDeps {
  db: Db;
  /** False: Akismet is told nothing. */
  akismetOn: boolean;
}

/** How a comment stands, and who made it so; nobody where it was decided before it came here. */
export interface Standing {
  state: CommentState;
  version: number;
  by: string | null;
  at: Date;
  reasonCode: string | null;
}

export type DecisionOutcome =
  | { outcome: 'decided'; comment: { id: string; state: DecidedState; version: number } }
  /** Somebody changed the comment after this moderator saw it. */
  | { outcome: 'stale'; standing: Standing }
  /** Seen as it is, but it waits already, or is decided already. */
  | { outcome: 'invalid-transition'; standing: Standing }
  | { outcome: 'not-found' };

const JUDGEMENTS = { publish: 'ham', spam: 'spam', reject: undefined, reopen: undefined } as const;

/**
 * Decides about one comment: its state, the log, the words and what follows from them in one transaction. Of many at once
 * exactly one decides; the others learn who it was. The same decision of the same person again (a retry, because the answer
 * got lost) is answered as the first time. The words must have been checked.
 */
export async function decide({ db, akismetOn }: DecidingDeps, decision: Decision): Promise<DecisionOutcome> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, decision.siteId, decision.commentId);
    if (!comment) return { outcome: 'not-found' };
    const words = wordsOf(decision, comment.language);
    const state = stateAfter(comment.state, decision.decision);
    if (comment.version !== decision.version) return explainStale(trx, comment, decision, words);
    if (!state) return { outcome: 'invalid-transition', standing: await standingOf(trx, comment) };

    const version = comment.version + 1;
    const eventId = uuidv7();
    await updateState(trx, { ...decision, state });
    await insertEvent(trx, {
      ...decision,
      id: eventId,
      stateBefore: comment.state,
      stateAfter: state,
      version,
    });
    if (words.reasonText || words.note) {
      await insertDecisionText(trx, { ...words, eventId, commentId: comment.id });
    }
    if (akismetOn) await tellAkismet(trx, decision);
    await raiseVisibleVersion(trx, [comment.topicId, decision.siteId]);
    return { outcome: 'decided', comment: { id: comment.id, state, version } };
  });
}

interface Words {
  reasonText: string;
  note: string;
}

/** The author always reads a text, in the language they wrote in, and it is kept as they read it. */
function wordsOf({ decision, reasonCode, reasonText = '', note = '' }: Decision, language: string): Words {
  if (decision !== 'reject' || !reasonCode) return { reasonText: '', note };
  const standard = standardText(reasonCode, language.startsWith('en') ? 'en' : 'de');
  return { reasonText: reasonText.trim() === '' ? standard : reasonText, note };
}

/** A reopened comment takes back what Akismet was not told yet. */
async function tellAkismet(trx: Db, { decision, commentId }: Decision): Promise<void> {
  const judgement = JUDGEMENTS[decision];
  if (judgement) await enqueueFeedback(trx, commentId, judgement);
  if (decision === 'reopen') await dropFeedback(trx, commentId);
}

async function explainStale(
  trx: Db,
  comment: CommentToDecide,
  decision: Decision,
  words: Words,
): Promise<DecisionOutcome> {
  const last = await selectLastEvent(trx, comment.id);
  if (last && comment.version === decision.version + 1 && isSame(last, decision, words)) {
    const { id, version } = comment;
    return { outcome: 'decided', comment: { id, version, state: comment.state as DecidedState } };
  }
  return { outcome: 'stale', standing: await standingOf(trx, comment, last) };
}

function isSame(last: LastEvent, { actor, decision, reasonCode }: Decision, words: Words): boolean {
  return (
    last.actorId === actor.id &&
    last.action === decision &&
    (decision !== 'reject' || last.reasonCode === reasonCode) &&
    (last.reasonText ?? '') === words.reasonText &&
    (last.note ?? '') === words.note
  );
}

async function standingOf(trx: Db, comment: CommentToDecide, known?: LastEvent): Promise<Standing> {
  const last = known ?? (await selectLastEvent(trx, comment.id));
  const { state, version, reasonCode } = comment;
  return {
    state,
    version,
    reasonCode,
    by: last?.by ?? null,
    at: last?.at ?? comment.decidedAt ?? comment.receivedAt,
  };
}
