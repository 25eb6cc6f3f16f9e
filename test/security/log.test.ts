import { sql } from 'kysely';
import pg from 'pg';
import { test } from 'tap';
import { createDb } from '../../src/database/db.ts';
import { loggedUrl } from '../../src/platform/log.ts';
import { aTopic } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { startServer } from '../support/server-process.ts';
import { Visitor } from '../support/visitor.ts';
import { waitFor } from '../support/wait-for.ts';

const TOKEN = 'Zm9vYmFyYmF6-Zm9vYmFyYmF6_Zm9vYmFyYmF6Zm9vY';

test('a private link is in no log, however it was spelled', async (t) => {
  for (const url of [
    `/vorgang/${TOKEN}`,
    `/en/vorgang/${TOKEN}/`,
    `/Vorgang/${TOKEN}`,
    `/%76organg/${TOKEN}`,
    `/vorgang//${TOKEN}`,
    `/x?next=/vorgang/${TOKEN}`,
    `/vorgang/${TOKEN.slice(0, 20)}`,
    `/${TOKEN}`,
  ])
    t.notMatch(loggedUrl(url), TOKEN.slice(0, 20), url);
  t.equal(loggedUrl('/themen/gruen-und-schoen?beitrag=7K4M-2QXH'), '/themen/gruen-und-schoen?…');
});

test('a log tells what went wrong, and of people nothing', async (t) => {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  const db = createDb(pool);
  const { slug } = await aTopic(db);
  const secretKey = 'a secret of at least 32 characters';
  const env = { DATABASE_URL: database.url, SECRET_KEY: secretKey, TRUST_PROXY: '1', LOG_LEVEL: 'trace' };
  const server = await startServer(env);
  t.teardown(async () => {
    await server.kill();
    await pool.end();
    await database.drop();
  });
  const visitor = new Visitor(server.url, '203.0.113.77');
  const words = { name: 'Geheimrätin', email: 'geheim@example.org', text: 'Ein geheimer Text' };
  const sent = await visitor.post(`/themen/${slug}/kommentare`, words);
  const link = sent.headers.get('location') ?? '';
  t.equal((await visitor.get(link)).status, 200);
  await visitor.get(link.toUpperCase());
  await visitor.post('/anmelden', { email: words.email, password: 'geheim geheim geheim' });

  // PostgreSQL tells the whole row when a check fails.
  await sql`ALTER TABLE comment ADD CHECK (body <> 'Noch ein geheimer Text')`.execute(db);
  const failed = await visitor.post(`/themen/${slug}/kommentare`, {
    ...words,
    text: 'Noch ein geheimer Text',
  });
  t.equal(failed.status, 503);
  const output = await waitFor('the failure is in the log', () =>
    /violates check constraint/.test(server.output()) ? server.output() : undefined,
  );
  t.match(output, '"stack"');
  for (const secret of ['geheim', '203.0.113.77', link.slice('/vorgang/'.length), secretKey])
    t.notOk(output.toLowerCase().includes(secret.toLowerCase()), secret);
});
