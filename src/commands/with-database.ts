import pg from 'pg';
import type { AppConfig } from '../app.ts';
import type { Config } from '../config.ts';
import { createDb } from '../database/db.ts';
import { openDatabase } from '../open-database.ts';

/** Work on the database of the settings, migrated; an embedded server that was not running is stopped again. */
export async function withDatabase<T>(
  config: Config,
  work: (given: { config: AppConfig; pool: pg.Pool; db: ReturnType<typeof createDb> }) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config);
  const pool = new pg.Pool({ connectionString: database.config.databaseUrl, max: 2 });
  try {
    return await work({ config: database.config, pool, db: createDb(pool) });
  } finally {
    await pool.end();
    await database.close();
  }
}
