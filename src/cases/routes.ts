import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { getCase } from './get-case.ts';
import { vorgangPage } from './vorgang-page.ts';

const TokenParams = Type.Object({ token: Type.String({ maxLength: 200 }) });
const HTML = 'text/html; charset=utf-8';

/** A resident looks after their comment behind the private link. */
export const caseRoutes: FastifyPluginAsync = async (app) => {
  app.get<{ Params: { token: string } }>(
    '/vorgang/:token',
    {
      schema: { params: TokenParams },
      config: { access: 'resident-token', rateLimit: LIMITS.privateLink },
    },
    async (request, reply) => {
      const found = await getCase(app.db, DEFAULT_SITE_ID, request.params.token);
      if (!found) throw new NotFound();
      reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex, nofollow');
      reply.header('referrer-policy', 'strict-origin');
      return reply.type(HTML).send(await vorgangPage(app, request, found));
    },
  );
};
