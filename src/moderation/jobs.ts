import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { forgetBulks } from './bulk-queries.ts';
import { publishUnseen } from './publish-unseen.ts';
import { runBulk } from './run-bulk.ts';

/** What is done outside of requests: decisions about many comments, and what is public once Akismet has answered. */
export const moderationJobs = fp(
  async (app: FastifyInstance) => {
    const deps = {
      db: app.db,
      akismetOn: app.config.akismet !== undefined,
      mailOn: app.mail.isOn,
      originalKey: app.secrets.originals,
    };
    app.jobs.add('bulk-decision', (payload) => runBulk(deps, (payload as { bulkId: string }).bulkId));
    app.jobs.add('publish-unseen', (payload) =>
      publishUnseen(deps, payload as { siteId: string; commentId: string }),
    );
    app.jobs.hourly('bulk-decision-retention', () => forgetBulks(app.db));
  },
  { name: 'moderation-jobs', dependencies: ['jobs', 'database', 'mail'] },
);
