import type { FastifyPluginAsync } from 'fastify';
import { type Static, Type } from 'typebox';
import { LIMITS } from '../platform/limits.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { giveBack } from '../staff/give-back.ts';
import { sentText } from '../staff/sent-form.ts';
import { groupsHref, groupsPage, groupTopicOf } from './groups-page.ts';
import { nameGroup } from './name-group.ts';
import { NAME_FORM } from './own-forms.ts';
import { enqueueGrouping } from './queries.ts';

const FOR_PLANNERS = { access: ['planner' as const], rateLimit: LIMITS.desk };
const TopicParams = Type.Object({ slug: SlugPart });
const STATUS = { gone: 404, changed: 409, 'too-long': 422, 'not-text': 422 } as const;
const GroupParams = Type.Object({ slug: SlugPart, id: Type.String({ format: 'uuid' }) });

/** Groups of like comments; it belongs into the scope of `deskSession`. */
export const groupRoutes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: Static<typeof TopicParams> }>(
    '/planung/themen/:slug/gruppen',
    { schema: { params: TopicParams }, config: FOR_PLANNERS },
    async (request, reply) =>
      reply.type('text/html; charset=utf-8').send(await groupsPage(app, request, reply, request.params)),
  );

  app.post<{ Params: Static<typeof TopicParams> }>(
    '/planung/themen/:slug/gruppen/suche',
    { schema: { params: TopicParams }, config: FOR_PLANNERS },
    async (request, reply) => {
      const { slug } = await groupTopicOf(app, request, request.params.slug);
      await enqueueGrouping(app.db);
      return reply.redirect(`/planung/themen/${slug}/gruppen?gesichert=suche`, 303);
    },
  );

  app.post<{ Params: Static<typeof GroupParams> }>(
    '/planung/themen/:slug/gruppen/:id/name',
    {
      schema: { params: GroupParams },
      config: FOR_PLANNERS,
      errorHandler: giveBack(app, { roles: FOR_PLANNERS.access, ...NAME_FORM }),
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      const topic = await groupTopicOf(app, request, slug);
      const label = sentText(request.body, 'label').trim();
      const was = sentText(request.body, 'war');
      const outcome = await nameGroup(app.db, { topicId: topic.id, id, label, was });
      if (outcome === 'named') return reply.redirect(groupsHref(topic.slug, request.query, id), 303);
      const page = await groupsPage(app, request, reply, { slug, refused: { id, label, outcome } });
      return reply.code(STATUS[outcome]).type('text/html; charset=utf-8').send(page);
    },
  );
};
