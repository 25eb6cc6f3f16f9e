import type {
  FastifyError,
  FastifyInstance,
  FastifyPluginAsync,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import { Type } from 'typebox';
import { keepPrivate } from '../mail/link-page.ts';
import { sentFields, whyNotTaken } from '../mail/not-taken.ts';
import { LIMITS } from '../platform/limits.ts';
import { refuseForeignForms } from '../platform/origin.ts';
import { NotFound, UnknownLink } from '../platform/refusal.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { langOf, pathIn } from '../site/public-layout.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { readFollowForm } from './follow-form.ts';
import { type FollowRequest, followPage } from './follow-page.ts';
import { changeFollowing, followTopic, getFollowable, getFollower } from './follow-topic.ts';
import { type ManageRequest, managePage } from './manage-page.ts';

const params = { params: Type.Object({ slug: SlugPart }) };
const tokenParams = { params: Type.Object({ token: Type.String({ maxLength: 200 }) }) };
const resident = 'resident-token' as const;

/** A resident follows a topic by e-mail. */
export const followRoutes: FastifyPluginAsync = async (app) => {
  const find = async ({ params: { slug } }: FastifyRequest<FollowRequest>) => {
    const topic = await getFollowable(app.db, DEFAULT_SITE_ID, slug);
    if (!topic) throw new NotFound();
    return topic;
  };

  app.get<FollowRequest>(
    '/themen/:slug/folgen',
    { schema: params, config: { access: 'public', rateLimit: LIMITS.privateLink } },
    async (request, reply) => keepPrivate(reply).send(await followPage(app, request, await find(request))),
  );

  app.post<FollowRequest>(
    '/themen/:slug/folgen',
    {
      schema: params,
      config: { access: 'public', rateLimit: LIMITS.mailing },
      preValidation: refuseForeignForms,
      errorHandler: giveBack(app),
    },
    async (request, reply) => {
      const topic = await find(request);
      const form = readFollowForm(request.body, langOf(request));
      keepPrivate(reply);
      if (!app.mail.isOn) return reply.code(409).send(await followPage(app, request, topic));
      if (form.problem) return reply.code(422).send(await followPage(app, request, { ...topic, form }));
      await followTopic(app.db, { siteId: DEFAULT_SITE_ID, topicId: topic.id, ...form.values });
      return reply.send(await followPage(app, request, { ...topic, isSent: true }));
    },
  );

  await app.register(manageRoutes);
};

/** A follower changes what they get, by the link in their mails. */
const manageRoutes: FastifyPluginAsync = async (app) => {
  const find = async ({ params: { token } }: FastifyRequest<ManageRequest>) => {
    const follower = await getFollower(app.db, app.secrets.mail, token);
    if (!follower) throw new UnknownLink();
    return follower;
  };

  app.get<ManageRequest>(
    '/folgen/:token',
    { schema: tokenParams, config: { access: resident, rateLimit: LIMITS.privateLink } },
    async (request, reply) => keepPrivate(reply).send(await managePage(app, request, await find(request))),
  );

  app.post<ManageRequest>(
    '/folgen/:token',
    {
      schema: tokenParams,
      config: { access: resident, rateLimit: LIMITS.privateLink },
      preValidation: refuseForeignForms,
    },
    async (request, reply) => {
      const { id } = await find(request);
      const lang = langOf(request);
      const { rhythm, language } = readFollowForm(request.body, lang).values;
      await changeFollowing(app.db, { id, rhythm, language });
      const path = pathIn(lang, `/folgen/${request.params.token}`);
      return keepPrivate(reply).redirect(`${path}?gespeichert=1`, 303);
    },
  );
};

/** Whatever goes wrong, what was typed comes back. */
function giveBack(app: FastifyInstance) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const refusal = whyNotTaken(error);
    if (!refusal) throw error;
    request.log[refusal.status >= 500 ? 'error' : 'info']({ err: error }, 'a form was given back');
    if (refusal.retryAfter) reply.header('retry-after', refusal.retryAfter);
    const own = request as FastifyRequest<FollowRequest>;
    const { values } = readFollowForm(sentFields(error, request.body), langOf(request));
    const title = app.topicTitles.remembered(own.params.slug);
    const page = followPage(app, own, { title, form: { values }, notTaken: refusal.why });
    return keepPrivate(reply)
      .code(refusal.status)
      .send(await page);
  };
}
