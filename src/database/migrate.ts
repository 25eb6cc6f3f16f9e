import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { ROOT } from '../lib/program.ts';

const MIGRATIONS = path.join(ROOT, 'migrations');
/** Any fixed number; it keeps two programs from migrating one database at the same time. */
const LOCK = 7_402_913_551;

interface Migration {
  name: string;
  sql: string;
  sha256: string;
}

export class MigrationError extends Error {
  override name = 'MigrationError';
}

export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(MIGRATIONS, name), 'utf8');
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Brings a database to this version: each file of `migrations/` once, in order, each in a transaction of its own, then the
 * job queue's own schema. Several programs may start at once; one migrates and the others wait.
 *
 * @returns names of the migrations that were applied now
 * @throws MigrationError when a landed migration was edited, or the database is newer than this program
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(`CREATE TABLE IF NOT EXISTS schema_migration (
      name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
    const migrations = await readMigrations();
    const landed = await client.query<{ name: string; sha256: string }>(
      'SELECT name, sha256 FROM schema_migration',
    );
    const missing = pending(migrations, new Map(landed.rows.map((row) => [row.name, row.sha256])));
    for (const migration of missing) await apply(client, migration);
    await runMigrations({ connectionString: databaseUrl });
    return missing.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** The migrations this program knows and the database lacks. */
export async function missingMigrations(
  query: (sql: string) => Promise<{ rows: { name: string; sha256: string }[] }>,
): Promise<string[]> {
  const landed = await query('SELECT name, sha256 FROM schema_migration');
  const known = new Set(landed.rows.map((row) => row.name));
  return (await readMigrations()).filter(({ name }) => !known.has(name)).map(({ name }) => name);
}

function pending(migrations: Migration[], landed: Map<string, string>): Migration[] {
  const known = new Set(migrations.map((migration) => migration.name));
  for (const name of landed.keys()) {
    if (!known.has(name))
      throw new MigrationError(`The database is newer than this program: it holds ${name}`);
  }
  for (const { name, sha256 } of migrations) {
    const hash = landed.get(name);
    if (hash !== undefined && hash !== sha256) {
      throw new MigrationError(
        `${name} was changed after it had been applied; write a new migration instead`,
      );
    }
  }
  return migrations.filter(({ name }) => !landed.has(name));
}

async function apply(client: pg.Client, { name, sql, sha256 }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query('INSERT INTO schema_migration (name, sha256) VALUES ($1, $2)', [name, sha256]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new MigrationError(`${name} failed: ${(error as Error).message}`, { cause: error });
  }
}
