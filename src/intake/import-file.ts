import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import { EncodingWatch } from './formats/decode.ts';
import { formatOf, isTable } from './formats/open-format.ts';
import { BrokenFile, type FileProblem, type ImportFormat } from './import.ts';
import { forgetFile, insertImport, insertPart, moveImport, selectPart } from './import-queries.ts';
import { tableFacts } from './table-facts.ts';

const PART = 256 * 1024;
export const HEAD = 64 * 1024;

export type UploadOutcome =
  | { outcome: 'received'; id: string }
  | { outcome: 'refused'; problem: FileProblem | 'too-large' };

export interface Upload {
  siteId: string;
  topicId: string;
  staffId: string;
  fileName: string;
  /** Bytes at most. */
  limit: number;
}

/** Where a source gets no name of its own. */
export const sourceOf = (format: ImportFormat): string => (isTable(format) ? 'tabelle' : format);

/**
 * Takes a file in as it streams by, never the whole of it in memory. A table then waits for somebody to name its columns;
 * whatever else it is, is read at once by the job.
 */
export async function receiveFile(
  db: Db,
  upload: Upload,
  stream: AsyncIterable<Buffer>,
): Promise<UploadOutcome> {
  const id = uuidv7();
  const watch = new EncodingWatch();
  let [size, part, head] = [0, 0, Buffer.alloc(0)];
  let format: ImportFormat | undefined;
  try {
    for await (const bytes of inParts(stream)) {
      size += bytes.length;
      if (size > upload.limit) return await drop(db, format && id, 'too-large');
      watch.watch(bytes);
      if (format === undefined) {
        head = Buffer.from(bytes.subarray(0, HEAD));
        format = formatOf(head);
        await insertImport(db, {
          ...{ id, format, state: 'mapping', reading: {}, source: sourceOf(format) },
          ...{ siteId: upload.siteId, topicId: upload.topicId, staffId: upload.staffId },
          fileName: fileNameOf(upload.fileName),
        });
      }
      await insertPart(db, id, part++, bytes);
    }
    if (format === undefined) return { outcome: 'refused', problem: 'empty' };
    await describe(db, id, format, { encoding: watch.end(), head, isWhole: size <= HEAD });
    return { outcome: 'received', id };
  } catch (error) {
    if (error instanceof BrokenFile) return drop(db, format && id, error.problem);
    if (format) await drop(db, id, 'lost').catch(() => undefined);
    throw error;
  }
}

async function describe(
  db: Db,
  id: string,
  format: ImportFormat,
  facts: { encoding: string; head: Buffer; isWhole: boolean },
): Promise<void> {
  if (!isTable(format)) {
    await moveImport(db, id, { from: ['mapping'], to: 'reading', job: 'intake-read' });
    return;
  }
  const { reading } = await tableFacts(format, () => openParts(db, id), facts);
  await moveImport(db, id, { from: ['mapping'], to: 'mapping', reading });
}

async function drop(
  db: Db,
  id: string | undefined,
  problem: FileProblem | 'too-large',
): Promise<UploadOutcome> {
  if (id) {
    await forgetFile(db, id);
    await moveImport(db, id, { from: ['mapping'], to: 'discarded' });
  }
  return { outcome: 'refused', problem };
}

async function* inParts(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let [chunks, size]: [Buffer[], number] = [[], 0];
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size < PART) continue;
    yield Buffer.concat(chunks);
    [chunks, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(chunks);
}

/** For people to find it again; never used as a path. */
function fileNameOf(name: string): string {
  return [...name.replaceAll('\0', '').toWellFormed()].slice(0, 200).join('');
}

/** The file as it was sent. @throws BrokenFile where it is gone */
export async function* openParts(db: Db, id: string): AsyncGenerator<Buffer> {
  for (let part = 0; ; part++) {
    const bytes = await selectPart(db, id, part);
    if (!bytes && part === 0) throw new BrokenFile('lost');
    if (!bytes) return;
    yield bytes;
  }
}
