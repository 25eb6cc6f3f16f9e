import type { CommentState } from '../comments/comment.ts';
import type { ExportColumn } from './export.ts';

/** A row of an export as JSON Lines carries it. */
export interface ExportRow
  extends Record<
    Exclude<ExportColumn, 'supports' | 'replies' | 'lat' | 'lon' | 'codes' | 'redacted' | 'late'>,
    string | null
  > {
  reference: string;
  status: CommentState;
  received_at: string;
  outcome: Outcome | null;
  supports: number;
  replies: number;
  lat: number | null;
  lon: number | null;
  codes: string[];
  redacted: boolean;
  late: boolean;
  /** Of a synopsis by code: the path of the code it stands under; none, the uncoded. */
  section?: string | null;
  /** Of a synopsis: why the outcome is what it is. */
  ground?: string | null;
}

export type Outcome = 'adopted' | 'partly' | 'declined' | 'noted';

/** So few that what is made of them is small enough for the young generation: larger strings wait for the next full collection. */
const BATCH = 20;

/** JSON Lines as objects, some at a time. */
export async function* parseLines<Row>(chunks: AsyncIterable<Buffer>): AsyncGenerator<Row[]> {
  let rest: Buffer | undefined;
  for await (const chunk of chunks) {
    const bytes: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
    let rows: Row[] = [];
    let at = 0;
    for (let end = bytes.indexOf(LF); end !== -1; at = end + 1, end = bytes.indexOf(LF, at)) {
      rows.push(JSON.parse(bytes.toString('utf8', at, end)));
      if (rows.length < BATCH) continue;
      yield rows;
      rows = [];
    }
    if (rows.length > 0) yield rows;
    rest = at < bytes.length ? bytes.subarray(at) : undefined;
  }
}

const LF = 10;
