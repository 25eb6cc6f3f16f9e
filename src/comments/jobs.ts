import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { forgetAddresses } from './queries.ts';

/** What is done about comments outside of requests. */
export const commentJobs = fp(
  async (app: FastifyInstance) => {
    app.jobs.hourly('address-retention', () => forgetAddresses(app.db));
  },
  { name: 'comment-jobs', dependencies: ['jobs'] },
);
