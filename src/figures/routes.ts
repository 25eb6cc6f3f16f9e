import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { LIMITS } from '../platform/limits.ts';
import { SlugPart } from '../platform/slug-part.ts';
import { langOfDesk } from '../staff/desk-language.ts';
import { type Chart, CITY_CHARTS, TOPIC_CHARTS } from './chart.ts';
import { cityChartOf, cityFiguresPage } from './city-page.ts';
import { csvOf } from './csv.ts';
import { chartOf, figuresPage } from './figures-page.ts';
import { tableOf } from './table.ts';

const FOR_PLANNERS = { access: ['planner' as const], rateLimit: LIMITS.desk };
const TopicParams = Type.Object({ slug: SlugPart });
const ChartParams = Type.Object({ slug: SlugPart, chart: Type.Enum([...TOPIC_CHARTS]) });
const CityChartParams = Type.Object({ chart: Type.Enum([...CITY_CHARTS]) });

/** Figures of a topic, and of all; it belongs into the scope of `deskSession`. */
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
      return sendCsv(request, reply, await chartOf(app, request, request.params), `${slug}-${chart}`);
    },
  );

  app.get('/planung/zahlen', { config: FOR_PLANNERS }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(await cityFiguresPage(app, request, reply)),
  );

  app.get<{ Params: Static<typeof CityChartParams> }>(
    '/planung/zahlen/:chart.csv',
    { schema: { params: CityChartParams }, config: FOR_PLANNERS },
    async (request, reply) => {
      const { chart } = request.params;
      return sendCsv(request, reply, await cityChartOf(app, request, chart), `alle-themen-${chart}`);
    },
  );
};

function sendCsv(request: FastifyRequest, reply: FastifyReply, chart: Chart, name: string) {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(csvOf(tableOf(chart, langOfDesk(request))));
}
