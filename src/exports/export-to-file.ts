import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Pool } from 'pg';
import { formatLedger } from './export.ts';
import { type ExportRequest, exportTopic, type NoExport } from './export-topic.ts';

export interface ExportTarget {
  /** A file, which is replaced as a whole or not at all, or `-` for `stdout`. */
  out: string;
  stdout: NodeJS.WritableStream;
  /** Gets the ledger, and how far it is of all that takes longer than a second. */
  stderr: NodeJS.WritableStream;
}

const PROGRESS_MS = 1_000;

/** Writes an export where the command line wants it. */
export async function exportToFile(
  pool: Pool,
  request: ExportRequest,
  { out, stdout, stderr }: ExportTarget,
): Promise<NoExport | { outcome: 'written'; rows: number }> {
  const made = await exportTopic(pool, request);
  if (made.outcome !== 'export') return made;
  const progress = setInterval(() => {
    stderr.write(`${Math.min(made.stream.lines, made.rows)} of ${made.rows} rows\n`);
  }, PROGRESS_MS);
  try {
    if (out === '-') await pipeline(made.stream, stdout, { end: false });
    else await writeTo(out, made.stream);
  } finally {
    clearInterval(progress);
    made.stream.destroy();
  }
  stderr.write(`${formatLedger(made.ledger)}\n`);
  return { outcome: 'written', rows: made.rows };
}

async function writeTo(out: string, stream: Readable): Promise<void> {
  const target = await stat(out).catch(() => undefined);
  // Renaming would put a file in the place of a pipe or a device.
  if (target && !target.isFile()) return pipeline(stream, createWriteStream(out));
  return replaceFile(target ? await realpath(out) : out, stream);
}

/** Nobody ever finds half an export under the name they asked for, even after a power cut. */
async function replaceFile(file: string, stream: Readable): Promise<void> {
  const folder = path.dirname(file);
  const draft = path.join(folder, `.${path.basename(file)}.${randomBytes(4).toString('hex')}.part`);
  try {
    await using handle = await open(draft, 'wx');
    await handle.writeFile(stream);
    await handle.sync();
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await using handle = await open(folder);
  await handle.sync();
}
