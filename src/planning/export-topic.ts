import { once } from 'node:events';
import { finished } from 'node:stream';
import type { Pool } from 'pg';
import type { Ledger } from '../comments/comment.ts';
import { CopyRows } from './copy-rows.ts';
import { CONTENT_TYPES, type ExportChoice, exportFileName, rowsIn } from './export.ts';
import { closeSnapshot, copyStatement, openSnapshot, type Snapshot } from './queries.ts';

export interface ExportRequest extends ExportChoice {
  siteId: string;
  slug: string;
  timeZone: string;
  /** Without a slash at the end; permalinks begin with it. */
  publicUrl: string;
}

export interface TopicExport {
  outcome: 'export';
  /** Ends well only after the last row; whatever cuts it short is an error. Destroy it to stop the export. */
  stream: CopyRows;
  /** Counts at the moment the export shows. */
  ledger: Ledger;
  rows: number;
  contentType: string;
  fileName: string;
}

const BOM = Buffer.from('\ufeff');

/**
 * A topic's comments as they are at this moment, carried by PostgreSQL's COPY. The stream holds a connection of the pool
 * until it ends or is destroyed; when it is cut short the connection goes with it, which is what ends the COPY.
 *
 * @throws what goes wrong before the first bytes are there; later errors are the stream's
 */
export async function exportTopic(
  pool: Pool,
  request: ExportRequest,
): Promise<TopicExport | { outcome: 'no-topic' }> {
  const client = await pool.connect();
  // A lost connection is told to its query, and here once more: with nobody to hear it the process would end.
  client.on('error', ignore);
  const release = (error?: unknown) => {
    client.off('error', ignore);
    client.release(error instanceof Error);
  };
  const snapshot = await openSnapshot(client, request).catch((error: unknown) => {
    release(error);
    throw error;
  });
  if (!snapshot) {
    await closeSnapshot(client).then(release, release);
    return { outcome: 'no-topic' };
  }
  const rows = rowsIn(request.scope, snapshot.ledger);
  const stream = client.query(copyOf(snapshot, request, rows));
  finished(stream, (error) => (error ? release(error) : closeSnapshot(client).then(release, release)));
  await once(stream, 'readable');
  return {
    outcome: 'export',
    stream,
    ledger: snapshot.ledger,
    rows,
    contentType: CONTENT_TYPES[request.format],
    fileName: exportFileName(snapshot.slug, request, snapshot.date),
  };
}

function copyOf(snapshot: Snapshot, request: ExportRequest, rows: number): CopyRows {
  const statement = copyStatement({ ...request, ...snapshot });
  if (request.format === 'jsonl') return new CopyRows(statement, { rows, lineEnd: 'LF' });
  return new CopyRows(statement, {
    rows,
    lineEnd: 'CRLF',
    ...(request.dialect === 'excel' && { start: BOM }),
  });
}

function ignore(): void {}
