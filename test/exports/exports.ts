import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import pg from 'pg';
import type { Test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { newReference } from '../../src/comments/reference.ts';
import { createDb, type Db } from '../../src/database/db.ts';
import type { ExportFormat } from '../../src/exports/export.ts';
import { type ExportRequest, exportTopic, type TopicExport } from '../../src/exports/export-topic.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { readCsv } from '../support/csv.ts';
import { createTestDatabase } from '../support/database.ts';
import { waitFor } from '../support/wait-for.ts';

export interface Planner {
  db: Db;
  /** As `app.pg.exports`. */
  pool: pg.Pool;
  export(given: Partial<ExportRequest> & { slug: string }): Promise<TopicExport>;
}

/** A database and a pool for exports of their own. */
export async function aPlanner(t: Test, { connections = 3 } = {}): Promise<Planner> {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: connections });
  const queries = new pg.Pool({ connectionString: database.url });
  // The database may go before the last connection has said goodbye.
  for (const each of [pool, queries]) each.on('error', () => undefined);
  t.teardown(async () => {
    await pool.end();
    await queries.end();
    await database.drop();
  });
  return {
    db: createDb(queries),
    pool,
    async export(given) {
      const made = await exportTopic(pool, requestFor(given));
      if (made.outcome !== 'export') throw new Error(`${given.slug}: ${made.outcome}`);
      return made;
    },
  };
}

export function requestFor(given: Partial<ExportRequest> & { slug: string }): ExportRequest {
  return {
    siteId: DEFAULT_SITE_ID,
    format: 'csv',
    scope: 'published',
    names: 'full',
    dialect: 'rfc4180',
    order: 'time',
    timeZone: 'Europe/Berlin',
    publicUrl: 'https://stadt.example',
    lang: 'de',
    by: 'Petra Plan',
    ...given,
  };
}

/** Refuses bytes that are not UTF-8; keeps the BOM. */
export async function textOf(stream: Readable): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await buffer(stream));
}

export async function machineRecords(made: TopicExport) {
  return readCsv(await textOf(made.stream), ',').records;
}

export async function excelRecords(made: TopicExport) {
  return readCsv((await textOf(made.stream)).replace(/^\ufeff/, ''), ';').records;
}

export async function jsonRecords(made: TopicExport): Promise<Record<string, unknown>[]> {
  const lines = (await textOf(made.stream)).split('\n');
  if (lines.pop() !== '') throw new Error('The last line does not end');
  return lines.map((line) => JSON.parse(line));
}

/** Published comments, one for each pair, in few statements. */
export async function publish(
  db: Db,
  topicId: string,
  pairs: { name: string; text: string }[],
): Promise<void> {
  const now = new Date();
  const rows = pairs.map(({ name, text }) => ({
    id: uuidv7(),
    site_id: DEFAULT_SITE_ID,
    topic_id: topicId,
    reference: newReference(),
    state: 'published',
    author_name: name,
    body: text,
    privacy_notice: 'test',
    receipt_hash: createHash('sha256').update(uuidv7()).digest(),
    received_at: now,
    decided_at: now,
    published_at: now,
  }));
  for (let i = 0; i < rows.length; i += 100) {
    await db
      .insertInto('comment')
      .values(rows.slice(i, i + 100))
      .execute();
  }
}

/** So many that neither sockets nor buffers on the way take them all. */
export async function publishMany(db: Db, topicId: string): Promise<void> {
  const text = `Mehr Schatten ${' '.repeat(9_000)}`;
  await publish(
    db,
    topicId,
    Array.from({ length: 4_000 }, (_, i) => ({ name: `Nr. ${i}`, text })),
  );
}

/** Waiting events of the COPY statements that are at work in the database. */
export async function copiesUnderway(db: Db): Promise<(string | null)[]> {
  const { rows } = await sql<{ wait_event: string | null }>`
    SELECT wait_event FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND state = 'active' AND query LIKE 'COPY %'
  `.execute(db);
  return rows.map((row) => row.wait_event);
}

/** Ends those connections as an administrator would. */
export async function endCopies(db: Db): Promise<void> {
  await sql`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND backend_type = 'client backend' AND state = 'active' AND query LIKE 'COPY %'
  `.execute(db);
}

/** Somebody leaves while a file comes, and the database ends while another one waits: neither leaves a connection behind. */
export async function leavesNothingBehind(
  t: Test,
  planner: Planner,
  choice: { slug: string; format: ExportFormat },
): Promise<void> {
  const { stream } = await planner.export(choice);
  await once(stream, 'data');
  stream.destroy();
  await waitFor('the COPY ended', async () => (await copiesUnderway(planner.db)).length === 0);
  await waitFor('its connection is gone', () => planner.pool.totalCount === 0);

  const cut = await planner.export(choice);
  await waitFor('the COPY waits', async () => (await copiesUnderway(planner.db)).includes('ClientWrite'));
  await endCopies(planner.db);
  await t.rejects(buffer(cut.stream), choice.format);
  await waitFor('its connection is gone', () => planner.pool.totalCount === 0);
}
