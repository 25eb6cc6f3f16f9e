import type { FastifyInstance } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { NotFound } from '../platform/refusal.ts';
import { signInPath } from '../staff/sign-in-path.ts';
import { deskMoment } from './clock.ts';
import { conflictMessage, conflictTitle } from './conflict-message.ts';
import { queueCounts } from './counts.ts';
import type { Standing } from './decide.ts';
import type { DecidedState } from './decision.ts';
import type {
  DecisionAnswer,
  DecisionConflict,
  DecisionRefusal,
  SessionEnded,
} from './decision-answer-model.ts';
import type { DecisionError } from './decision-errors.ts';
import type { Desk } from './desk.ts';
import { nameOf } from './history-view.ts';
import { promiseBlock } from './promise.ts';
import { selectEntry, selectPromise } from './queries.ts';
import { decisionsHref, type QueuePlace, queueHref } from './queue-place.ts';
import { selectCounts } from './queue-queries.ts';
import { doneText, isFirstDecision, receiptText } from './receipt-view.ts';

/** What the queue's script gets after a decision: the receipt, how to undo it, and every number that changed. */
export async function decisionAnswer(
  app: FastifyInstance,
  desk: Desk,
  { id, state, version }: { id: string; state: DecidedState; version: number },
): Promise<DecisionAnswer> {
  const { siteId } = desk.member;
  const [row, counts, figures] = await Promise.all([
    selectEntry(app.db, siteId, id),
    selectCounts(app.db, siteId),
    selectPromise(app.db, { siteId, ...desk }),
  ]);
  if (!row) throw new NotFound();
  return {
    id,
    state,
    version,
    stateText: doneText(row, desk),
    receipt: { text: receiptText(row, desk) },
    ...(isFirstDecision(row) && { undo: { url: decisionsHref(id, desk.place), version } }),
    counts: queueCounts(counts, desk.place),
    promise: promiseBlock(figures, { ...desk, now: figures.now }),
  };
}

export function conflictAnswer(standing: Standing, desk: Desk): DecisionConflict {
  const clock = { ...desk, now: new Date() };
  return {
    title: conflictTitle(standing, desk.lang),
    message: conflictMessage(standing, clock),
    decidedBy: nameOf(standing.by, clock),
    decidedAt: deskMoment(standing.at, clock),
    state: standing.state,
    stateText: translate(desk.lang, `moderation.state.${standing.state}`),
  };
}

/** Fields by the names the form sends them under. */
export function refusalAnswer(errors: readonly DecisionError[]): DecisionRefusal {
  return {
    message: errors.map(({ message }) => message).join(' '),
    errors: errors.map(({ field, message }) => ({
      field: field === 'reasonText' ? 'reason_text' : field,
      message,
    })),
  };
}

/** The way back leads to the page whose script keeps the words. */
export function sessionEndedAnswer(lang: Desk['lang'], place: QueuePlace): SessionEnded {
  return {
    message: translate(lang, 'moderation.session.title'),
    signIn: signInPath({ next: queueHref(place), reason: 'ended' }),
  };
}
