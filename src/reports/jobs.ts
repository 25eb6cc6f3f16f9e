import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { forgetReports, forgetUnconfirmedReporters } from './retention-queries.ts';

/** What is forgotten of reports. */
export const reportJobs = fp(
  async (app: FastifyInstance) => {
    app.jobs.hourly('report-retention', async () => {
      await forgetUnconfirmedReporters(app.db);
      await forgetReports(app.db);
    });
  },
  { name: 'report-jobs', dependencies: ['jobs', 'database'] },
);
