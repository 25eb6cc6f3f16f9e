import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { BrokenFile } from '../import.ts';

/** Unpacked, of one part; a sheet streams by, everything else is kept. */
const SHEET_LIMIT = 1024 * 1024 * 1024;
const PART_LIMIT = 64 * 1024 * 1024;
const MOST_PARTS = 10_000;
/** What is packed closer than any text, and is not small, is nothing but the same over and over. */
const CLOSEST = 200;
const SMALL = 16 * 1024 * 1024;

/** The parts of a workbook by name. What says it is small and is not, ends the reading. */
export interface XlsxParts {
  names: string[];
  /** @throws BrokenFile as soon as more comes out than a part may have */
  open(name: string): AsyncGenerator<Buffer>;
}

const fromBuffer = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/** @throws BrokenFile where it is no ZIP */
export async function openXlsx(bytes: Buffer): Promise<XlsxParts> {
  try {
    const zip = await fromBuffer(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    if (zip.entryCount > MOST_PARTS) throw new BrokenFile('xlsx-large');
    const entries = new Map<string, yauzl.Entry>();
    for await (const entry of entriesOf(zip)) entries.set(entry.fileName.replace(/^\/+/, ''), entry);
    return { names: [...entries.keys()], open: (name) => read(zip, entries.get(name)) };
  } catch (error) {
    throw error instanceof BrokenFile ? error : new BrokenFile('broken-xlsx');
  }
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (;;) {
    const entry = await new Promise<yauzl.Entry | undefined>((resolve, reject) => {
      const settle = (end: () => void) => {
        zip.removeAllListeners();
        end();
      };
      zip.once('entry', (one: yauzl.Entry) => settle(() => resolve(one)));
      zip.once('end', () => settle(() => resolve(undefined)));
      zip.once('error', (error: Error) => settle(() => reject(error)));
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

async function* read(zip: yauzl.ZipFile, entry: yauzl.Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry) return;
  const most = entry.fileName.includes('worksheets/') ? SHEET_LIMIT : PART_LIMIT;
  const { compressedSize: packed, uncompressedSize: unpacked } = entry;
  if (unpacked > most || (unpacked > SMALL && unpacked > CLOSEST * packed))
    throw new BrokenFile('xlsx-large');
  const open = promisify<yauzl.Entry, Readable>(zip.openReadStream.bind(zip));
  let size = 0;
  try {
    for await (const chunk of await open(entry)) {
      size += (chunk as Buffer).length;
      if (size > most) throw new BrokenFile('xlsx-large');
      yield chunk as Buffer;
    }
  } catch (error) {
    throw error instanceof BrokenFile ? error : new BrokenFile('broken-xlsx');
  }
}
