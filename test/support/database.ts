import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate, readMigrations } from '../../src/database/migrate.ts';
import { waitFor } from './wait-for.ts';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Any fixed number; only one test process makes the template. */
const LOCK = 7_402_913_552;

function serverUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run tests through `npm test`');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function exists(client: pg.Client, database: string): Promise<boolean> {
  const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  return found.rows.length > 0;
}

/** A migrated database named by its migrations; made by the first test process that needs it. */
async function ensureTemplate(client: pg.Client): Promise<string> {
  const migrations = await readMigrations();
  const version = createHash('sha256')
    .update(migrations.map(({ sha256 }) => sha256).join())
    .digest('hex');
  const template = `sg_template_${version.slice(0, 32)}`;
  if (await exists(client, template)) return template;
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    if (await exists(client, template)) return template;
    const draft = `${template}_draft`;
    await client.query(`DROP DATABASE IF EXISTS "${draft}"`);
    await client.query(`CREATE DATABASE "${draft}"`);
    await migrate(urlOf(draft));
    await client.query(`ALTER DATABASE "${draft}" RENAME TO "${template}"`);
    return template;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

const GOODBYE_MS = 300;

/** A pool has ended before its connections have: one that is cut while it says goodbye fails in whoever ended it. */
async function leftAlone(client: pg.Client, name: string): Promise<void> {
  const isAlone = async () => {
    const { rowCount } = await client.query('SELECT FROM pg_stat_activity WHERE datname = $1', [name]);
    return rowCount === 0;
  };
  await waitFor('everybody has left the database', isAlone, GOODBYE_MS).catch(() => undefined);
}

/** A database of one's own, migrated, empty but for the default site; about 0.1 s. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `sg_test_${randomBytes(6).toString('hex')}`;
  await onServer(async (client) => {
    const template = await ensureTemplate(client);
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  });
  return {
    url: urlOf(name),
    drop: () =>
      onServer(async (client) => {
        await leftAlone(client, name);
        await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      }),
  };
}
