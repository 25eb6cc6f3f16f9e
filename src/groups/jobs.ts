import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { groupComments } from './group-comments.ts';

/** Like comments are looked for once an hour, and when a planner asks. */
export const groupJobs = fp(
  async (app: FastifyInstance) => {
    app.jobs.hourly('group-comments', () => groupComments(app.db, DEFAULT_SITE_ID));
  },
  { name: 'group-jobs', dependencies: ['jobs', 'database'] },
);
