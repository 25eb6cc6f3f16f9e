import type { Test } from 'tap';
import { buildApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createDb } from '../../src/database/db.ts';
import { exportPool } from '../../src/exports/export-pool.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export type TestApp = Awaited<ReturnType<typeof buildApp>>;

export interface TestAppOptions {
  /** Settings by their names in the environment. */
  env?: Record<string, string>;
  database?: TestDatabase;
}

/** A program of its own on a database of its own; both end with the test. Requests by `app.inject`, or listen. */
export async function testApp(t: Test, { env = {}, database }: TestAppOptions = {}): Promise<TestApp> {
  const own = database ?? (await createTestDatabase());
  const config = readConfig({ LOG_LEVEL: 'silent', PUBLIC_URL: 'http://127.0.0.1:8080', ...env });
  const app = await buildApp({
    ...config,
    databaseUrl: own.url,
    secretKey: 'a secret of at least 32 characters',
  });
  t.teardown(async () => {
    await app.close();
    if (!database) await own.drop();
  });
  await app.ready();
  return app;
}

/**
 * For laying thousands of rows before a test begins. `app.db` gives up after two seconds, as it must for residents; on a busy
 * machine that is too soon.
 */
export function patientDb(app: TestApp): ReturnType<typeof createDb> {
  return createDb(exportPool(app));
}
