import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import { forgetOriginals } from './redaction-queries.ts';
import {
  forgetAddresses,
  forgetSenders,
  forgetSubmissions,
  forgetUnconfirmedContacts,
  forgetWords,
} from './retention-queries.ts';
import { forgetSupporters } from './support-queries.ts';

/** What is done about comments outside of requests. */
export const commentJobs = fp(
  async (app: FastifyInstance) => {
    app.jobs.hourly('address-retention', () => forgetAddresses(app.db));
    app.jobs.hourly('sender-retention', () => forgetSenders(app.db));
    app.jobs.hourly('comment-retention', async () => {
      await forgetUnconfirmedContacts(app.db);
      await forgetSubmissions(app.db);
      await forgetWords(app.db);
      await forgetOriginals(app.db);
    });
    app.jobs.hourly('supporter-retention', () => forgetSupporters(app.db));
    app.jobs.add('support-shown', (payload) => {
      const { topicId } = payload as { topicId: string };
      return app.db.transaction().execute((trx) => raiseVisibleVersion(trx, [topicId]));
    });
  },
  { name: 'comment-jobs', dependencies: ['jobs'] },
);
