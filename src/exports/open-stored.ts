import type { Db } from '../database/db.ts';
import { type ExportJobRow, failExportJob, sizeOfStored } from './job-queries.ts';

/** Whether the file of a job is there as a whole. After a crash of the database it is not, and its job says so from then on. */
export async function openStored(db: Db, { id, state, size }: ExportJobRow): Promise<boolean> {
  if (state !== 'done') return false;
  if ((await sizeOfStored(db, id)) === size) return true;
  await failExportJob(db, id, 'lost');
  return false;
}
