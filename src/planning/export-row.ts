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
}

export type Outcome = 'adopted' | 'partly' | 'declined' | 'noted';

/** A released answer with the comments of the export it goes to. */
export interface AnswerRow {
  answer: string;
  released_at: string;
  voice: 'city' | 'sponsor';
  department: string;
  outcome: Outcome | null;
  text: string;
  contributions: number;
  /** Of those comments, with spaces between. */
  references: string;
}

/** JSON Lines as objects, as many at a time as came at once. */
export async function* parseLines<Row>(chunks: AsyncIterable<Buffer>): AsyncGenerator<Row[]> {
  let rest: Buffer | undefined;
  for await (const chunk of chunks) {
    const bytes: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(10) + 1;
    rest = end === bytes.length ? undefined : bytes.subarray(end);
    if (end > 0) yield rowsIn(bytes.toString('utf8', 0, end));
  }

  function rowsIn(text: string): Row[] {
    const rows: Row[] = [];
    for (let at = 0, end = text.indexOf('\n'); end !== -1; at = end + 1, end = text.indexOf('\n', at))
      rows.push(JSON.parse(text.slice(at, end)));
    return rows;
  }
}
