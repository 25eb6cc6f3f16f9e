import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { missingMigrations } from '../database/migrate.ts';

/** For the machines that watch: /healthz says the process lives, /readyz that it can serve. */
export const health = fp(
  async (app: FastifyInstance) => {
    app.get('/healthz', { config: { access: 'public' } }, async (_request, reply) =>
      reply.header('cache-control', 'no-store').send({ status: 'ok' }),
    );
    app.get('/readyz', { config: { access: 'public' } }, async (_request, reply) => {
      reply.header('cache-control', 'no-store');
      try {
        const missing = await missingMigrations((sql) => app.pg.query(sql));
        if (missing.length === 0) return reply.send({ status: 'ready' });
        return reply.code(503).send({ status: 'not ready', missing });
      } catch {
        return reply.code(503).send({ status: 'not ready', database: 'away' });
      }
    });
  },
  { name: 'health', dependencies: ['database'] },
);
