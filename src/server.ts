import type { FastifyInstance } from 'fastify';
import { type AppConfig, buildApp } from './app.ts';
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

export class PortTaken extends Error {
  override name = 'PortTaken';
}

/**
 * Serves until a signal ends it; requests under way are answered first.
 *
 * @throws PortTaken
 */
export async function serve(database: OpenDatabase): Promise<FastifyInstance> {
  const { host, port } = database.config;
  const app = await buildApp(database.config);
  database.supervise(() => app.log.warn('the embedded PostgreSQL had ended and was started again'));
  try {
    await app.listen({ host, port });
  } catch (error) {
    // Its pools and its worker would keep the process alive.
    await app.close();
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new PortTaken(`Port ${port} of ${host} is taken: end the other program or choose another PORT.`);
  }
  return app;
}

/** Longer than requests, jobs and an orderly PostgreSQL need; what is stalled then is left to the next start. */
const END_MS = 25_000;

/** Ends the process once, at the first of these signals, in any case after a while. */
export function onSignal(end: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), END_MS).unref();
      end().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
