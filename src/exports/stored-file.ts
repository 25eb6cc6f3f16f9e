import { Readable } from 'node:stream';
import type { Db } from '../database/db.ts';
import { selectExportChunk } from './job-queries.ts';

/** A stored export, part by part: no connection waits for its reader. A part that is gone meanwhile breaks the transfer. */
export function storedFile(db: Db, { id, size }: { id: string; size: number }): Readable {
  return Readable.from(parts(db, id, size), { objectMode: false });
}

async function* parts(db: Db, id: string, size: number): AsyncGenerator<Buffer> {
  let sent = 0;
  for (let place = 0; sent < size; place++) {
    const bytes = await selectExportChunk(db, id, place);
    if (!bytes) throw new Error(`Part ${place} of export ${id} is gone`);
    sent += bytes.length;
    yield bytes;
  }
}
