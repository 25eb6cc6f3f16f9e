import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Test } from 'tap';
import { stopPostmaster } from '../../src/database/embedded-server.ts';
import { addressOf, socketFolder } from '../../src/database/embedded-socket.ts';

/** The embedded PostgreSQL of a data folder as processes that can be treated badly; reads /proc. */
export class PostgresProcess {
  readonly #cluster: string;

  constructor(dataDir: string) {
    this.#cluster = path.join(dataDir, 'postgres');
  }

  get url(): string {
    return addressOf(socketFolder(this.#cluster), 'stadtgespraech');
  }

  /** One question on a connection of its own. */
  async ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'test' });
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** The postmaster, which keeps all the others; undefined while none runs. */
  pid(): number | undefined {
    const pid = Number(readOr(path.join(this.#cluster, 'postmaster.pid'), '').split('\n')[0]);
    return pid > 0 && readOr(`/proc/${pid}/comm`, '').startsWith('postgres') ? pid : undefined;
  }

  /** One that serves a connection of the program; undefined while there is none. */
  backend(): number | undefined {
    if (this.pid() === undefined) return undefined;
    return this.#children().find((pid) =>
      readOr(`/proc/${pid}/cmdline`, '').startsWith('postgres: postgres stadtgespraech'),
    );
  }

  /** It keeps its connections and lets new ones come, but answers nothing. */
  freeze(): void {
    this.#signalAll('SIGSTOP');
  }

  thaw(): void {
    this.#signalAll('SIGCONT');
  }

  async end(): Promise<void> {
    if (this.pid() === undefined) return;
    this.thaw();
    await stopPostmaster(this.#cluster);
  }

  /** The postmaster first, so that it starts no other meanwhile. */
  #signalAll(signal: 'SIGSTOP' | 'SIGCONT'): void {
    process.kill(this.#running(), signal);
    for (const child of this.#children()) signalIfThere(child, signal);
  }

  #running(): number {
    const pid = this.pid();
    if (pid === undefined) throw new Error('PostgreSQL does not run');
    return pid;
  }

  #children(): number[] {
    const pid = this.#running();
    return readOr(`/proc/${pid}/task/${pid}/children`, '').trim().split(/\s+/).filter(Boolean).map(Number);
  }
}

/** A data folder that goes with the test, and the PostgreSQL that will run in it. */
export async function dataFolder(t: Test): Promise<{ dataDir: string; postgres: PostgresProcess }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'sg-faults-'));
  const postgres = new PostgresProcess(dataDir);
  t.teardown(async () => {
    await postgres.end();
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  return { dataDir, postgres };
}

/** Backends end whenever their client goes. */
function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
