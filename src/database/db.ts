import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './types.ts';

/** What queries take: the pool or a transaction a use case opened. */
export type Db = Kysely<DB> | Transaction<DB>;

/** Together under 3 s: so long a resident waits at most before their text is given back. */
export const CONNECT_TIMEOUT_MS = 1_000;
export const QUERY_TIMEOUT_MS = 1_800;

export function createDb(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/**
 * pg leaves a connection whose query ran into its time limit waiting for that query's answer, and the pool would lend it
 * out again. This client ends itself instead, so that the pool makes a new one.
 */
export class ImpatientClient extends pg.Client {
  override query(...args: unknown[]): never {
    const result = (super.query as (...args: unknown[]) => unknown).apply(this, args);
    if (result instanceof Promise) result.catch((error: Error) => this.#endIfStalled(error));
    return result as never;
  }

  #endIfStalled(error: Error): void {
    if (error.message === 'Query read timeout') this.end().catch(() => undefined);
  }
}

/** True when the database did not answer (down, starting, stalled, cut, full), and so nothing is known to be stored. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (/^(08|53|57P|58|25006)/.test(code)) return true;
  if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAGAIN'].includes(code)) return true;
  return AWAY_MESSAGES.some((message) => error.message.includes(message));
}

/** pg has no codes for these. */
const AWAY_MESSAGES = [
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed and is not queryable',
];
