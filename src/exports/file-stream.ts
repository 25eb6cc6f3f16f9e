import { finished, Readable } from 'node:stream';
import type { CopyRows } from './copy-rows.ts';
import type { ExportConnection } from './export-connection.ts';

/** A file made from a COPY while somebody reads it. Whatever ends it early ends the COPY too. */
export class FileStream extends Readable {
  readonly #parts: AsyncGenerator<Uint8Array>;
  readonly #copy: CopyRows;

  constructor(parts: AsyncGenerator<Uint8Array>, copy: CopyRows, connection: ExportConnection) {
    super();
    this.#parts = parts;
    this.#copy = copy;
    finished(this, (error) => connection.end(error));
  }

  /** Rows read so far. */
  get lines(): number {
    return this.#copy.lines;
  }

  override _read(): void {
    this.#parts.next().then(
      ({ done, value }) => this.push(done ? null : value),
      (error: Error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    // What it is made of is closed as soon as the step under way is over; that one fails with its COPY.
    this.#parts.return(undefined).catch(() => undefined);
    done(error);
  }
}
