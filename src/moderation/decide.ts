import { type LockedRow, lockRow, lookAround, recordAct } from '../comments/act-on-comment.ts';
import type { CommentState } from '../comments/comment.ts';
import { type LoggedAct, type Obstacle, step } from '../comments/comment-life.ts';
import type { Db } from '../database/db.ts';
import { deleteClaim } from './claim-queries.ts';
import type { DecidedState, Decision } from './decision.ts';
import { settle, tell } from './decision-effects.ts';
import { wordsOf } from './decision-words.ts';
import { mayDecideObjection, secondPerson } from './four-eyes.ts';
import { type MarkingProblem, redactedBy } from './mark-text.ts';
import { type Deciding, loggedReason, propose } from './propose.ts';
import { insertDecisionText, type LastEvent, selectLastEvent } from './queries.ts';
import { isSentAgain } from './sent-again.ts';

export interface DecidingDeps {
  db: Db;
  /** False: Akismet is told nothing. */
  akismetOn: boolean;
  /** False: nobody gets a mail. */
  mailOn: boolean;
  /** Of `Secrets`: what blackened words are sealed with. */
  originalKey: Buffer;
}

/** How a comment stands, and who did what to make it so; nobody where it was decided before it came here. */
export interface Standing {
  state: CommentState;
  version: number;
  action?: LoggedAct | undefined;
  by: string | null;
  at: Date;
  reasonCode: string | null;
}

export type DecisionOutcome =
  | { outcome: 'decided'; comment: { id: string; state: DecidedState; version: number } }
  /** Somebody changed the comment after this moderator saw it. */
  | { outcome: 'stale'; standing: Standing }
  /** Seen as it is, but it waits already, or is decided already. */
  | { outcome: 'invalid-transition'; because: Obstacle; standing: Standing }
  /** Nothing is marked, or not in the text as it stands. */
  | { outcome: 'not-redactable'; because: MarkingProblem }
  /** An objection to their own decision, and somebody else is there to decide it. */
  | { outcome: 'own-decision' }
  /** Who objected is owed an answer in words. */
  | { outcome: 'words-missing' }
  | { outcome: 'not-found' };

/**
 * Decides about one comment, the edit of it that waits, or the objection to what was decided: its state, the log, the words
 * and what follows from them in one transaction. Of many at once exactly one decides; the others learn who it was. The same
 * decision of the same person again (a retry, because the answer got lost) is answered as the first time. Where the topic
 * asks for a second person, what the first one decides is a proposal. The words must have been checked.
 */
export async function decide(deps: DecidingDeps, decision: Decision): Promise<DecisionOutcome> {
  return deps.db.transaction().execute(async (trx) => {
    const row = await lockRow(trx, decision.siteId, { id: decision.commentId });
    if (!row) return { outcome: 'not-found' };
    if (row.version !== decision.version) return explainStale(trx, deps, row, decision);
    const comment = await lookAround(trx, row);
    const decided = step(comment, decision.decision, comment.now);
    if (!decided.goes) {
      return {
        outcome: 'invalid-transition',
        because: decided.because,
        standing: await standingOf(trx, comment),
      };
    }
    const words = await wordsOf(trx, decision, { ...decided, language: comment.language });
    if (decided.logged === 'uphold' && words.reasonText === '') return { outcome: 'words-missing' };
    if (comment.objection === 'open' && !(await mayDecideObjection(trx, comment, decision.actor.id))) {
      return { outcome: 'own-decision' };
    }
    const redacted = decided.logged === 'redact' ? redactedBy(decision, comment) : undefined;
    if (typeof redacted === 'string') return { outcome: 'not-redactable', because: redacted };
    const deciding = { comment, decision, words, redacted, ...decided };
    const second = await secondPerson(trx, comment, decided.logged, decision.actor.id);
    if (second === 'asked') {
      const { version } = await propose(trx, deciding);
      return {
        outcome: 'decided',
        comment: { id: comment.id, state: comment.state as DecidedState, version },
      };
    }
    const { version } = await store(trx, deps, { ...deciding, alone: second === 'missing' });
    return {
      outcome: 'decided',
      comment: { id: comment.id, state: decided.next.state as DecidedState, version },
    };
  });
}

async function store(trx: Db, deps: DecidingDeps, deciding: Deciding): Promise<{ version: number }> {
  const { comment, decision, words, logged, next } = deciding;
  const { eventId, version } = await recordAct(trx, comment, {
    logged,
    next,
    actorId: decision.actor.id,
    alone: deciding.alone,
    reasonCode: loggedReason(deciding),
  });
  if (words.reasonText || words.facts || words.note) {
    await insertDecisionText(trx, { ...words, eventId, commentId: comment.id });
  }
  const decided = { ...deciding, reasonText: words.reasonText, facts: words.facts, eventId };
  await settle(trx, deps, decided);
  await deleteClaim(trx, comment.id);
  await tell(trx, deps, decided);
  return { version };
}

async function explainStale(
  trx: Db,
  { originalKey }: DecidingDeps,
  comment: LockedRow,
  decision: Decision,
): Promise<DecisionOutcome> {
  const last = await selectLastEvent(trx, comment.id);
  if (
    last &&
    comment.version === decision.version + 1 &&
    (await isSentAgain(trx, { last, decision, comment, originalKey }))
  ) {
    const { id, version } = comment;
    return { outcome: 'decided', comment: { id, version, state: comment.state as DecidedState } };
  }
  return { outcome: 'stale', standing: await standingOf(trx, comment, last) };
}

async function standingOf(trx: Db, comment: LockedRow, known?: LastEvent): Promise<Standing> {
  const last = known ?? (await selectLastEvent(trx, comment.id));
  const { state, version, reasonCode } = comment;
  return {
    state,
    version,
    reasonCode,
    action: last?.action,
    by: last?.by ?? null,
    at: last?.at ?? comment.decidedAt ?? comment.receivedAt,
  };
}
