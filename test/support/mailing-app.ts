import type { Test } from 'tap';
import { type TestApp, testApp } from './app.ts';
import { listen } from './listen.ts';
import { type MailServer, type ReceivedMail, startMailServer } from './smtp-server.ts';
import { waitFor } from './wait-for.ts';

/** A program that sends mail to a server that keeps it; its jobs run. */
export async function mailingApp(t: Test, env: Record<string, string> = {}) {
  const server = await startMailServer(t);
  const app = await testApp(t, {
    env: { SMTP_URL: server.url, MAIL_FROM: 'Stadt Jena <mitreden@stadt.example>', ...env },
  });
  await listen(app);
  return { app, server };
}

/** Waits until so many mails came to an address in all, and returns the last of them. */
export async function mailTo(server: MailServer, address: string, count = 1): Promise<ReceivedMail> {
  await waitFor(`${count} mails to ${address}`, () => server.to(address).length >= count);
  const mails = server.to(address);
  if (mails.length > count) throw new Error(`${mails.length} mails came to ${address}, not ${count}`);
  return mails[count - 1] as ReceivedMail;
}

/** Waits until nothing in the outbox is under way: all is sent, dropped, or waits for a later day or another try. */
export async function outboxRests(app: TestApp): Promise<void> {
  await waitFor('the outbox rests', async () => {
    const { rows } = await app.pg.query(
      `SELECT FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL OR run_at <= now()`,
    );
    return rows.length === 0;
  });
}

/** Lets every job that waits for later run now, and waits until all are done. */
export async function runJobsNow(app: TestApp): Promise<void> {
  await bringJobsForward(app);
  await outboxRests(app);
}

/** Lets every job that waits for later begin now. */
export async function bringJobsForward(app: TestApp): Promise<void> {
  await app.pg.query(
    `UPDATE graphile_worker._private_jobs SET run_at = now(), attempts = least(attempts, 20) WHERE locked_at IS NULL`,
  );
  await app.pg.query(`SELECT pg_notify('jobs:insert', '{"r":"","count":1}')`);
}

export function mailRows(app: TestApp) {
  return app.db
    .selectFrom('mail')
    .select(['id', 'kind', 'subject_id', 'sent_at', 'dropped_at', 'claimed_at', 'data'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}
