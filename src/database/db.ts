import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from './types.ts';

// A date has no time: pg would make it midnight of the machine's own zone, which is another day elsewhere.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** What queries take: the pool or a transaction a use case opened. */
export type Db = Kysely<DB> | Transaction<DB>;

/** Together under 3 s: so long a resident waits at most before their text is given back. */
export const CONNECT_TIMEOUT_MS = 1_000;
export const QUERY_TIMEOUT_MS = 1_800;
const PATIENCE_MS = CONNECT_TIMEOUT_MS + QUERY_TIMEOUT_MS;

export function createDb(pool: pg.Pool): Kysely<DB> {
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/** A statement that begins with this comment is parsed and planned once on each connection; pg needs a name for that. */
const PREPARED = /^\s*\/\* prepared: ([\w-]+) \*\//;

/**
 * pg leaves a connection whose query ran into its time limit waiting for that query's answer, and the pool would lend it
 * out again. This client ends itself instead, so that the pool makes a new one.
 */
export class ImpatientClient extends pg.Client {
  override query(...args: unknown[]): never {
    const result = (super.query as (...args: unknown[]) => unknown).apply(this, named(args));
    if (result instanceof Promise) result.catch((error: Error) => this.#endIfStalled(error));
    return result as never;
  }

  #endIfStalled(error: Error): void {
    if (isQueryTooSlow(error)) this.end().catch(() => undefined);
  }
}

function named(args: unknown[]): unknown[] {
  const [text, values, ...rest] = args;
  const name = typeof text === 'string' ? PREPARED.exec(text)?.[1] : undefined;
  return name === undefined ? args : [{ name, text, values }, ...rest];
}

/** True when one statement took longer than `QUERY_TIMEOUT_MS`. */
export const isQueryTooSlow = (error: unknown): boolean =>
  error instanceof Error && error.message === 'Query read timeout';

class DatabaseTooSlow extends Error {
  override name = 'DatabaseTooSlow';
}

/** However many statements an answer takes, nobody waits longer than for one; what still comes is not heard. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise: tooSlow, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DatabaseTooSlow('The database is too slow')), PATIENCE_MS);
  try {
    return await Promise.race([work, tooSlow]);
  } finally {
    clearTimeout(timer);
  }
}

/** True when the database did not answer (down, starting, stalled, cut, full), and so nothing is known to be stored. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof DatabaseTooSlow) return true;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (/^(08|53|57P|58|25006)/.test(code)) return true;
  if (AWAY_CODES.includes(code)) return true;
  return AWAY_MESSAGES.some((message) => error.message.includes(message));
}

/** Of the socket and of the search for the server's address. */
const AWAY_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAGAIN',
  'ENOTFOUND',
  'EAI_AGAIN',
];

/** pg has no codes for these. */
const AWAY_MESSAGES = [
  'timeout expired',
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
  'Client was closed and is not queryable',
];
