import type { FastifyBaseLogger } from 'fastify';
import type { Pool } from 'pg';
import { type Db, isDatabaseAway } from '../database/db.ts';
import { exportChoice } from './export-choice.ts';
import { type ExportRequest, type ExportStream, exportTopic, type TopicExport } from './export-topic.ts';
import {
  type ClaimedExport,
  claimExportJob,
  describeExportFile,
  failExportJob,
  finishExportJob,
  storeExportChunk,
} from './job-queries.ts';
import { queryOf } from './query-of.ts';

export interface ExportRunDeps {
  db: Db;
  pool: Pool;
  log: FastifyBaseLogger;
  publicUrl: string;
  timeZone: string;
}

const CHUNK_BYTES = 256 * 1024;

/** The job: makes an ordered file and stores it in parts. Run again, it begins anew; cancelled meanwhile, it stops at the next part. */
export async function runExport(deps: ExportRunDeps, id: string): Promise<void> {
  const { db, pool, log } = deps;
  const job = await db.transaction().execute((trx) => claimExportJob(trx, id));
  if (!job) return;
  try {
    const made = await exportTopic(pool, requestOf(job, deps));
    if (made.outcome === 'export') return await store(db, job, made);
    // A topic takes its jobs along when it goes.
    if (made.outcome === 'too-many' || made.outcome === 'no-places')
      await failExportJob(db, id, made.outcome);
  } catch (error) {
    // Tried again later.
    if (isDatabaseAway(error as Error)) throw error;
    log.error({ err: error, job: id }, 'an export could not be made');
    await failExportJob(db, id, error instanceof RangeError ? 'too-large' : 'broken');
  }
}

function requestOf(job: ClaimedExport, { publicUrl, timeZone }: ExportRunDeps): ExportRequest {
  const { lang, query, ...asked } = job.choice;
  const { siteId, slug, staffId, by } = job;
  return { ...exportChoice(asked, queryOf(query)), lang, siteId, slug, staffId, by, publicUrl, timeZone };
}

async function store(db: Db, job: ClaimedExport, made: TopicExport): Promise<void> {
  const { stream, ledger } = made;
  try {
    await describeExportFile(db, job, made);
    let place = 0;
    for await (const bytes of parts(stream)) {
      const isWanted = await storeExportChunk(db, job, { place: place++, bytes, rowsDone: stream.lines });
      if (!isWanted) return;
    }
    await finishExportJob(db, job, ledger.withdrawn + ledger.erased);
  } finally {
    stream.destroy();
  }
}

/** Large enough to be worth a statement. */
async function* parts(stream: ExportStream): AsyncGenerator<Buffer> {
  let rest: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    rest.push(chunk);
    size += chunk.length;
    if (size < CHUNK_BYTES) continue;
    yield Buffer.concat(rest);
    rest = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(rest);
}
