import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'tap';
import { EVENT_TYPES } from '../../src/api/events.ts';
import { ping } from '../../src/webhooks/deliver.ts';
import { testApp } from '../support/app.ts';
import { aReceiver, aWebhook } from '../support/hook-receiver.ts';

const DOCUMENT = new URL('../../docs/webhooks.md', import.meta.url);

type IsGenuine = (headers: Record<string, string>, body: string, secret: string) => boolean;

test('the example of docs/webhooks.md tells our messages from others', async (t) => {
  const document = await readFile(DOCUMENT, 'utf8');
  const folder = await mkdtemp(path.join(tmpdir(), 'sg-hook-'));
  t.teardown(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'example.mjs');
  await writeFile(file, /```js\n(.*?)```/s.exec(document)?.[1] ?? '');
  const { isGenuine } = (await import(file)) as { isGenuine: IsGenuine };

  const app = await testApp(t);
  const receiver = await aReceiver(t);
  const { id, secret } = await aWebhook(app, receiver.url);
  const other = await aWebhook(app, receiver.url);
  await ping(app, id);
  const [told] = receiver.received;
  if (!told) throw new Error('Nothing came');
  const headers = {
    'webhook-id': told.id,
    'webhook-timestamp': told.timestamp,
    'webhook-signature': told.signature,
  };
  t.ok(isGenuine(headers, told.body, secret));
  t.notOk(isGenuine(headers, told.body, other.secret));
  t.notOk(isGenuine(headers, `${told.body} `, secret));
  t.notOk(isGenuine({ ...headers, 'webhook-id': 'x' }, told.body, secret));
  const old = String(Number(told.timestamp) - 3600);
  t.notOk(isGenuine({ ...headers, 'webhook-timestamp': old }, told.body, secret));
});

test('docs/webhooks.md names every type', async (t) => {
  const document = await readFile(DOCUMENT, 'utf8');
  const named = [...document.matchAll(/^\| `([a-z.]+)`/gm)].map(([, type]) => type);
  t.strictSame(named, [...EVENT_TYPES, 'ping']);
});
