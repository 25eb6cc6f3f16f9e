import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { deliverDue } from './deliver.ts';
import { forgetDeliveries } from './delivery-queries.ts';

/** Tells programs what the database noted for them. */
export const webhookJobs = fp(
  async (app: FastifyInstance) => {
    app.jobs.add('deliver-webhooks', () => deliverDue(app));
    app.jobs.hourly('webhook-retention', () => forgetDeliveries(app.db));
  },
  { name: 'webhook-jobs', dependencies: ['jobs', 'database'] },
);
