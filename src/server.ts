import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import type { OpenDatabase } from './open-database.ts';

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
