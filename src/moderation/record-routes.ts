import type { FastifyPluginAsync } from 'fastify';
import { LIMITS } from '../platform/limits.ts';
import type { Role } from '../staff/staff-member.ts';
import { logPage } from './log-page.ts';
import { reportCsv, reportPage } from './report-page.ts';

const MODERATORS: readonly Role[] = ['moderator'];
const config = { access: MODERATORS, rateLimit: LIMITS.desk };
const HTML = 'text/html; charset=utf-8';

/** What was done, to be looked up and to be reported; it belongs into the scope of `deskSession`. */
export const recordRoutes: FastifyPluginAsync = async (app) => {
  app.get('/moderation/protokoll', { config }, async (request, reply) =>
    reply.type(HTML).send(await logPage(app, request, reply)),
  );
  app.get('/moderation/bericht', { config }, async (request, reply) =>
    reply.type(HTML).send(await reportPage(app, request, reply)),
  );
  app.get('/moderation/bericht.csv', { config }, async (request, reply) => {
    const { name, csv } = await reportCsv(app, request);
    reply.header('content-disposition', `attachment; filename="${name}"`);
    return reply.type('text/csv; charset=utf-8').send(csv);
  });
};
