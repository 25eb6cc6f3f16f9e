import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Test } from 'tap';
import { EVENT_TYPES } from '../../src/api/events.ts';
import { createWebhook } from '../../src/webhooks/manage-webhook.ts';
import type { TestApp } from './app.ts';
import { aStaffMember } from './staff.ts';
import { waitFor } from './wait-for.ts';

export interface Received {
  id: string;
  signature: string;
  timestamp: string;
  body: string;
  event: { type: string; timestamp: string; data: Record<string, unknown> };
}

export interface Receiver {
  url: string;
  /** In the order they came. */
  received: Received[];
  /** What it does from now on. */
  answer(how: (response: ServerResponse) => void): void;
  /** A port nobody listens at any more. */
  close(): Promise<void>;
}

/** A real web server on loopback that keeps what it gets; it says 204 unless told otherwise, and ends with the test. */
export async function aReceiver(t: Test): Promise<Receiver> {
  const received: Received[] = [];
  let how = (response: ServerResponse): unknown => response.writeHead(204).end();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    const header = (name: string) => String(request.headers[name]);
    received.push({
      id: header('webhook-id'),
      signature: header('webhook-signature'),
      timestamp: header('webhook-timestamp'),
      body,
      event: JSON.parse(body),
    });
    how(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  t.teardown(close);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answer: (next) => {
      how = next;
    },
    close,
  };
}

/** As the specification says, with nothing of ours. */
export function isSigned({ id, timestamp, signature, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
  return signature.split(' ').some((one) => {
    const given = Buffer.from(one.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** An address of the city that is told of everything, unless told otherwise. */
export async function aWebhook(app: TestApp, address: string, types = [...EVENT_TYPES]) {
  const { id: siteId } = await app.site();
  const { id: actorId } = await aStaffMember(app, ['admin']);
  const words = { name: 'Chat der Pressestelle', address, types };
  const made = await createWebhook(app.db, app.secrets.webhooks, { siteId, actorId }, words);
  if (!made) throw new Error('There are too many webhooks');
  const { id, secret } = made;
  return {
    id,
    secret,
    row: () => app.db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    deliveries: () =>
      app.db
        .selectFrom('webhook_delivery')
        .selectAll()
        .where('webhook_id', '=', id)
        .orderBy('at')
        .orderBy('id')
        .execute(),
  };
}

/** Waits until nothing that can be delivered now is left. */
export async function deliveriesRest(app: TestApp): Promise<void> {
  await waitFor('deliveries rest', async () => {
    const { rows } = await app.pg.query(`
      SELECT FROM graphile_worker.jobs
      WHERE task_identifier = 'deliver-webhooks' AND (locked_at IS NOT NULL OR run_at <= now())`);
    return rows.length === 0;
  });
}

/** Lets the hours pass that a failed delivery waits, and waits until it was tried again. */
export async function tryAgainNow(app: TestApp): Promise<void> {
  await deliveriesRest(app);
  await app.pg.query('UPDATE webhook SET paused_until = NULL');
  await app.pg.query('UPDATE webhook_delivery SET next_try_at = now()');
  await app.pg.query(`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL`);
  await app.pg.query(`SELECT pg_notify('jobs:insert', '{"r":"","count":1}')`);
  await deliveriesRest(app);
}
