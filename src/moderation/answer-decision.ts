import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { NotFound, wantsPage } from '../platform/refusal.ts';
import { askOf } from './ask-view.ts';
import { conflictPage } from './conflict-page.ts';
import type { DecisionOutcome, Standing } from './decide.ts';
import { conflictAnswer, decisionAnswer, refusalAnswer } from './decision-answers.ts';
import type { DecisionError } from './decision-errors.ts';
import type { SentDecision } from './decision-form.ts';
import type { Desk } from './desk.ts';
import { entryPage, getEntry } from './entry-page.ts';
import { entryHref, queueHref } from './queue-place.ts';

const HTML = 'text/html; charset=utf-8';

/** A decision as it came in, by form or by the queue's script. */
export interface SentToDesk {
  app: FastifyInstance;
  request: FastifyRequest;
  reply: FastifyReply;
  desk: Desk;
  commentId: string;
  form: SentDecision;
}

/** Tells the moderator what became of their decision: a page leads on, the script gets what changed. */
export async function answerOutcome(sent: SentToDesk, outcome: DecisionOutcome): Promise<FastifyReply> {
  const { app, request, reply, desk, commentId, form } = sent;
  switch (outcome.outcome) {
    case 'decided':
      if (!wantsPage(request)) return reply.send(await decisionAnswer(app, desk, outcome.comment));
      // Answers that quote it are named on its own page.
      if (form.decision === 'redact' && (await getEntry(app, desk, commentId)).quotedIn.length > 0)
        return reply.redirect(entryHref(commentId, desk.place), 303);
      return reply.redirect(queueHref(desk.place, { of: commentId }), 303);
    case 'stale':
      return answerConflict(sent, outcome.standing);
    case 'invalid-transition': {
      if (outcome.because === 'text-gone' && form.decision === 'publish') {
        const message = translate(desk.lang, 'moderation.objection.originalGone');
        return answerRefused(sent, 422, [{ field: 'decision', message }]);
      }
      if (outcome.standing.state !== 'pending') return answerConflict(sent, outcome.standing);
      const message = translate(desk.lang, 'moderation.decision.waits');
      return answerRefused(sent, 422, [{ field: 'decision', message }]);
    }
    case 'not-redactable': {
      const message = translate(desk.lang, `moderation.redact.${outcome.because}`);
      return answerRefused(sent, 422, [{ field: 'redaction', message }]);
    }
    case 'own-decision': {
      const message = translate(desk.lang, 'moderation.objection.own');
      return answerRefused(sent, 422, [{ field: 'decision', message }]);
    }
    case 'words-missing': {
      const message = translate(desk.lang, 'moderation.reasonText.missing');
      return answerRefused(sent, 422, [{ field: 'reasonText', message }]);
    }
    case 'not-found':
      throw new NotFound();
  }
}

/** 409: somebody else was first. */
async function answerConflict(sent: SentToDesk, standing: Standing): Promise<FastifyReply> {
  const { app, request, reply, desk, commentId, form } = sent;
  reply.code(409);
  if (!wantsPage(request)) return reply.send(conflictAnswer(standing, desk));
  const row = await getEntry(app, desk, commentId);
  return reply.type(HTML).send(await conflictPage(app, request, reply, { desk, row, values: form.values }));
}

/** A comment that was decided can still be reopened, and blackened while it is public. */
const HAS_FORM_AFTERWARDS: ReadonlySet<string> = new Set(['reopen', 'redact']);

/** Not decided: what has to be put right, with every word given back. */
export async function answerRefused(
  sent: SentToDesk,
  status: 403 | 422,
  errors: readonly DecisionError[],
): Promise<FastifyReply> {
  const { app, request, reply, desk, commentId, form } = sent;
  if (!wantsPage(request)) return reply.code(status).send(refusalAnswer(errors));
  const row = await getEntry(app, desk, commentId);
  const { values } = form;
  const isOver = row.state !== 'pending' && !askOf(row) && !HAS_FORM_AFTERWARDS.has(values.decision);
  // A decided comment has no form that could hold the words.
  if (isOver)
    return reply
      .code(409)
      .type(HTML)
      .send(await conflictPage(app, request, reply, { desk, row, values }));
  const page = await entryPage(app, request, reply, { desk, row, givenBack: { values, errors } });
  return reply.code(status).type(HTML).send(page);
}
