import type { Db } from '../database/db.ts';
import { countNewCodes, MOST_NEW_CODES } from './code-labels.ts';
import { BrokenFile } from './import.ts';
import { forgetFile, type ImportRow, moveImport, selectImport, storeReport } from './import-queries.ts';
import type { ImportReport } from './import-report.ts';
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
    const { report, labels } = await stageEntries(db, row, bytes, mostEntries);
    await storeReport(db, row.id, await withCodes(db, row, report, labels));
    await moveImport(db, row.id, { from: ['reading'], to: 'ready' });
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    const { problem, line } = error;
    await moveImport(db, row.id, { from: ['reading'], to: 'failed', problem: { problem, line } });
    await forgetFile(db, row.id);
  }
}

async function withCodes(
  db: Db,
  { topicId }: ImportRow,
  report: ImportReport,
  labels: ReadonlySet<string>,
): Promise<ImportReport> {
  const newCodes = labels.size > 0 ? await countNewCodes(db, topicId, labels) : 0;
  if (newCodes > MOST_NEW_CODES) throw new BrokenFile('too-many-codes');
  return { ...report, newCodes };
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
