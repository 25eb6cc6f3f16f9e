import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTestDatabase } from '../../test/support/database.ts';
import { startServer } from '../../test/support/server-process.ts';

/** A server of its own, with nothing in its database, and the settings for commands beside it. */
export interface Stage {
  url: string;
  env: Record<string, string>;
  database: string;
}

/** Runs on the embedded PostgreSQL, or on a new database of TEST_DATABASE_URL's server; nothing is left of it. */
export async function onStage<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sg-rehearsal-'));
  const database = process.env['TEST_DATABASE_URL'] ? await createTestDatabase() : undefined;
  const env = {
    DATA_DIR: dataDir,
    TRUST_PROXY: '1',
    ...(database && { DATABASE_URL: database.url, SECRET_KEY: 'only for the minute of this rehearsal' }),
  };
  try {
    const server = await startServer(env);
    try {
      return await work({
        url: server.url,
        env,
        database: database ? 'given PostgreSQL' : 'embedded PostgreSQL',
      });
    } finally {
      await server.stop();
    }
  } finally {
    await database?.drop();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}
