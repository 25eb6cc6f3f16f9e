import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { withClient } from './database.ts';
import { findPostgresProgram } from './postgres-program.ts';

const run = promisify(execFile);

/** One comment by one INSERT: so many a second. */
export type Inserter = (clients: number, seconds: number) => Promise<number>;

/**
 * Single-row INSERTs of comments with these texts into the table ours writes to, with all its indexes and constraints; the
 * statement is prepared once, as the fastest client would do it.
 *
 * @param statement reads `:n`, a number never used before, and `:text`, one of the texts
 */
export async function findInserter(
  url: string,
  texts: readonly string[],
  statement: string,
): Promise<{ name: string; insert: Inserter }> {
  const pgbench = findPostgresProgram('pgbench');
  if (pgbench) return { name: 'pgbench INSERT', insert: byPgbench(pgbench, url, texts, statement) };
  return { name: 'own INSERT loop (no pgbench here)', insert: ownLoop(url, texts, statement) };
}

/** Numbers of one run end here; the next begins with the next million. */
const NUMBERS_OF_A_RUN = 1_000_000;
const NUMBERS_OF_A_CLIENT = 15_000;
let runs = 0;

/** pgbench draws one of its scripts for each transaction; each script has another text. */
function byPgbench(program: string, url: string, texts: readonly string[], statement: string): Inserter {
  return async (clients, seconds) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'stadtgespraech-pgbench-'));
    try {
      const scripts = texts.map((text, i) => ({ file: path.join(folder, `${i}.sql`), text }));
      for (const { file, text } of scripts) {
        const sql = statement.replaceAll(':text', literal(text)).replaceAll('\n', ' ');
        await writeFile(
          file,
          `\\set count :count + 1\n\\set n :start + :client_id * ${NUMBERS_OF_A_CLIENT} + :count\n${sql};\n`,
        );
      }
      const { stdout } = await run(program, [
        ...['--no-vacuum', '--protocol=prepared', '--time', String(Math.ceil(seconds))],
        ...['--client', String(clients), '--jobs', '1'],
        ...['-D', `start=${++runs * NUMBERS_OF_A_RUN}`, '-D', 'count=0'],
        ...scripts.map(({ file }) => `--file=${file}`),
        url,
      ]);
      const perSecond = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
      if (Number.isNaN(perSecond)) throw new Error(`pgbench said: ${stdout}`);
      return perSecond;
    } finally {
      await rm(folder, { recursive: true });
    }
  };
}

/** Each client its own connection, one prepared INSERT after the other. */
function ownLoop(url: string, texts: readonly string[], statement: string): Inserter {
  const text = statement.replaceAll(':n', '$1::bigint').replaceAll(':text', '$2::text');
  return async (clients, seconds) => {
    const start = ++runs * NUMBERS_OF_A_RUN;
    const end = performance.now() + seconds * 1000;
    let count = 0;
    const insertOneAfterTheOther = () =>
      withClient(url, async (client) => {
        while (performance.now() < end) {
          const n = ++count;
          await client.query({ name: 'insert', text, values: [start + n, texts[n % texts.length]] });
        }
      });
    await Promise.all(Array.from({ length: clients }, insertOneAfterTheOther));
    return count / seconds;
  };
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
