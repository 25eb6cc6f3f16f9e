import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { migrate } from '../../src/database/migrate.ts';
import { OUT } from './processes.ts';

/** pgbench brings 64 clients beside the program's own connections; nothing else is set. */
const MOST_CLIENTS = '120';

/** PostgreSQL as the program brings it, every commit on disk, or the server of BENCH_DATABASE_URL. */
export class DatabaseServer implements AsyncDisposable {
  readonly #url: string;
  readonly #stop: () => Promise<void>;

  private constructor(url: string, stop: () => Promise<void>) {
    this.#url = url;
    this.#stop = stop;
  }

  static async start(): Promise<DatabaseServer> {
    const given = process.env['BENCH_DATABASE_URL'];
    if (given) return new DatabaseServer(given, async () => undefined);
    await mkdir(OUT, { recursive: true });
    const dataDir = await mkdtemp(path.join(OUT, 'data-'));
    const postgres = await startEmbeddedPostgres({ dataDir, settings: { max_connections: MOST_CLIENTS } });
    return new DatabaseServer(postgres.url, async () => {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    });
  }

  /** A migrated database of a bench's own, gone when the bench is over. */
  async create(bench: string): Promise<BenchDatabase> {
    const name = `bench_${bench}_${process.pid}`;
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    await withClient(this.#url, (client) => client.query(`CREATE DATABASE ${name}`));
    await migrate(url.href);
    return {
      url: url.href,
      [Symbol.asyncDispose]: () =>
        withClient(this.#url, async (client) => {
          await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
        }),
    };
  }

  /** Version and whether a commit waits for the disk, for the notes below a table. */
  describe(): Promise<string> {
    return withClient(this.#url, async (client) => {
      const { rows } = await client.query<{ version: string; fsync: string; commit: string }>(
        `SELECT current_setting('server_version') AS version, current_setting('fsync') AS fsync,
          current_setting('synchronous_commit') AS commit`,
      );
      const [{ version, fsync, commit } = { version: '?', fsync: '?', commit: '?' }] = rows;
      return `PostgreSQL ${version}, fsync ${fsync}, synchronous_commit ${commit}`;
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stop();
  }
}

export interface BenchDatabase extends AsyncDisposable {
  url: string;
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
