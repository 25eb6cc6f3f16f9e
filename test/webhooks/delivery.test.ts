import { sql } from 'kysely';
import { test } from 'tap';
import { patientDb, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { aReceiver, aWebhook, deliveriesRest, isSigned, tryAgainNow } from '../support/hook-receiver.ts';
import { listen } from '../support/listen.ts';
import { startServer } from '../support/server-process.ts';
import { waitFor } from '../support/wait-for.ts';

const publish = (app: Awaited<ReturnType<typeof testApp>>, topicId: string) =>
  aComment(app.db, topicId, { state: 'published' });

test('a receiver hears of a published comment once, signed, and without a word of it', async (t) => {
  const app = await testApp(t);
  await listen(app);
  const receiver = await aReceiver(t);
  const { secret, deliveries, row } = await aWebhook(app, receiver.url);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const { reference } = await publish(app, topic.id);
  await waitFor('the event', () => receiver.received[0]);
  await deliveriesRest(app);
  t.equal(receiver.received.length, 1);
  const [told] = receiver.received;
  if (!told) return;
  t.ok(isSigned(told, secret));
  t.notOk(isSigned({ ...told, body: told.body.replace('licht', 'nacht') }, secret), 'nobody can change it');
  t.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
  t.ok(Math.abs(Number(told.timestamp) - Date.now() / 1000) < 60);
  t.strictSame(told.event, {
    type: 'comment.published',
    timestamp: told.event.timestamp,
    data: {
      topic: 'licht',
      reference,
      url: `http://127.0.0.1:8080/api/v1/topics/licht/comments?reference=${reference}`,
      permalink: `http://127.0.0.1:8080/themen/licht?beitrag=${reference}#beitrag-${reference}`,
    },
  });
  const read = await app.inject(String(told.event.data['url']).slice('http://127.0.0.1:8080'.length));
  t.match(read.json().comments, [{ reference, text: 'Mehr Bänke am Fluss, bitte.' }]);
  t.equal(read.json().comments.length, 1);
  t.match(await deliveries(), [{ id: told.id, state: 'delivered', status: 204, tries: 1, trouble: null }]);
  t.ok((await row()).succeeded_at);
});

test('what failed is tried again under the same id, and one success clears the slate', async (t) => {
  const app = await testApp(t);
  await listen(app);
  const receiver = await aReceiver(t);
  receiver.answer((response) => response.writeHead(500).end('x'.repeat(100_000)));
  const { deliveries, row, secret } = await aWebhook(app, receiver.url);
  await publish(app, (await aTopic(app.db)).id);
  await waitFor('a failure', async () => (await row()).failures === 1);
  t.match(await deliveries(), [{ state: 'waiting', status: 500, tries: 1 }]);
  await tryAgainNow(app);
  t.match(await row(), { failures: 2 });
  receiver.answer((response) => response.writeHead(200).end());
  await tryAgainNow(app);
  t.match(await deliveries(), [{ state: 'delivered', status: 200, tries: 3 }]);
  t.match(await row(), { failures: 0, failing_since: null, paused_until: null });
  t.equal(new Set(receiver.received.map(({ id }) => id)).size, 1);
  t.equal(new Set(receiver.received.map(({ body }) => body)).size, 1);
  t.equal(receiver.received.length, 3);
  for (const told of receiver.received) t.ok(isSigned(told, secret));
});

test('a failed try comes again by itself within seconds', async (t) => {
  const app = await testApp(t);
  await listen(app);
  const receiver = await aReceiver(t);
  let tries = 0;
  receiver.answer((response) => response.writeHead(tries++ === 0 ? 503 : 200).end());
  const { deliveries } = await aWebhook(app, receiver.url);
  await publish(app, (await aTopic(app.db)).id);
  await waitFor('the second try', async () => (await deliveries())[0]?.state === 'delivered');
  t.equal(receiver.received.length, 2);
});

test('a redirect is a failure and is not followed', async (t) => {
  const app = await testApp(t);
  await listen(app);
  const [receiver, other] = [await aReceiver(t), await aReceiver(t)];
  receiver.answer((response) => response.writeHead(307, { location: other.url }).end());
  const { deliveries, row } = await aWebhook(app, receiver.url);
  await publish(app, (await aTopic(app.db)).id);
  await waitFor('a failure', async () => (await row()).failures === 1);
  t.match(await deliveries(), [{ state: 'waiting', status: 307 }]);
  t.strictSame(other.received, []);
});

test('a receiver that says 410 is never told again', async (t) => {
  const app = await testApp(t);
  await listen(app);
  const receiver = await aReceiver(t);
  receiver.answer((response) => response.writeHead(410).end());
  const { deliveries, row } = await aWebhook(app, receiver.url);
  const topic = await aTopic(app.db);
  await publish(app, topic.id);
  await waitFor('the end', async () => (await row()).off_at);
  t.match(await row(), { off_because: 'gone' });
  await publish(app, topic.id);
  await tryAgainNow(app);
  t.equal(receiver.received.length, 1);
  t.match(await deliveries(), [{ state: 'given-up', status: 410 }]);
});

test('one that is down or silent holds up nobody, and what waits for it comes when it is back', async (t) => {
  const app = await testApp(t);
  await listen(app);
  const [silent, good] = [await aReceiver(t), await aReceiver(t)];
  silent.answer(() => undefined);
  const slow = await aWebhook(app, silent.url);
  const down = await aReceiver(t);
  await down.close();
  const dead = await aWebhook(app, down.url);
  await aWebhook(app, good.url);
  const topic = await aTopic(app.db);
  await app.db.transaction().execute(async (trx) => {
    for (let i = 0; i < 20; i++) await aComment(trx, topic.id, { state: 'published' });
  });
  await waitFor('all are told who can be', () => good.received.length === 20, 60_000);
  await waitFor('ten seconds of silence', async () => (await slow.row()).failures > 0);
  t.match(
    (await slow.deliveries()).find(({ tries }) => tries > 0),
    { trouble: 'timeout', status: null },
  );
  t.match(
    (await dead.deliveries()).find(({ tries }) => tries > 0),
    { trouble: 'connection' },
  );
  t.ok(silent.received.length < 5, 'while it rests, the others are not tried in vain');
  silent.answer((response) => response.writeHead(200).end());
  await waitFor('all of them', async () => {
    await tryAgainNow(app);
    return (await slow.deliveries()).every(({ state }) => state === 'delivered');
  });
  t.equal(new Set(silent.received.map(({ id }) => id)).size, 20);
});

test('after a day a delivery is given up, and after three days of failures the webhook is off', async (t) => {
  const app = await testApp(t);
  await listen(app);
  const receiver = await aReceiver(t);
  receiver.answer((response) => response.writeHead(500).end());
  const { deliveries, row } = await aWebhook(app, receiver.url);
  const topic = await aTopic(app.db);
  await publish(app, topic.id);
  await waitFor('a failure', async () => (await row()).failures === 1);
  await sql`UPDATE webhook_delivery SET at = now() - interval '26 hours'`.execute(app.db);
  await tryAgainNow(app);
  t.match(await deliveries(), [{ state: 'given-up', tries: 1 }]);
  t.equal((await row()).off_at, null);
  await sql`UPDATE webhook SET failing_since = now() - interval '73 hours'`.execute(app.db);
  await publish(app, topic.id);
  await tryAgainNow(app);
  t.match(await row(), { off_because: 'failing' });
  t.strictSame(
    (await deliveries()).map(({ state }) => state),
    ['given-up', 'given-up'],
  );
});

test('an event that was noted before the program ended is delivered by the next one', async (t) => {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const receiver = await aReceiver(t);
  const first = await testApp(t, { database });
  // Nobody works on jobs before it listens.
  await aWebhook(first, receiver.url);
  const { reference } = await publish(first, (await aTopic(first.db)).id);
  await first.close();
  t.strictSame(receiver.received, []);
  const next = await testApp(t, { database });
  await listen(next);
  await waitFor('the event', () => receiver.received[0]);
  t.match(receiver.received, [{ event: { data: { reference } } }]);
});

test('killed while the receiver thinks, the program tells it again under the same id', async (t) => {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const receiver = await aReceiver(t);
  receiver.answer(() => undefined);
  const app = await testApp(t, { database });
  const { deliveries, secret } = await aWebhook(app, receiver.url);
  const env = { DATABASE_URL: database.url, SECRET_KEY: 'a secret of at least 32 characters' };
  let server = await startServer(env);
  t.teardown(() => server.kill());
  await publish(app, (await aTopic(app.db)).id);
  await waitFor('the event', () => receiver.received[0]);
  await server.kill();
  t.match(await deliveries(), [{ state: 'waiting', tries: 0 }]);
  receiver.answer((response) => response.writeHead(200).end());
  server = await startServer(env);
  await waitFor('the event again', () => receiver.received[1]);
  await waitFor('it is noted', async () => (await deliveries())[0]?.state === 'delivered');
  t.equal(receiver.received[1]?.id, receiver.received[0]?.id);
  for (const told of receiver.received) t.ok(isSigned(told, secret));
});

test('what happens to a transaction happens to its events', async (t) => {
  const app = await testApp(t);
  const { deliveries } = await aWebhook(app, 'http://127.0.0.1:1/');
  const topic = await aTopic(app.db);
  const undone = app.db.transaction().execute(async (trx) => {
    await aComment(trx, topic.id, { state: 'published' });
    throw new Error('undone');
  });
  await t.rejects(undone, /undone/);
  t.strictSame(await deliveries(), []);
});

test('two thousand comments published at once are two thousand events and no wait', async (t) => {
  const app = await testApp(t);
  const { id } = await aWebhook(app, 'http://127.0.0.1:1/');
  const topic = await aTopic(app.db);
  await sql`
    INSERT INTO comment (id, site_id, topic_id, reference, body, privacy_notice)
    SELECT gen_random_uuid(), site_id, id, translate(lpad(n::text, 4, '0') || '-2222', '01', 'AB'), 'Mehr Bänke', 'test'
    FROM topic, generate_series(1, 2000) n WHERE id = ${topic.id}`.execute(patientDb(app));
  await app.db.transaction().execute(async (trx) => {
    for (let piece = 0; piece < 10; piece++)
      await sql`
        UPDATE comment SET state = 'published', published_at = now(), decided_at = now()
        WHERE id IN (SELECT id FROM comment WHERE state = 'pending' LIMIT 200)`.execute(trx);
  });
  const { rows } = await app.pg.query(
    `SELECT count(*)::int AS jobs FROM graphile_worker.jobs WHERE task_identifier = 'deliver-webhooks'`,
  );
  t.strictSame(rows, [{ jobs: 1 }]);
  const { count } = await app.db
    .selectFrom('webhook_delivery')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('webhook_id', '=', id)
    .executeTakeFirstOrThrow();
  t.equal(count, 2000);
});
