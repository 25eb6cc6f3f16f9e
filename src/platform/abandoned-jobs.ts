import { EventEmitter } from 'node:events';
import type { FastifyBaseLogger } from 'fastify';
import type { WorkerEvents } from 'graphile-worker';

/** Any fixed number; it keeps these advisory locks apart from others. */
const LOCKS = 740_291;

/** The lock is held by the session that listens for new jobs: it ends with the process, the connection or the server. */
const HOLD_AND_FREE = `
  SELECT pg_advisory_lock(${LOCKS}, hashtext($1)), (
    SELECT graphile_worker.force_unlock_workers(array_agg(worker))
    FROM (SELECT DISTINCT locked_by AS worker FROM graphile_worker.jobs WHERE locked_by <> $1) others
    WHERE pg_try_advisory_xact_lock(${LOCKS}, hashtext(worker))
  )`;

/**
 * Jobs of a worker that died are free again as soon as another one starts or finds the database back. By itself
 * graphile-worker takes a worker for dead only after four hours.
 *
 * @returns what the workers have to be run with
 */
export function freeAbandonedJobs(log: FastifyBaseLogger): WorkerEvents {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:listen:success', ({ workerPool, client }) => {
    // After its own LISTEN: pg wants one statement at a time.
    process.nextTick(() => {
      client.query(HOLD_AND_FREE, [workerPool.id]).catch((error: unknown) => {
        log.warn({ err: error }, 'abandoned jobs wait for the next connection');
      });
    });
  });
  // The connection may live on in the pool.
  events.on('pool:listen:release', ({ client }) => {
    client.query(`SELECT pg_advisory_unlock_all()`).catch(() => undefined);
  });
  return events;
}
