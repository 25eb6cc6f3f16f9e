import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { forgetUnconfirmedFollowers } from './retention-queries.ts';

/** Addresses nobody confirmed are forgotten. */
export const followRetention = fp(
  async (app: FastifyInstance) => {
    app.jobs.hourly('follower-retention', () => forgetUnconfirmedFollowers(app.db));
  },
  { name: 'follow-retention', dependencies: ['jobs', 'database'] },
);
