import pg from 'pg';
import { createDb } from '../../src/database/db.ts';
import { aTopic } from './builders.ts';

/** A topic that takes comments, in the database of a server process. */
export async function openTopic(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  // Its connections are closed a moment after its end.
  pool.on('error', () => undefined);
  try {
    return await aTopic(createDb(pool));
  } finally {
    await pool.end();
  }
}
