import { once } from 'node:events';
import { finished, type Readable } from 'node:stream';
import type { Pool } from 'pg';
import type { Ledger } from '../comments/comment.ts';
import { copyStatement } from './copy-queries.ts';
import type { CopyRows } from './copy-rows.ts';
import { CONTENT_TYPES, exportFileName, ROWS_MAX } from './export.ts';
import { ExportConnection } from './export-connection.ts';
import type { ExportSource } from './export-file.ts';
import type { ExportOrder } from './provenance.ts';

export interface ExportRequest extends ExportOrder {
  siteId: string;
  slug: string;
  /** Whose departments `meine` are. */
  staffId?: string;
  /** More rows than these are not made now. */
  directRows?: number;
}

/** Ends well only after the last row; whatever cuts it short is an error. Destroy it to stop the export. */
export type ExportStream = Readable & { readonly lines: number };

export interface TopicExport {
  outcome: 'export';
  stream: ExportStream;
  /** Counts at the moment the export shows. */
  ledger: Ledger;
  rows: number;
  contentType: string;
  fileName: string;
}

export type NoExport =
  | { outcome: 'no-topic' }
  /** Nothing that could be drawn on a map. */
  | { outcome: 'no-places' }
  /** To be ordered, not waited for. */
  | { outcome: 'large'; rows: number }
  | { outcome: 'too-many'; rows: number; most: number };

const BOM = Buffer.from('\ufeff');

/**
 * A topic's comments as they are at this moment, carried by PostgreSQL's COPY. The stream holds a connection of the pool
 * until it ends or is destroyed; when it is cut short the connection goes with it, which is what ends the COPY.
 *
 * @throws what goes wrong before the first bytes are there; later errors are the stream's
 */
export async function exportTopic(pool: Pool, request: ExportRequest): Promise<TopicExport | NoExport> {
  const { connection, snapshot } = await ExportConnection.open(pool, request);
  if (!snapshot) {
    await connection.end();
    return { outcome: 'no-topic' };
  }
  const { rows } = snapshot;
  const most = ROWS_MAX[request.format];
  if (rows > most) {
    await connection.end();
    return { outcome: 'too-many', rows, most };
  }
  if (rows > (request.directRows ?? Number.POSITIVE_INFINITY)) {
    await connection.end();
    return { outcome: 'large', rows };
  }
  if (request.format === 'geojson' && !snapshot.hasPlaces) {
    await connection.end();
    return { outcome: 'no-places' };
  }
  const source = { connection, snapshot, order: request };
  const isPlain = request.format === 'csv' || request.format === 'jsonl';
  return {
    outcome: 'export',
    stream: await (isPlain ? copied(source) : made(source)).catch(async (error: Error) => {
      await connection.end(error);
      throw error;
    }),
    ledger: snapshot.ledger,
    rows,
    contentType: CONTENT_TYPES[request.format],
    fileName: exportFileName(snapshot.slug, request, snapshot.date),
  };
}

/** What makes files is loaded when somebody wants one. */
async function made(source: ExportSource): Promise<ExportStream> {
  const { exportFile } = await import('./export-file.ts');
  return exportFile(source);
}

/** The COPY as it is. */
async function copied({ connection, snapshot, order }: ExportSource): Promise<CopyRows> {
  const stream = connection.copy(copyStatement({ ...order, ...snapshot }), {
    rows: snapshot.rows,
    lineEnd: order.format === 'csv' ? 'CRLF' : 'LF',
    ...(order.format === 'csv' && order.dialect === 'excel' && { start: BOM }),
  });
  finished(stream, (error) => connection.end(error));
  await once(stream, 'readable');
  return stream;
}
