import type { FastifyPluginAsync } from 'fastify';
import { LIMITS } from '../platform/limits.ts';
import { overviewPage } from './overview-page.ts';

const FOR_PLANNERS = { access: ['planner' as const], rateLimit: LIMITS.desk };

/** What planners see; it belongs into the scope of `deskSession`. */
export const planningRoutes: FastifyPluginAsync = async (app) => {
  app.get('/planung', { config: FOR_PLANNERS }, async (request, reply) =>
    reply.type('text/html; charset=utf-8').send(await overviewPage(app, request, reply)),
  );
};
