import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readUnreadForm } from '../platform/form-body.ts';
import { TooManyRequests } from '../platform/limits.ts';
import { formOrigin } from '../platform/origin.ts';
import { retryAfter, statusOf, wantsPage } from '../platform/refusal.ts';
import { mayUse, NotSignedIn } from '../staff/access.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { whyUnsaved } from '../staff/give-back.ts';
import type { Role } from '../staff/staff-member.ts';
import { StaleForm } from '../staff/stale-form.ts';
import { answerRefused } from './answer-decision.ts';
import { type CommentRequest, commentIdOf } from './comment-id.ts';
import { sessionEndedAnswer } from './decision-answers.ts';
import { readDecision } from './decision-form.ts';
import { deskOf } from './desk.ts';
import { readPlace } from './queue-place.ts';
import { unsavedPage } from './unsaved-page.ts';

type DecisionRequest = FastifyRequest<CommentRequest>;

/**
 * Error handler of the decisions' route: a session that ended, a form that grew stale, a limit or an outage take no word from
 * a moderator. Whoever may not decide, and a form of another site, get the page for errors.
 */
export function giveBack(app: FastifyInstance, roles: readonly Role[]) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { staff } = request;
    if (formOrigin(request) === 'foreign' || (staff && !mayUse(staff, roles))) throw error;
    if (error instanceof StaleForm) return answerStaleForm(app, request as DecisionRequest, reply);
    if (error instanceof NotSignedIn && !wantsPage(request)) {
      return reply.code(401).send(sessionEndedAnswer(langOfDesk(request), readPlace(request.query)));
    }
    const why = wantsPage(request) ? whyUnsaved(error) : undefined;
    if (!why) throw error;
    // Without a body the session could not be looked up, and nobody has read the form yet.
    request.body ??= await readUnreadForm(request);
    if (!request.body) throw error;
    const status = statusOf(error);
    if (status >= 500) request.log.error({ err: error }, 'a decision was given back');
    else request.log.info({ code: error.code ?? error.name, status }, 'a decision was given back');
    reply.code(status);
    if (error instanceof TooManyRequests) reply.header('retry-after', retryAfter(error.retryAt));
    const page = await unsavedPage(app, request as DecisionRequest, why);
    return reply.type('text/html; charset=utf-8').send(page);
  };
}

/** With a good token in the form, saving again is one click. */
async function answerStaleForm(app: FastifyInstance, request: DecisionRequest, reply: FastifyReply) {
  const desk = await deskOf(app, request);
  if (!wantsPage(request)) return reply.code(403).send(sessionEndedAnswer(desk.lang, desk.place));
  const form = readDecision(request.body, desk.reasons);
  const message = app.t(desk.lang, 'moderation.decision.stale');
  const sent = { app, request, reply, desk, form, commentId: commentIdOf(request) };
  return answerRefused(sent, 403, [{ field: 'decision', message }]);
}
