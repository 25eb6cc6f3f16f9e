import { spawnSync } from 'node:child_process';
import pg from 'pg';
import { test } from 'tap';
import { migrate } from '../../src/database/migrate.ts';
import { createTestDatabase } from '../support/database.ts';
import { ROOT } from '../support/files.ts';

test('a second migration of the same database changes nothing', async (t) => {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  t.strictSame(await migrate(database.url), []);
});

test('a migration that was edited after it landed is refused by its name', async (t) => {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  await onDatabase(database.url, `UPDATE schema_migration SET sha256 = 'x'`);
  await t.rejects(migrate(database.url), {
    name: 'MigrationError',
    message: /0001-foundation\.sql was changed/,
  });
});

test('a database newer than the program is left alone', async (t) => {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  await onDatabase(database.url, `INSERT INTO schema_migration VALUES ('9999-later.sql', 'x')`);
  await t.rejects(migrate(database.url), { name: 'MigrationError', message: /newer than this program/ });
});

test('the types match the migrated database', async (t) => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/generate-types.ts', '--verify'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: process.env,
  });
  t.equal(status, 0, stderr);
});

test('German word forms are found by one another', async (t) => {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const found = await onDatabase(
    database.url,
    `SELECT to_tsvector('german_civic', 'Die Häuser am Radweg') @@ websearch_to_tsquery('german_civic', 'Haus Radwege') AS hit`,
  );
  t.equal(found.rows[0].hit, true);
});

async function onDatabase(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
