import type { FastifyPluginAsync } from 'fastify';
import { type Static, Type } from 'typebox';
import { LIMITS } from '../platform/limits.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { deskOf } from './desk.ts';
import { deskPage, readerSheet } from './desk-page.ts';
import { overviewPage } from './overview-page.ts';
import { viewRoutes } from './view-routes.ts';

const FOR_PLANNERS = { access: ['planner' as const], rateLimit: LIMITS.desk };
const HTML = 'text/html; charset=utf-8';

const TopicParams = Type.Object({ slug: SlugPart });
const CommentParams = Type.Object({ slug: SlugPart, reference: Type.String({ maxLength: 20 }) });
type TopicRequest = { Params: Static<typeof TopicParams> };
type CommentRequest = { Params: Static<typeof CommentParams> };

const ofTopic = { schema: { params: TopicParams }, config: FOR_PLANNERS };
const ofComment = { schema: { params: CommentParams }, config: FOR_PLANNERS };

/** The planners' desk; it belongs into the scope of `deskSession`. */
export const planningRoutes: FastifyPluginAsync = async (app) => {
  await app.register(viewRoutes);

  app.get('/planung', { config: FOR_PLANNERS }, async (request, reply) =>
    reply.type(HTML).send(await overviewPage(app, request, reply)),
  );

  app.get<TopicRequest>('/planung/themen/:slug', ofTopic, async (request, reply) => {
    const desk = await deskOf(app, request, request.params.slug);
    return reply.type(HTML).send(await deskPage(app, request, reply, { desk }));
  });

  app.get<CommentRequest>('/planung/themen/:slug/beitraege/:reference', ofComment, async (request, reply) => {
    const { slug, reference } = request.params;
    const desk = await deskOf(app, request, slug);
    return reply.type(HTML).send(await deskPage(app, request, reply, { desk, reference }));
  });

  app.get<CommentRequest>(
    '/planung/themen/:slug/beitraege/:reference/blatt',
    ofComment,
    async (request, reply) => {
      const { slug, reference } = request.params;
      const desk = await deskOf(app, request, slug);
      return reply.type(HTML).send(await readerSheet(app, reply, { desk, reference }));
    },
  );
};
