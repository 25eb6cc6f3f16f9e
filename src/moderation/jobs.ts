import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { forgetBulks } from './bulk-queries.ts';
import { runBulk } from './run-bulk.ts';

/** What moderators have done for them: decisions about many comments. */
export const moderationJobs = fp(
  async (app: FastifyInstance) => {
    const deps = {
      db: app.db,
      akismetOn: app.config.akismet !== undefined,
      mailOn: app.mail.isOn,
      originalKey: app.secrets.originals,
    };
    app.jobs.add('bulk-decision', (payload) => runBulk(deps, (payload as { bulkId: string }).bulkId));
    app.jobs.hourly('bulk-decision-retention', () => forgetBulks(app.db));
  },
  { name: 'moderation-jobs', dependencies: ['jobs', 'database', 'mail'] },
);
