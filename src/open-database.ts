import type { AppConfig } from './app.ts';
import type { Config } from './config.ts';
import { startEmbeddedPostgres, superviseEmbeddedPostgres } from './database/embedded-postgres.ts';
import { migrate } from './database/migrate.ts';
import { loadOrCreateSecretKey } from './platform/secrets.ts';

/** A database that is there and migrated, and the settings that go with it. */
export interface OpenDatabase {
  config: AppConfig;
  /** Keeps an embedded server alive; does nothing with a database of one's own. */
  supervise(onRestart: () => void): void;
  close(): Promise<void>;
}

/** The embedded PostgreSQL is started, or the one of DATABASE_URL taken, and brought to this version. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    await migrate(config.databaseUrl);
    const complete = { ...config, databaseUrl: config.databaseUrl, secretKey: config.secretKey as string };
    return { config: complete, supervise: () => undefined, close: async () => undefined };
  }
  const postgres = await startEmbeddedPostgres({ dataDir: config.dataDir });
  await migrate(postgres.url);
  const secretKey = config.secretKey ?? (await loadOrCreateSecretKey(config.dataDir));
  let stopSupervision = () => {};
  return {
    config: { ...config, databaseUrl: postgres.url, secretKey },
    supervise(onRestart) {
      stopSupervision = superviseEmbeddedPostgres(postgres, { onRestart });
    },
    async close() {
      stopSupervision();
      // A server that was there before is somebody else's to stop.
      if (postgres.started) await postgres.stop();
    },
  };
}
