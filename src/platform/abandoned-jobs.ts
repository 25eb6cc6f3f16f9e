import { EventEmitter } from 'node:events';
import type { FastifyBaseLogger } from 'fastify';
import type { WorkerEvents } from 'graphile-worker';

/** Any fixed number; it keeps these advisory locks apart from others. */
const LOCKS = 740_291;

/**
 * $1: the worker; $2: those this process had before. The lock is held by the session that listens for new jobs and ends with
 * the process, the connection or the server; who drains at its end keeps it until then.
 */
const HOLD_AND_FREE = `
  SELECT pg_advisory_lock(${LOCKS}, hashtext($1)), (
    SELECT graphile_worker.force_unlock_workers(array_agg(worker))
    FROM (SELECT DISTINCT locked_by AS worker FROM graphile_worker.jobs WHERE locked_by <> $1) others
    WHERE worker = ANY($2::text[]) OR pg_try_advisory_xact_lock(${LOCKS}, hashtext(worker))
  )`;

/**
 * Jobs of a worker that died are free again as soon as another one starts or finds the database back. By itself
 * graphile-worker takes a worker for dead only after four hours.
 *
 * @returns what all workers of this process have to be run with
 */
export function freeAbandonedJobs(log: FastifyBaseLogger): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  const own = new Set<string>();
  events.on('pool:listen:success', ({ workerPool: { id }, client }) => {
    own.add(id);
    const former = [...own].filter((worker) => worker !== id);
    // After its own LISTEN: pg wants one statement at a time.
    process.nextTick(() => {
      client.query(HOLD_AND_FREE, [id, former]).catch((error: unknown) => {
        log.warn({ err: error }, 'abandoned jobs wait for the next connection');
      });
    });
  });
  return events;
}
