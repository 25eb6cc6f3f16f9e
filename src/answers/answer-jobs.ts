import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { runAnswerWork } from './run-work.ts';

/** What takes too long for a request: releasing, correcting or withdrawing an answer to thousands of comments. */
export const answerJobs = fp(
  async (app: FastifyInstance) => {
    const deps = { db: app.db, log: app.log, mailIsOn: app.mail.isOn };
    app.jobs.add('answer-work', (payload) => runAnswerWork(deps, (payload as { answerId: string }).answerId));
  },
  { name: 'answer-jobs', dependencies: ['jobs', 'database', 'mail'] },
);
