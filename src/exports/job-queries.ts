import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { ExportJobReason, ExportJobState, StoredChoice } from './export-job.ts';
import { KEPT_HOURS } from './export-job.ts';

/** Nobody has heard of it for so long: it runs no more. */
const SILENCE = sql<Date>`now() - interval '15 minutes'`;
const EXPIRY = sql<Date>`now() + make_interval(hours => ${KEPT_HOURS})`;

export interface NewExportJob {
  id: string;
  siteId: string;
  topicId: string;
  staffId: string;
  choice: StoredChoice;
  rows: number;
}

/** @returns false where this person has one under way */
export async function insertExportJob(trx: Db, job: NewExportJob): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('export_job')
    .values({
      id: job.id,
      site_id: job.siteId,
      topic_id: job.topicId,
      staff_id: job.staffId,
      choice: JSON.stringify(job.choice),
      row_count: job.rows,
      expires_at: EXPIRY,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** One after the other, so that mails and other work are not kept waiting. */
export async function enqueueExport(trx: Db, id: string): Promise<void> {
  await sql`SELECT graphile_worker.add_job('export-file', json_build_object('jobId', ${id}::text),
    queue_name := 'export-file', max_attempts := 6, job_key := ${`export-file:${id}`})`.execute(trx);
}

export type ExportJobRow = NonNullable<Awaited<ReturnType<typeof selectExportJob>>>;

function jobs(db: Db) {
  return db
    .selectFrom('export_job as j')
    .innerJoin('topic as t', 't.id', 'j.topic_id')
    .select(['j.id', 't.slug', 't.title', 'j.row_count as rows', 'j.rows_done as rowsDone'])
    .select(sql<number>`j.size::float8`.as('size'))
    .select(['j.content_type as contentType', 'j.file_name as fileName', 'j.ordered_at as orderedAt'])
    .select(['j.expires_at as expiresAt', 'j.ended_at as endedAt'])
    .select((eb) => [
      eb.ref('j.state').$castTo<ExportJobState>().as('state'),
      eb.ref('j.reason').$castTo<ExportJobReason | null>().as('reason'),
      eb.ref('j.choice').$castTo<StoredChoice>().as('choice'),
    ])
    .where('j.expires_at', '>', sql<Date>`now()`);
}

/** Of the person who ordered it only, and not longer than it is kept. */
export async function selectExportJob(db: Db, id: string, staffId: string) {
  return jobs(db).where('j.id', '=', id).where('j.staff_id', '=', staffId).executeTakeFirst();
}

/** A person's own, the latest first. */
export async function selectExportJobs(db: Db, staffId: string, limit: number) {
  return jobs(db).where('j.staff_id', '=', staffId).orderBy('j.ordered_at', 'desc').limit(limit).execute();
}

export async function selectRunningExport(db: Db, staffId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('export_job')
    .select('id')
    .where('staff_id', '=', staffId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return row?.id;
}

export type ClaimedExport = NonNullable<Awaited<ReturnType<typeof claimExportJob>>>;

/** Any fixed number; the trigger `outdate_exports` knows it too. */
const FENCE = 740_292;

/**
 * Begins it, from the beginning also where another run has begun: what that one writes counts no more. Waits for words that are
 * being changed, so that the picture taken afterwards shows them changed; who changes some later finds it under way.
 */
export async function claimExportJob(trx: Db, id: string) {
  await sql`
    SELECT pg_advisory_xact_lock(${FENCE}, hashtext(topic_id::text)) FROM export_job WHERE id = ${id}`.execute(
    trx,
  );
  const claimed = await trx
    .updateTable('export_job as j')
    .from('topic as t')
    .from('staff as s')
    .set({ state: 'running', rows_done: 0, size: 0, beat_at: sql<Date>`now()` })
    .set((eb) => ({ attempt: eb('j.attempt', '+', 1) }))
    .where('j.id', '=', id)
    .where('j.state', 'in', ['waiting', 'running'])
    .whereRef('t.id', '=', 'j.topic_id')
    .whereRef('s.id', '=', 'j.staff_id')
    .returning([
      'j.id',
      'j.attempt',
      'j.site_id as siteId',
      't.slug',
      'j.staff_id as staffId',
      's.name as by',
    ])
    .returning((eb) => eb.ref('j.choice').$castTo<StoredChoice>().as('choice'))
    .executeTakeFirst();
  if (claimed) await trx.deleteFrom('export_chunk').where('job_id', '=', id).execute();
  return claimed;
}

export interface ExportRun {
  id: string;
  attempt: number;
}

export async function describeExportFile(
  db: Db,
  { id, attempt }: ExportRun,
  file: { rows: number; contentType: string; fileName: string },
): Promise<void> {
  await db
    .updateTable('export_job')
    .set({ row_count: file.rows, content_type: file.contentType, file_name: file.fileName })
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .execute();
}

/** @returns false where nobody wants it any more, or another run makes it */
export async function storeExportChunk(
  db: Db,
  { id, attempt }: ExportRun,
  chunk: { place: number; bytes: Buffer; rowsDone: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    WITH wanted AS (
      UPDATE export_job SET rows_done = least(${chunk.rowsDone}, row_count), size = size + ${chunk.bytes.length}, beat_at = now()
      WHERE id = ${id} AND attempt = ${attempt} AND state = 'running' RETURNING id
    )
    INSERT INTO export_chunk (job_id, place, bytes) SELECT id, ${chunk.place}::integer, ${chunk.bytes}::bytea FROM wanted`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

/** @param takenBack comments withdrawn or erased when its snapshot was taken: with more of them now, words may be in it that are gone */
export async function finishExportJob(db: Db, { id, attempt }: ExportRun, takenBack: number): Promise<void> {
  await sql`
    UPDATE export_job SET ended_at = now(), expires_at = ${EXPIRY}, rows_done = row_count,
      state = CASE WHEN up_to_date THEN 'done' ELSE 'failed' END, reason = CASE WHEN NOT up_to_date THEN 'outdated' END
    FROM (
      SELECT coalesce(sum(count), 0) <= ${takenBack} AS up_to_date FROM topic_count
      WHERE topic_id = (SELECT topic_id FROM export_job WHERE id = ${id}) AND state IN ('withdrawn', 'erased')
    ) books
    WHERE id = ${id} AND attempt = ${attempt} AND state = 'running'`.execute(db);
}

export async function failExportJob(db: Db, id: string, reason: ExportJobReason): Promise<void> {
  await db
    .updateTable('export_job')
    .set({ state: 'failed', reason, ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', 'in', reason === 'lost' ? ['done'] : ['waiting', 'running'])
    .execute();
}

/** What runs no more is said to have failed, so that its person can order anew. */
export async function failSilentExports(db: Db): Promise<void> {
  await db
    .updateTable('export_job')
    .set({ state: 'failed', reason: 'interrupted', ended_at: sql<Date>`now()` })
    .where('state', '=', 'running')
    .where('beat_at', '<', SILENCE)
    .execute();
}

/** @returns false where it was over already */
export async function cancelExportJob(db: Db, id: string, staffId: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('export_job')
    .set({ state: 'cancelled', ended_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .where('state', 'in', ['waiting', 'running'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** With its file. What is under way is cancelled first. */
export async function deleteExportJob(db: Db, id: string, staffId: string): Promise<void> {
  await db
    .deleteFrom('export_job')
    .where('id', '=', id)
    .where('staff_id', '=', staffId)
    .where('state', 'not in', ['waiting', 'running'])
    .execute();
}

/** Files that are no longer given out, and what is older than it is kept. */
export async function forgetExports(db: Db): Promise<void> {
  await db.deleteFrom('export_job').where('expires_at', '<=', sql<Date>`now()`).execute();
  await db
    .deleteFrom('export_chunk')
    .where('job_id', 'in', (eb) =>
      eb.selectFrom('export_job').select('id').where('state', 'in', ['failed', 'cancelled']),
    )
    .execute();
}

/** How many bytes of the file are there. */
export async function sizeOfStored(db: Db, id: string): Promise<number> {
  const row = await db
    .selectFrom('export_chunk')
    .select(sql<number>`coalesce(sum(octet_length(bytes)), 0)::float8`.as('size'))
    .where('job_id', '=', id)
    .executeTakeFirstOrThrow();
  return row.size;
}

/** Only as long as it is given out. */
export async function selectExportChunk(db: Db, id: string, place: number): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('export_chunk as c')
    .innerJoin('export_job as j', 'j.id', 'c.job_id')
    .select('c.bytes')
    .where('c.job_id', '=', id)
    .where('c.place', '=', place)
    .where('j.state', '=', 'done')
    .executeTakeFirst();
  return row?.bytes;
}
