import type { Pool } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { writeCommentFilter } from '../comments/comment-filter.ts';
import type { Db } from '../database/db.ts';
import { ROWS_MAX } from './export.ts';
import { ExportConnection } from './export-connection.ts';
import type { StoredChoice } from './export-job.ts';
import type { ExportRequest, NoExport } from './export-topic.ts';
import { enqueueExport, failSilentExports, insertExportJob, selectRunningExport } from './job-queries.ts';

export type OrderOutcome =
  | { outcome: 'ordered'; id: string }
  /** This person has one under way. */
  | { outcome: 'busy'; id: string }
  | Exclude<NoExport, { outcome: 'large' }>;

/** Orders a file that a job makes. It will show the moment it is made at, not this one. */
export async function orderExport(
  { db, pool }: { db: Db; pool: Pool },
  request: ExportRequest & { staffId: string },
): Promise<OrderOutcome> {
  const { connection, snapshot } = await ExportConnection.open(pool, request);
  await connection.end();
  if (!snapshot) return { outcome: 'no-topic' };
  const { rows, topicId } = snapshot;
  const most = ROWS_MAX[request.format];
  if (rows > most) return { outcome: 'too-many', rows, most };
  const { siteId, staffId } = request;
  await failSilentExports(db);
  const id = uuidv7();
  const choice = storedChoice(request);
  const isOrdered = await db.transaction().execute(async (trx) => {
    const isFree = await insertExportJob(trx, { id, siteId, topicId, staffId, choice, rows });
    if (isFree) await enqueueExport(trx, id);
    return isFree;
  });
  if (isOrdered) return { outcome: 'ordered', id };
  return { outcome: 'busy', id: (await selectRunningExport(db, staffId)) ?? '' };
}

function storedChoice({ format, scope, names, dialect, order, lang, filter }: ExportRequest): StoredChoice {
  const query = writeCommentFilter(filter ?? {}).toString();
  return { format, scope, names, dialect, order, lang, query };
}
