import type { FastifyPluginAsync } from 'fastify';
import { type Static, Type } from 'typebox';
import { LIMITS } from '../platform/limits.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { CHARTS } from './chart.ts';
import { csvOf } from './csv.ts';
import { chartOf, figuresPage } from './figures-page.ts';
import { tableOf } from './table.ts';

const FOR_PLANNERS = { access: ['planner' as const], rateLimit: LIMITS.desk };
const TopicParams = Type.Object({ slug: SlugPart });
const ChartParams = Type.Object({ slug: SlugPart, chart: Type.Enum([...CHARTS]) });

/** Figures of a topic; it belongs into the scope of `deskSession`. */
export const figureRoutes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: Static<typeof TopicParams> }>(
    '/planung/themen/:slug/zahlen',
    { schema: { params: TopicParams }, config: FOR_PLANNERS },
    async (request, reply) =>
      reply
        .type('text/html; charset=utf-8')
        .send(await figuresPage(app, request, reply, request.params.slug)),
  );

  app.get<{ Params: Static<typeof ChartParams> }>(
    '/planung/themen/:slug/zahlen/:chart.csv',
    { schema: { params: ChartParams }, config: FOR_PLANNERS },
    async (request, reply) => {
      const { slug, chart } = request.params;
      const table = tableOf(await chartOf(app, request, request.params), langOfDesk(request));
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${slug}-${chart}.csv"`)
        .send(csvOf(table));
    },
  );
};
