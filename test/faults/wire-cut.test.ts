import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { type Test, test } from 'tap';
import { createDb, type Db } from '../../src/database/db.ts';
import { raiseVisibleVersion } from '../../src/platform/visible-version.ts';
import { testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { DatabaseProxy } from '../support/database-proxy.ts';
import { post } from '../support/resident.ts';
import { givenBack } from '../support/residents.ts';
import { waitFor } from '../support/wait-for.ts';

const LISTENER = 'stadtgespraech changes';

/** A program whose wire to the database can be cut, and a second wire that cannot. */
async function onAThinWire(t: Test) {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  // Its connections are closed a moment after its end.
  pool.on('error', () => undefined);
  t.teardown(() => pool.end());
  const db = createDb(pool);
  const wire = await DatabaseProxy.start(t, database.url);
  const app = await testApp(t, { database: { ...database, url: wire.url } });
  const topic = await aTopic(db);
  const page = async () => (await app.inject(`/themen/${topic.slug}`)).body;
  return { app, db, wire, topic, page };
}

const asAnswer = ({ statusCode, headers, body }: Awaited<ReturnType<typeof post>>) => ({
  status: statusCode,
  headers: new Headers(headers as Record<string, string>),
  body,
});

const bodies = async (db: Db) =>
  (await db.selectFrom('comment').select('body').execute()).map(({ body }) => body);

for (const key of [randomUUID(), '']) {
  const how = key ? 'with a key' : 'without a key';

  test(`the reply to COMMIT is lost: the text comes back, and sent again ${how} it is one comment`, async (t) => {
    const { app, db, wire, topic } = await onAThinWire(t);
    const text = `Mehr Bänke am Fluss, ${how}`;
    const caught = wire.catch(text, 'lose the answer');
    const posting = post(app, topic.slug, { text, idempotency_key: key });
    const cut = await caught;
    await waitFor('the comment is committed', async () => (await bodies(db)).includes(text));
    cut();

    const refusal = await posting;
    const form = givenBack(asAnswer(refusal), { text, key });
    const again = await post(app, topic.slug, form);
    t.equal(again.statusCode, key ? 303 : 200);
    t.strictSame(await bodies(db), [text]);
  });

  test(`the statement is lost on its way: the text comes back, and sent again ${how} it is one comment`, async (t) => {
    const { app, db, wire, topic } = await onAThinWire(t);
    const text = `Mehr Schatten am Fluss, ${how}`;
    const caught = wire.catch(text, 'lose the statement');
    const posting = post(app, topic.slug, { text, idempotency_key: key });
    const cut = await caught;
    cut();

    const form = givenBack(asAnswer(await posting), { text, key });
    t.strictSame(await bodies(db), []);
    t.equal((await post(app, topic.slug, form)).statusCode, 303);
    t.strictSame(await bodies(db), [text]);
  });
}

test('a server that never replies: the text comes back without waiting for it', async (t) => {
  const { app, db, wire, topic } = await onAThinWire(t);
  const text = 'Mehr Wasser im Fluss';
  const caught = wire.catch(text, 'lose the answer');
  const posting = post(app, topic.slug, { text });
  await caught;
  const form = givenBack(asAnswer(await posting), { text, key: '' });
  t.equal((await post(app, topic.slug, form)).statusCode, 200, 'it was received the first time');
  t.strictSame(await bodies(db), [text]);
});

test('a server so slow that two statements take too long: the text comes back, and is not lost', async (t) => {
  const { app, db, wire, topic } = await onAThinWire(t);
  const sent = { text: 'Mehr Zeit am Fluss', idempotency_key: randomUUID() };
  t.equal((await post(app, topic.slug, sent)).statusCode, 303);
  wire.slowDown(1_500);
  const form = givenBack(asAnswer(await post(app, topic.slug, sent)), {
    text: sent.text,
    key: sent.idempotency_key,
  });
  wire.slowDown(0);
  await waitFor(
    'it is answered as the first time',
    async () => (await post(app, topic.slug, form)).statusCode === 303,
  );
  t.strictSame(await bodies(db), [sent.text]);
});

test('while nobody answers, kept pages are read on, and afterwards they are made anew', async (t) => {
  const { app, db, wire, topic, page } = await onAThinWire(t);
  const kept = await page();
  wire.refuse('');
  t.equal(await page(), kept);
  t.equal((await app.inject('/')).statusCode, 503, 'a page nobody read before cannot be made');
  await aComment(db, topic.id, { state: 'published', body: 'Während der Störung veröffentlicht' });
  wire.allow();
  await waitFor('the page shows what was published meanwhile', async () =>
    (await page()).includes('Während der Störung'),
  );
});

for (const { fault, how } of [
  { fault: 'refuse', how: 'cut' },
  { fault: 'mute', how: 'silently dead' },
] as const) {
  test(`a text withdrawn while changes cannot be heard (${how}) is gone, and stays gone when they can`, async (t) => {
    const { db, wire, topic, page } = await onAThinWire(t);
    const { id } = await aComment(db, topic.id, { state: 'published', body: 'Kanarienvogel' });
    const isShown = async () => (await page()).includes('Kanarienvogel');
    const before = await waitFor('changes are heard', () => listenerOf(db));
    await waitFor('the page shows it', isShown);

    wire[fault](LISTENER);
    await db.transaction().execute(async (trx) => {
      await trx.updateTable('comment').set({ state: 'withdrawn' }).where('id', '=', id).execute();
      await raiseVisibleVersion(trx, [topic.id]);
    });
    await waitFor('the page has lost it', async () => !(await isShown()));
    wire.allow();
    await waitFor('changes are heard again', async () => {
      if (await isShown()) throw new Error('The withdrawn text is shown again');
      const now = await listenerOf(db);
      return now !== undefined && now !== before;
    });
    t.notOk(await isShown());
  });
}

/** The server's process that tells this program of changes. */
async function listenerOf(db: Db): Promise<number | undefined> {
  const { rows } = await sql<{ pid: number }>`
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = ${LISTENER}`.execute(db);
  return rows[0]?.pid;
}
