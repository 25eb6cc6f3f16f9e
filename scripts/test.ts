// Runs the tests against a real PostgreSQL: TEST_DATABASE_URL, or an embedded one made for this run.
// Arguments go to tap: `npm test -- test/comments/posting.test.ts`.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { ensureProgram } from './build-program.mjs';

/** Test databases live for seconds; nothing is lost that a crash could lose. */
const FAST_AND_LOSE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

const COMPILED = path.join(import.meta.dirname, '../node_modules/.cache/tests');

async function withPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return work(given);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'stadtgespraech-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, settings: FAST_AND_LOSE });
  try {
    return await work(postgres.url);
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/**
 * Sets tap up for .taprc's plugins. tap would do it by itself, but too late for the tests of that very run, which fail.
 * The mark lies in node_modules: a new installation needs it again.
 */
async function setUpTap(): Promise<void> {
  const mark = path.join(import.meta.dirname, '../node_modules/.tap-is-set-up');
  if (existsSync(mark)) return;
  const { status, stderr } = spawnSync('tap', ['build'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`tap build: ${stderr}`);
  await writeFile(mark, '');
}

function runTap(url: string): Promise<number> {
  const tap = spawn('tap', process.argv.slice(2), {
    stdio: 'inherit',
    // Each file is a process that loads the program: what one compiled the next finds.
    env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, TEST_DATABASE_URL: url },
  });
  // tap ends itself on Ctrl+C; this process still has a server to stop.
  process.on('SIGINT', () => undefined);
  return new Promise((resolve, reject) => {
    tap.on('error', reject);
    tap.on('exit', (code) => resolve(code ?? 1));
  });
}

await setUpTap();
await ensureProgram();
process.exitCode = await withPostgres(runTap);
