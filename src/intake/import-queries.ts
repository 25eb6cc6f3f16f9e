import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { FileProblem, ImportFormat, Reading } from './import.ts';
import type { ImportReport } from './import-report.ts';

export type ImportState = 'mapping' | 'reading' | 'ready' | 'storing' | 'done' | 'failed' | 'discarded';

export type ImportRow = NonNullable<Awaited<ReturnType<typeof selectImport>>>;

export interface NewImport {
  id: string;
  siteId: string;
  topicId: string;
  staffId: string | null;
  format: ImportFormat;
  source: string;
  fileName: string;
  state: 'mapping' | 'reading';
  reading: Reading;
}

export async function insertImport(db: Db, given: NewImport): Promise<void> {
  const { id, format, source, state } = given;
  await db
    .insertInto('intake_import')
    .values({
      ...{ id, format, source, state, site_id: given.siteId, topic_id: given.topicId },
      ...{ staff_id: given.staffId, file_name: given.fileName, reading: JSON.stringify(given.reading) },
    })
    .execute();
}

export async function selectImport(db: Db, siteId: string, id: string) {
  return db
    .selectFrom('intake_import as i')
    .innerJoin('topic as t', 't.id', 'i.topic_id')
    .innerJoin('site as s', 's.id', 'i.site_id')
    .leftJoin('staff as m', 'm.id', 'i.staff_id')
    .select(['i.id', 'i.site_id as siteId', 'i.topic_id as topicId', 'i.staff_id as staffId', 'm.name as by'])
    .select(['i.file_name as fileName', 'i.source', 'i.problem_line as problemLine', 'i.version'])
    .select(['i.created_at as createdAt', 't.slug', 't.title', 't.language', 't.closes_at as closesAt'])
    .select('s.time_zone as timeZone')
    .select([
      sql<ImportFormat>`i.format`.as('format'),
      sql<ImportState>`i.state`.as('state'),
      sql<Reading>`i.reading`.as('reading'),
      sql<ImportReport>`i.report`.as('report'),
      sql<FileProblem | null>`i.problem`.as('problem'),
    ])
    .where('i.site_id', '=', siteId)
    .where('i.id', '=', id)
    .executeTakeFirst();
}

/** The last imports of a topic, newest first. */
export async function selectImports(db: Db, topicId: string, limit: number) {
  return db
    .selectFrom('intake_import as i')
    .leftJoin('staff as m', 'm.id', 'i.staff_id')
    .select(['i.id', 'i.file_name as fileName', 'i.created_at as createdAt', 'm.name as by', 'i.source'])
    .select([sql<ImportState>`i.state`.as('state'), sql<ImportReport>`i.report`.as('report')])
    .where('i.topic_id', '=', topicId)
    .orderBy('i.created_at', 'desc')
    .limit(limit)
    .execute();
}

/**
 * Moves an import on, if it stands where its reader saw it: of two clicks one does.
 *
 * @param job what goes on with it, in the same statement
 */
export async function moveImport(
  db: Db,
  id: string,
  move: {
    from: ImportState[];
    to: ImportState;
    reading?: Reading;
    source?: string;
    problem?: { problem: FileProblem; line: number | undefined };
    job?: 'intake-read' | 'intake-store';
  },
): Promise<boolean> {
  const { reading = null, source = null, problem } = move;
  const ends = ['done', 'failed', 'discarded'].includes(move.to);
  const { rows } = await sql`
    WITH moved AS (
      UPDATE intake_import SET state = ${move.to}, version = version + 1,
        reading = coalesce(${reading && JSON.stringify(reading)}::jsonb, reading),
        source = coalesce(${source}, source),
        problem = ${problem?.problem ?? null}, problem_line = ${problem?.line ?? null}::integer,
        ended_at = CASE WHEN ${ends} THEN now() ELSE NULL END
      WHERE id = ${id}::uuid AND state = ANY (${move.from}::text[])
      RETURNING id
    )
    SELECT id, CASE WHEN ${move.job ?? null}::text IS NOT NULL THEN
      (SELECT graphile_worker.add_job(${move.job ?? null}::text, json_build_object('importId', moved.id)))::text END
    FROM moved`.execute(db);
  return rows.length === 1;
}

export async function storeReport(trx: Db, id: string, report: ImportReport): Promise<void> {
  await trx
    .updateTable('intake_import')
    .set({ report: JSON.stringify(report) })
    .where('id', '=', id)
    .execute();
}

export async function insertPart(db: Db, importId: string, part: number, bytes: Buffer): Promise<void> {
  await db.insertInto('intake_file_part').values({ import_id: importId, part, bytes }).execute();
}

export async function selectPart(db: Db, importId: string, part: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('intake_file_part')
    .select('bytes')
    .where('import_id', '=', importId)
    .where('part', '=', part)
    .executeTakeFirst();
  return row?.bytes;
}

/** File and entries hold what people wrote: they are gone when they are of no more use. */
export async function forgetFile(db: Db, importId: string): Promise<void> {
  for (const table of ['intake_file_part', 'intake_row', 'intake_post'] as const) {
    await db.deleteFrom(table).where('import_id', '=', importId).execute();
  }
}

/** Imports that are over, and of which something is left all the same: the program ended before it was deleted. */
export async function selectLeftOver(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT i.id FROM intake_import i WHERE i.ended_at IS NOT NULL AND (
      EXISTS (SELECT FROM intake_file_part WHERE import_id = i.id)
      OR EXISTS (SELECT FROM intake_row WHERE import_id = i.id)
      OR EXISTS (SELECT FROM intake_post WHERE import_id = i.id))`.execute(db);
  return rows.map(({ id }) => id);
}

/** Imports nobody went on with for a day are dropped, with all they held. */
export async function selectAbandoned(db: Db, now: Date): Promise<string[]> {
  const before = (days: number) => sql`${now}::timestamptz - ${days} * interval '1 day'`;
  const rows = await db
    .selectFrom('intake_import')
    .select('id')
    .where('ended_at', 'is', null)
    .where('created_at', '<', sql<Date>`CASE state WHEN 'storing' THEN ${before(3)} ELSE ${before(1)} END`)
    .execute();
  return rows.map(({ id }) => id);
}

/** New comments are grouped, and learned from, now and not within the hour; of several imports once. */
export async function enqueueWhatFollows(trx: Db): Promise<void> {
  await sql`
    SELECT graphile_worker.add_job(task, job_key := task || '-now')
    FROM unnest(ARRAY['group-comments', 'codes-learning', 'spam-learning']) AS task`.execute(trx);
}
