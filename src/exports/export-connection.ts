import type { Pool, PoolClient } from 'pg';
import { type CopyOptions, CopyRows } from './copy-rows.ts';
import type { Snapshot } from './snapshot.ts';
import { closeSnapshot, openSnapshot, type SnapshotRequest } from './snapshot-queries.ts';

/**
 * A connection of the pool inside the snapshot of one export. It goes back to the pool once: whole after `end()`, or destroyed
 * after `end(error)`, which is what ends a COPY that is under way.
 */
export class ExportConnection {
  readonly #client: PoolClient;
  #copy: CopyRows | undefined;
  #ended = false;

  private constructor(client: PoolClient) {
    this.#client = client;
    // A lost connection is told to its query, and here once more: with nobody to hear it the process would end.
    client.on('error', ignore);
  }

  /** @throws what goes wrong until the snapshot is taken; the connection is gone then */
  static async open(
    pool: Pool,
    request: SnapshotRequest,
  ): Promise<{ connection: ExportConnection; snapshot: Snapshot | undefined }> {
    const connection = new ExportConnection(await pool.connect());
    try {
      return { connection, snapshot: await openSnapshot(connection.#client, request) };
    } catch (error) {
      await connection.end(error as Error);
      throw error;
    }
  }

  /** One at a time. */
  copy(statement: string, options: CopyOptions): CopyRows {
    this.#copy = this.#client.query(new CopyRows(statement, options));
    // An error is told to whoever reads; between two reads nobody does.
    return this.#copy.on('error', ignore);
  }

  async end(error?: Error | null): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    if (error) {
      this.#copy?.destroy();
      return this.#release(error);
    }
    await closeSnapshot(this.#client).then(
      () => this.#release(),
      (failure: Error) => this.#release(failure),
    );
  }

  #release(error?: Error): void {
    this.#client.off('error', ignore);
    this.#client.release(error !== undefined);
  }
}

function ignore(): void {}
