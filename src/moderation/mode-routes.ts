import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { sentValues } from '../lib/sent-values.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { giveBack, type OwnForm } from '../staff/give-back.ts';
import type { Role } from '../staff/staff-member.ts';
import { type CommentRequest, commentIdOf } from './comment-id.ts';
import { deskOf } from './desk.ts';
import { holdSender, liftHold } from './hold-sender.ts';
import { HOLDS_PATH, holdsPage } from './holds-page.ts';
import { NOTICE_MAX, pauseTopic, resumeTopic } from './pause-topic.ts';
import { entryHref } from './queue-place.ts';
import { type RefusedNotice, TOPICS_PATH, topicsPage } from './topics-page.ts';

const MODERATORS: readonly Role[] = ['moderator'];
const config = { access: MODERATORS, rateLimit: LIMITS.desk };
const HTML = 'text/html; charset=utf-8';

const PAUSE_FORM: OwnForm = {
  roles: MODERATORS,
  typed: [{ name: 'notice', label: (lang) => translate(lang, 'redaktion.field.pause_notice'), isLong: true }],
  hidden: ['act'],
  next: () => TOPICS_PATH,
};

/** Pausing topics and holding senders; it belongs into the scope of `deskSession`. */
export const modeRoutes: FastifyPluginAsync = async (app) => {
  app.get(TOPICS_PATH, { config }, async (request, reply) =>
    reply.type(HTML).send(await topicsPage(app, request, reply)),
  );

  app.post<CommentRequest>(
    `${TOPICS_PATH}/:id/pause`,
    { config, errorHandler: giveBack(app, PAUSE_FORM) },
    async (request, reply) => {
      const { member } = await deskOf(app, request);
      const at = { siteId: member.siteId, topicId: commentIdOf(request), actorId: member.id };
      const { act, notice } = readPause(request);
      const refuse = async (status: number, problem: RefusedNotice['problem']) => {
        const page = await topicsPage(app, request, reply, { topicId: at.topicId, notice, problem });
        return reply.code(status).type(HTML).send(page);
      };
      if (act === 'resume') {
        if (!(await resumeTopic(app.db, at))) throw new NotFound();
        return reply.redirect(TOPICS_PATH, 303);
      }
      if (!isStorable(notice) || countCharacters(notice) > NOTICE_MAX) return refuse(422, 'tooLong');
      const { outcome } = await pauseTopic(app.db, { ...at, notice });
      if (outcome === 'not-found') throw new NotFound();
      return outcome === 'paused' ? reply.redirect(TOPICS_PATH, 303) : refuse(409, 'pauseAlready');
    },
  );

  app.get(HOLDS_PATH, { config }, async (request, reply) =>
    reply.type(HTML).send(await holdsPage(app, request, reply)),
  );

  app.post<CommentRequest>('/moderation/kommentare/:id/absender', { config }, async (request, reply) => {
    const { member, place } = await deskOf(app, request);
    const at = { siteId: member.siteId, commentId: commentIdOf(request), actorId: member.id };
    const sends = (name: string, value: string) => sentValues(request.body, name).includes(value);
    if (sends('act', 'lift')) {
      if (!(await liftHold(app.db, at))) throw new NotFound();
    } else {
      const deps = { db: app.db, emailKey: app.secrets.heldSenders };
      const { outcome } = await holdSender(deps, { ...at, byEmail: sends('email', '1') });
      if (outcome === 'not-found') throw new NotFound();
    }
    return reply.redirect(sends('back', 'list') ? HOLDS_PATH : entryHref(at.commentId, place), 303);
  });
};

function readPause({ body }: FastifyRequest): { act: 'pause' | 'resume'; notice: string } {
  const act = sentValues(body, 'act').includes('resume') ? 'resume' : 'pause';
  return { act, notice: sentValues(body, 'notice').join('\n').replaceAll('\r\n', '\n').trim() };
}
