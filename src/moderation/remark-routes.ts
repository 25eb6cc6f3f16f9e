import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { isUuid } from '../lib/uuid.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound, wantsPage } from '../platform/refusal.ts';
import { keysOf } from '../staff/own-keys.ts';
import type { Role } from '../staff/staff-member.ts';
import { commentIdOf } from './comment-id.ts';
import { type Desk, deskOf } from './desk.ts';
import { entryPage, getEntry } from './entry-page.ts';
import { keysView } from './keys-view.ts';
import { entryHref } from './queue-place.ts';
import { readRemark } from './remark-form.ts';
import { type RemarkGivenBack, remarkBlock } from './remark-view.ts';
import { correctRemark, type RemarkOutcome, speak, takeBackRemark } from './speak.ts';
import { giveRemarkBack } from './unsaved-remark.ts';

const MODERATORS: readonly Role[] = ['moderator'];

type OfComment = FastifyRequest<{ Params: { id: string } }>;
type OfRemark = FastifyRequest<{ Params: { id: string; remark: string } }>;

/** Speaking as the city under a comment; it belongs into the scope of `deskSession`. */
export const remarkRoutes: FastifyPluginAsync = async (app) => {
  const options = {
    config: { access: MODERATORS, rateLimit: LIMITS.desk },
    // Whatever goes wrong, the moderator's words come back.
    errorHandler: giveRemarkBack(app, MODERATORS),
  };
  const actOf = ({ member }: Desk, request: OfComment) => ({
    ...{ siteId: member.siteId, actorId: member.id, commentId: commentIdOf(request) },
  });

  app.post('/moderation/kommentare/:id/antworten', options, async (request: OfComment, reply) => {
    const desk = await deskOf(app, request);
    const sent = readRemark(request.body);
    if (sent.problem) return answer(desk, request, reply, { sent, why: 'invalid' });
    return answerOutcome(desk, request, reply, await speak(app.db, actOf(desk, request), sent.text), {
      sent,
    });
  });

  app.post('/moderation/kommentare/:id/antworten/:remark', options, async (request: OfRemark, reply) => {
    const desk = await deskOf(app, request);
    const remarkId = remarkIdOf(request);
    const sent = readRemark(request.body);
    if (sent.problem) return answer(desk, request, reply, { sent, remarkId, why: 'invalid' });
    const outcome = await correctRemark(app.db, actOf(desk, request), { ...sent, remarkId });
    return answerOutcome(desk, request, reply, outcome, { sent, remarkId });
  });

  app.post(
    '/moderation/kommentare/:id/antworten/:remark/zuruecknehmen',
    options,
    async (request: OfRemark, reply) => {
      const desk = await deskOf(app, request);
      const remarkId = remarkIdOf(request);
      const { version } = readRemark(request.body);
      const outcome = await takeBackRemark(app.db, actOf(desk, request), { remarkId, version });
      if (outcome.outcome !== 'stale') return answerOutcome(desk, request, reply, outcome, undefined);
      // Nothing was written here: what stands there now is the text to correct.
      const row = await getEntry(app, desk, commentIdOf(request));
      const text = row.remarks.find(({ id }) => id === remarkId)?.text ?? '';
      return answer(desk, request, reply, { sent: { text, version }, remarkId, why: 'stale' });
    },
  );

  function answerOutcome(
    desk: Desk,
    request: OfComment,
    reply: FastifyReply,
    { outcome }: RemarkOutcome,
    sent: Omit<RemarkGivenBack, 'why'> | undefined,
  ): Promise<FastifyReply> {
    if (outcome === 'not-found') throw new NotFound();
    if (outcome === 'done' || !sent) return answer(desk, request, reply, undefined);
    return answer(desk, request, reply, { ...sent, why: outcome });
  }

  /** A page leads back to the comment; the script gets the block anew and what to say. */
  async function answer(
    desk: Desk,
    request: OfComment,
    reply: FastifyReply,
    givenBack: RemarkGivenBack | undefined,
  ): Promise<FastifyReply> {
    const id = commentIdOf(request);
    const status = !givenBack ? 200 : givenBack.why === 'invalid' ? 422 : 409;
    if (wantsPage(request) && !givenBack)
      return reply.redirect(`${entryHref(id, desk.place)}#antworten-${id}`, 303);
    const row = await getEntry(app, desk, id);
    if (wantsPage(request)) {
      const page = await entryPage(app, request, reply.code(status), { desk, row, remark: givenBack });
      return reply.type('text/html; charset=utf-8').send(page);
    }
    const remarks = remarkBlock(row, desk, givenBack);
    const staff = { csrf: await reply.generateCsrf() };
    const keys = keysView(await keysOf(app.db, desk.member.id));
    const html = await app.view('moderation/remarks.hbs', { remarks, id, staff, keys, lang: desk.lang });
    return reply.code(status).send({ html, message: translate(desk.lang, 'moderation.remark.saved') });
  }
};

/** @throws NotFound where the address names none */
function remarkIdOf({ params: { remark } }: OfRemark): string {
  if (!isUuid(remark)) throw new NotFound();
  return remark.toLowerCase();
}
