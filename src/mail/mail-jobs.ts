import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import { dropMail } from './queries.ts';
import { forgetMails } from './retention-queries.ts';
import { sendMail } from './send-mail.ts';
import { openTransport } from './transport.ts';

/** Sends what is in the outbox, where there is a mail server. */
export const mailJobs = fp(
  async (app: FastifyInstance) => {
    app.jobs.hourly('mail-retention', () => forgetMails(app.db));
    const { smtpUrl, mailFrom } = app.config;
    if (smtpUrl === undefined || mailFrom === undefined) {
      // Put in while there was a mail server: years later nobody expects it any more.
      app.jobs.add('send-mail', (payload) => dropMail(app.db, (payload as { mailId: string }).mailId));
      return;
    }
    const send = openTransport({ smtpUrl, mailFrom });
    app.jobs.add('send-mail', (payload) => sendMail({ app, send }, (payload as { mailId: string }).mailId));
  },
  { name: 'mail-jobs', dependencies: ['jobs', 'mail', 'views', 'current-site'] },
);
