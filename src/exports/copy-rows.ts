import { Readable } from 'node:stream';
import type { Connection, Submittable } from 'pg';

export interface CopyOptions {
  /** The statement's rows, where they are known; another number of them is an error. */
  rows?: number;
  lineEnd: 'LF' | 'CRLF';
  /** Bytes before the first line. */
  start?: Buffer;
}

const CHUNK_BYTES = 64 * 1024;
const CR = 13;
const LF = 10;

/**
 * What `COPY (…) TO STDOUT` says, as a stream of bytes; give it to `client.query`. Each message of the protocol is one row and
 * ends in LF, so that CRLF costs one byte a row and no look inside. Destroying the stream leaves the connection in the
 * middle of its answer: it has to be destroyed too.
 *
 * @see https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-COPY
 */
export class CopyRows extends Readable implements Submittable {
  /** Lines sent so far. */
  lines = 0;
  readonly #sql: string;
  readonly #rows: number | undefined;
  readonly #crlf: boolean;
  #connection: Connection | undefined;
  #chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  #used = 0;

  constructor(sql: string, { rows, lineEnd, start }: CopyOptions) {
    super({ highWaterMark: 4 * CHUNK_BYTES });
    this.#sql = sql;
    this.#rows = rows;
    this.#crlf = lineEnd === 'CRLF';
    if (start) this.#used = start.copy(this.#chunk);
  }

  submit(connection: Connection): void {
    this.#connection = connection;
    connection.query(this.#sql);
  }

  handleCopyData({ chunk: row }: { chunk: Buffer }): void {
    if (this.#used + row.length + 1 > this.#chunk.length) this.#flush(row.length + 1);
    this.#used += row.copy(this.#chunk, this.#used);
    if (this.#crlf) {
      this.#chunk[this.#used - 1] = CR;
      this.#chunk[this.#used++] = LF;
    }
    this.lines++;
  }

  handleCommandComplete({ text }: { text: string }): void {
    const rows = Number(/^COPY (\d+)$/.exec(text)?.[1]);
    if (rows === (this.#rows ?? rows)) this.#flush(0);
    else this.destroy(new Error(`The export has ${rows} rows, its snapshot ${this.#rows}`));
  }

  handleReadyForQuery(): void {
    // Nothing is read any more, so nothing else would wake the connection for its next statement.
    this.#connection?.stream.resume();
    this.push(null);
  }

  handleError(error: Error): void {
    this.destroy(error);
  }

  override _read(): void {
    this.#connection?.stream.resume();
  }

  #flush(needed: number): void {
    const goOn = this.#used === 0 || this.push(this.#chunk.subarray(0, this.#used));
    if (!goOn) this.#connection?.stream.pause();
    this.#chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, needed));
    this.#used = 0;
  }
}
