import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { exportPool } from './export-pool.ts';
import { failSilentExports, forgetExports } from './job-queries.ts';
import { runExport } from './run-export.ts';

/** What is made for planners beside their requests, and forgotten a day later. */
export const exportJobs = fp(
  async (app: FastifyInstance) => {
    app.jobs.add('export-file', async (payload) => {
      const { timeZone } = await app.site();
      const { db, log, config } = app;
      const deps = { db, pool: exportPool(app), log, publicUrl: config.publicUrl, timeZone };
      await runExport(deps, (payload as { jobId: string }).jobId);
    });
    app.jobs.hourly('export-retention', async () => {
      await failSilentExports(app.db);
      await forgetExports(app.db);
    });
  },
  { name: 'export-jobs', dependencies: ['jobs', 'database', 'current-site'] },
);
