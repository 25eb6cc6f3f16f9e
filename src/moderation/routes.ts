import type { FastifyPluginAsync } from 'fastify';
import { sentValues } from '../lib/sent-values.ts';
import { LIMITS } from '../platform/limits.ts';
import { wantsPage } from '../platform/refusal.ts';
import type { Role } from '../staff/staff-member.ts';
import { answerOutcome, answerRefused } from './answer-decision.ts';
import { claimComment, claimsInWords } from './claim-comment.ts';
import { type CommentRequest, commentIdOf, isCommentId } from './comment-id.ts';
import { decide } from './decide.ts';
import { decisionErrors } from './decision-errors.ts';
import { readDecision } from './decision-form.ts';
import { deskOf } from './desk.ts';
import { entryPage, getEntry } from './entry-page.ts';
import { surroundingsOf } from './entry-surroundings.ts';
import { giveBack } from './give-back.ts';
import { queuePage } from './queue-page.ts';
import { entryHref } from './queue-place.ts';

const MODERATORS: readonly Role[] = ['moderator'];
const CONFIG = { access: MODERATORS, rateLimit: LIMITS.desk };
const HTML = 'text/html; charset=utf-8';

/** The moderators' desk; it belongs into the scope of `deskSession`. */
export const moderationRoutes: FastifyPluginAsync = async (app) => {
  const deps = {
    db: app.db,
    akismetOn: app.config.akismet !== undefined,
    mailOn: app.mail.isOn,
    originalKey: app.secrets.originals,
  };

  app.get('/moderation', { config: CONFIG }, async (request, reply) => {
    const { entschieden: decided } = request.query as { entschieden?: unknown };
    const page = await queuePage(app, request, reply, {
      decidedId: isCommentId(decided) ? decided : undefined,
    });
    return reply.type(HTML).send(page);
  });

  app.get<CommentRequest>('/moderation/kommentare/:id', { config: CONFIG }, async (request, reply) => {
    const desk = await deskOf(app, request);
    const row = await getEntry(app, desk, commentIdOf(request));
    return reply.type(HTML).send(await entryPage(app, request, reply, { desk, row }));
  });

  app.get<CommentRequest>('/moderation/kommentare/:id/umfeld', { config: CONFIG }, async (request, reply) => {
    const desk = await deskOf(app, request);
    const { id } = await getEntry(app, desk, commentIdOf(request));
    const surroundings = await surroundingsOf(app.db, desk, id);
    return reply
      .type(HTML)
      .send(await app.view('moderation/surroundings.hbs', { surroundings, lang: desk.lang }));
  });

  app.post<CommentRequest>(
    '/moderation/kommentare/:id/ansehen',
    { config: CONFIG },
    async (request, reply) => {
      const desk = await deskOf(app, request);
      const { siteId, id: staffId } = desk.member;
      const { id: commentId } = await getEntry(app, desk, commentIdOf(request));
      const takesOver = sentValues(request.body, 'take').includes('1');
      const claims = await claimComment(app.db, { siteId, commentId, staffId, takesOver });
      if (wantsPage(request)) return reply.redirect(entryHref(commentId, desk.place), 303);
      return reply.send({ claims: claimsInWords(claims, desk) });
    },
  );

  app.post<CommentRequest>(
    '/moderation/kommentare/:id/entscheidungen',
    // Whatever goes wrong, the moderator's words come back.
    { config: CONFIG, errorHandler: giveBack(app, MODERATORS) },
    async (request, reply) => {
      const desk = await deskOf(app, request);
      const commentId = commentIdOf(request);
      const form = readDecision(request.body, desk.reasons);
      const { decision, values, problems, ...decided } = form;
      const sent = { app, request, reply, desk, commentId, form };
      const errors = decisionErrors(problems, desk.lang);
      if (!decision || errors.length > 0) return answerRefused(sent, 422, errors);
      const { reasonText, facts, note } = values;
      const { member: actor } = desk;
      const outcome = await decide(deps, {
        ...{ ...decided, decision, reasonText, facts, note },
        ...{ siteId: actor.siteId, commentId, actor },
      });
      return answerOutcome(sent, outcome);
    },
  );
};
