import type { FastifyPluginAsync } from 'fastify';
import { type Static, Type } from 'typebox';
import { sentValues } from '../lib/sent-values.ts';
import { isStorable } from '../lib/storable.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { LABEL_MAX } from './group.ts';
import { groupsPage, groupTopicOf } from './groups-page.ts';
import { enqueueGrouping, updateLabel } from './queries.ts';

const FOR_PLANNERS = { access: ['planner' as const], rateLimit: LIMITS.desk };
const TopicParams = Type.Object({ slug: SlugPart });
const GroupParams = Type.Object({ slug: SlugPart, id: Type.String({ format: 'uuid' }) });

/** Groups of like comments; it belongs into the scope of `deskSession`. */
export const groupRoutes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: Static<typeof TopicParams> }>(
    '/planung/themen/:slug/gruppen',
    { schema: { params: TopicParams }, config: FOR_PLANNERS },
    async (request, reply) =>
      reply.type('text/html; charset=utf-8').send(await groupsPage(app, request, reply, request.params.slug)),
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
    { schema: { params: GroupParams }, config: FOR_PLANNERS },
    async (request, reply) => {
      const topic = await groupTopicOf(app, request, request.params.slug);
      const label = [...(sentValues(request.body, 'label')[0] ?? '').trim()].slice(0, LABEL_MAX).join('');
      const isNamed = isStorable(label) && (await updateLabel(app.db, topic.id, request.params.id, label));
      if (!isNamed) throw new NotFound();
      return reply.redirect(`/planung/themen/${topic.slug}/gruppen?gesichert=name`, 303);
    },
  );
};
