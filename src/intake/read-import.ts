import type { Db } from '../database/db.ts';
import { BrokenFile } from './import.ts';
import { forgetFile, type ImportRow, moveImport, selectImport, storeReport } from './import-queries.ts';
import { stageEntries } from './stage-entries.ts';
import { deleteStaged } from './staging-queries.ts';

/**
 * Reads the whole file and checks every entry; stores none. Afterwards the import is `ready`, or `failed` with the line where the
 * file is broken. Done again from the start when it was interrupted.
 */
export async function readImport(
  db: Db,
  row: ImportRow,
  bytes: AsyncIterable<Buffer>,
  { mostEntries }: { mostEntries: number },
): Promise<void> {
  try {
    await deleteStaged(db, row.id);
    await storeReport(db, row.id, await stageEntries(db, row, bytes, mostEntries));
    await moveImport(db, row.id, { from: ['reading'], to: 'ready' });
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    const { problem, line } = error;
    await moveImport(db, row.id, { from: ['reading'], to: 'failed', problem: { problem, line } });
    await forgetFile(db, row.id);
  }
}

/** The job's way: the file's parts lie in the database. */
export async function readImportById(
  db: Db,
  { siteId, id }: { siteId: string; id: string },
  open: (id: string) => AsyncIterable<Buffer>,
  limits: { mostEntries: number },
): Promise<void> {
  const row = await selectImport(db, siteId, id);
  if (row?.state === 'reading') await readImport(db, row, open(id), limits);
}
