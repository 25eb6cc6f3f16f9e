import fastifyPostgres from '@fastify/postgres';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';
import type { Kysely } from 'kysely';
import { CONNECT_TIMEOUT_MS, createDb, ImpatientClient, QUERY_TIMEOUT_MS } from '../database/db.ts';
import type { DB } from '../database/types.ts';

declare module 'fastify' {
  interface FastifyInstance {
    db: Kysely<DB>;
  }
}

const POOL_SIZE = 12;
/** Exports run for minutes; they have connections of their own and never starve the residents. */
const EXPORT_POOL_SIZE = 3;
/** Anybody may download what is public, as slowly as they like: that never takes a connection from the planners' exports. */
const DOWNLOAD_POOL_SIZE = 2;

/** `app.db` for queries, `app.pg.pool` for the job queue, `app.pg.exports` and `app.pg.downloads` for what streams for long. */
export const database = fp(
  async (app: FastifyInstance, { databaseUrl }: { databaseUrl: string }) => {
    const connection = { connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS };
    await app.register(fastifyPostgres, {
      ...connection,
      Client: ImpatientClient as never,
      max: POOL_SIZE,
      query_timeout: QUERY_TIMEOUT_MS,
      statement_timeout: QUERY_TIMEOUT_MS * 2,
      application_name: 'stadtgespraech',
    });
    await app.register(fastifyPostgres, {
      ...connection,
      name: 'exports',
      max: EXPORT_POOL_SIZE,
      application_name: 'stadtgespraech exports',
    });
    await app.register(fastifyPostgres, {
      ...connection,
      name: 'downloads',
      max: DOWNLOAD_POOL_SIZE,
      application_name: 'stadtgespraech downloads',
    });
    // Without a listener one restart of PostgreSQL ends the process.
    const onError = (error: Error) => app.log.warn({ err: error }, 'a database connection was lost');
    for (const pool of [app.pg.pool, app.pg['exports']?.pool, app.pg['downloads']?.pool]) {
      pool?.on('error', onError);
      // A connection lost while it is lent tells its query; nobody else listens.
      pool?.on('connect', (client) => client.on('error', () => undefined));
    }
    app.decorate('db', createDb(app.pg.pool));
  },
  { name: 'database' },
);
