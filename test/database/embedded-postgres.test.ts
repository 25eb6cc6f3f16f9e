import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Test, test } from 'tap';
import { hydrateSymlinks } from '../../src/database/embedded-binaries.ts';
import {
  type EmbeddedPostgres,
  EmbeddedPostgresError,
  embeddedPostgresAvailable,
  startEmbeddedPostgres,
  superviseEmbeddedPostgres,
} from '../../src/database/embedded-postgres.ts';

const MODULE = path.join(import.meta.dirname, '../../src/database/embedded-postgres.ts');
const isRoot = process.getuid?.() === 0;
const onlyRoot = isRoot ? {} : { skip: 'only root lends PostgreSQL another account' };
const onlyLinux = process.platform === 'linux' ? {} : { skip: 'reads /proc' };
const NOBODY = 65534;

/** A folder other accounts may pass through, as those a data folder usually lies in. */
async function makeHome(t: Test, mode = 0o755): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'sg-embedded-'));
  await chmod(home, mode);
  t.teardown(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  return home;
}

async function start(t: Test, dataDir: string, log?: (line: string) => void): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, ...(log && { log }) });
  t.teardown(() => postgres.stop());
  return postgres;
}

async function ask<Row extends pg.QueryResultRow>(postgres: { url: string }, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

function serverPid(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`waited 20 s in vain until ${what}`);
    await delay(5);
  }
}

/** Another program that starts the server, prints what it got and lives on until it is killed. */
function otherProgram(dataDir: string, account: { uid?: number; gid?: number } = {}): ChildProcess {
  const code = `const { startEmbeddedPostgres } = await import(${JSON.stringify(MODULE)});
    const { url, started } = await startEmbeddedPostgres({ dataDir: process.argv[1] });
    console.log(JSON.stringify({ url, started }));
    setInterval(() => undefined, 60_000);`;
  return spawn(process.execPath, ['--input-type=module', '-e', code, dataDir], {
    env: { PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'pipe', 'inherit'],
    ...account,
  });
}

async function firstLine(program: ChildProcess): Promise<{ url: string; started: boolean }> {
  const [chunk] = (await once(program.stdout as NodeJS.EventEmitter, 'data')) as [Buffer];
  return JSON.parse(chunk.toString());
}

async function kill(program: ChildProcess): Promise<void> {
  const ended = once(program, 'exit');
  program.kill('SIGKILL');
  await ended;
}

test('makes a database that sorts and searches as German does', async (t) => {
  t.ok(embeddedPostgresAvailable());
  const dataDir = path.join(await makeHome(t), 'Bürger, "Jena"', 'data');
  const postgres = await start(t, dataDir);
  t.ok(postgres.started);
  t.equal(postgres.state(), 'running');
  t.equal(new URL(postgres.url).pathname, '/stadtgespraech');

  const sorted = await ask<{ word: string }>(
    postgres,
    `SELECT word FROM unnest('{Zelle,Baum,Äpfel,Apfel,Straße,Strasse,Öl}'::text[]) AS word ORDER BY word`,
  );
  t.same(
    sorted.map(({ word }) => word),
    ['Apfel', 'Äpfel', 'Baum', 'Öl', 'Strasse', 'Straße', 'Zelle'],
  );
  const [found] = await ask(
    postgres,
    `SELECT to_tsvector('german', 'Das „Klima“ – und die »GRÜNFLÄCHEN«.') @@ to_tsquery('german', 'klima & grünfläche') AS hit`,
  );
  t.same(found, { hit: true }, 'German quotation marks are no part of a word');
  const [settings] = await ask(
    postgres,
    `SELECT current_setting('data_checksums') AS checksums, current_setting('fsync') AS fsync,
      current_setting('synchronous_commit') AS commit, current_setting('listen_addresses') AS tcp,
      current_setting('server_encoding') AS encoding`,
  );
  t.same(settings, { checksums: 'on', fsync: 'on', commit: 'on', tcp: '', encoding: 'UTF8' });
  t.equal((await stat(path.join(dataDir, 'postgres'))).mode & 0o777, 0o700, 'nobody else reaches the socket');
});

test('keeps what residents wrote out of its log', async (t) => {
  const dataDir = path.join(await makeHome(t), 'data');
  const postgres = await start(t, dataDir);
  await ask(postgres, `CREATE TABLE person (email text PRIMARY KEY)`);
  await ask(postgres, `INSERT INTO person VALUES ('resident@example.org')`);
  await t.rejects(ask(postgres, `INSERT INTO person VALUES ('resident@example.org')`), { code: '23505' });
  await t.rejects(ask(postgres, `SELECT 'resident@example.org'::int`), { code: '22P02' });
  t.notMatch(await readFile(path.join(dataDir, 'postgres.log'), 'utf8'), /resident/);
});

test('attaches to the server a killed program left behind, and starts fast after a stop', async (t) => {
  const dataDir = path.join(await makeHome(t), 'data');
  const program = otherProgram(dataDir);
  t.equal((await firstLine(program)).started, true);
  const pid = serverPid(dataDir);
  await kill(program);

  const attached = await start(t, dataDir);
  t.equal(attached.started, false);
  t.equal(serverPid(dataDir), pid);
  await ask(attached, 'CREATE TABLE kept AS SELECT 1 AS n');
  await attached.stop();
  t.equal(attached.state(), 'stopped');
  await t.rejects(ask(attached, 'SELECT 1'));
  await t.rejects(attached.ensureRunning(), { name: 'EmbeddedPostgresError', message: /was stopped/ });

  const second = await start(t, dataDir);
  t.ok(second.started);
  t.same(await ask(second, 'SELECT n FROM kept'), [{ n: 1 }]);
});

test('two programs that start at once on an empty folder get one server', async (t) => {
  const dataDir = path.join(await makeHome(t), 'data');
  const programs = [otherProgram(dataDir), otherProgram(dataDir)];
  const answers = await Promise.all(programs.map(firstLine));
  await Promise.all(programs.map(kill));
  const attached = await start(t, dataDir);
  t.same(answers.map(({ started }) => started).sort(), [false, true]);
  t.same(new Set(answers.map(({ url }) => url)), new Set([attached.url]));
  t.notOk((await readdir(dataDir)).some((name) => name.startsWith('postgres.making-')));
});

test('comes back with every committed row after kill -9 of the server', async (t) => {
  const dataDir = path.join(await makeHome(t), 'data');
  const waiting: string[] = [];
  const postgres = await start(t, dataDir, (line) => waiting.push(line));
  await ask(postgres, 'CREATE TABLE kept (n int)');
  await ask(postgres, 'INSERT INTO kept SELECT generate_series(1, 1000)');

  const busy = new pg.Client({ connectionString: postgres.url });
  busy.on('error', () => undefined);
  await busy.connect();
  const { rows } = await busy.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const orphan = rows[0]?.pid ?? 0;
  process.kill(orphan, 'SIGSTOP');
  process.kill(serverPid(dataDir), 'SIGKILL');
  await until('the server is gone', () => postgres.state() === 'died');

  const back = Promise.all([postgres.ensureRunning(), postgres.ensureRunning(), postgres.ensureRunning()]);
  await until('it waits for the orphaned process', () => waiting.some((line) => /shared memory/.test(line)));
  process.kill(orphan, 'SIGCONT');
  await back;
  t.equal(postgres.state(), 'running');
  t.same(await ask(postgres, 'SELECT count(*)::int AS n FROM kept'), [{ n: 1000 }]);
  const log = await readFile(path.join(dataDir, 'postgres.log'), 'utf8');
  t.equal(log.match(/ready to accept connections/g)?.length, 2, 'three calls at once, one new server');
  await busy.end().catch(() => undefined);
});

test('a supervisor brings a killed server back, again and again, and lets a stopped one rest', async (t) => {
  const dataDir = path.join(await makeHome(t), 'data');
  const postgres = await start(t, dataDir);
  await ask(postgres, 'CREATE TABLE kept AS SELECT 1 AS n');
  let looks = 0;
  let restarts = 0;
  const state = () => {
    looks += 1;
    return postgres.state();
  };
  const end = superviseEmbeddedPostgres(
    { state, ensureRunning: postgres.ensureRunning },
    {
      intervalMs: 50,
      onRestart: () => {
        restarts += 1;
      },
      onError: (error) => t.fail(error.message),
    },
  );
  t.teardown(end);
  for (const round of [1, 2, 3]) {
    process.kill(serverPid(dataDir), 'SIGKILL');
    await until(`restart ${round}`, () => restarts === round);
    t.same(await ask(postgres, 'SELECT n FROM kept'), [{ n: 1 }]);
  }
  await postgres.stop();
  const before = looks;
  await until('the supervisor looked thrice', () => looks >= before + 3);
  t.equal(restarts, 3);
  t.notOk(existsSync(path.join(dataDir, 'postgres/postmaster.pid')));
});

test('a supervisor reports what keeps the server down and goes on trying', async (t) => {
  const dataDir = path.join(await makeHome(t), 'data');
  const postgres = await start(t, dataDir);
  const settings = path.join(dataDir, 'postgres/postgresql.conf');
  const sound = await readFile(settings, 'utf8');
  const errors: Error[] = [];
  t.teardown(superviseEmbeddedPostgres(postgres, { intervalMs: 50, onError: (error) => errors.push(error) }));
  await writeFile(settings, 'max_connections = many\n');
  process.kill(serverPid(dataDir), 'SIGKILL');
  await until('an error is reported', () => errors.length > 0);
  t.match(errors[0], {
    name: 'EmbeddedPostgresError',
    message: /^PostgreSQL did not start: .*postgresql\.conf/,
  });
  await writeFile(settings, sound);
  await until('the server is back', () => postgres.state() === 'running');
  await postgres.ensureRunning();
});

test(
  'whoever takes the folder away at once after the end is not ended by the server’s log',
  onlyLinux,
  async (t) => {
    const dataDir = path.join(await makeHome(t), 'data');
    await start(t, dataDir);
    const pid = serverPid(dataDir);
    // Both before this program can be told of the end.
    process.kill(pid, 'SIGKILL');
    rmSync(path.join(dataDir, 'postgres.log'));
    await until('the server is gone', () => !existsSync(`/proc/${pid}`));
    t.pass('and this program goes on');
  },
);

test('makes a cluster anew that was interrupted by kill -9 half-way', async (t) => {
  const dataDir = path.join(await makeHome(t), 'data');
  const drafts = () =>
    existsSync(dataDir) ? readdirSync(dataDir).filter((name) => name.startsWith('postgres.making-')) : [];
  const program = otherProgram(dataDir);
  await until('the cluster is half made', () =>
    drafts().some((draft) => existsSync(path.join(dataDir, draft, 'base/1'))),
  );
  await kill(program);
  t.notOk(existsSync(path.join(dataDir, 'postgres')));
  t.equal(drafts().length, 1);

  const postgres = await start(t, dataDir);
  t.ok(postgres.started);
  t.same(await ask(postgres, 'SELECT 1 AS n'), [{ n: 1 }]);
  t.same(drafts(), []);
});

test(
  'starts although another program now bears the number in a left-behind lock file',
  onlyLinux,
  async (t) => {
    const dataDir = path.join(await makeHome(t), 'data');
    const postgres = await start(t, dataDir);
    const { uid, gid } = await stat(path.join(dataDir, 'postgres'));
    const pidFile = path.join(dataDir, 'postgres/postmaster.pid');
    const lock = await readFile(pidFile, 'utf8');
    await postgres.stop();

    const stranger = spawn('/bin/sleep', ['60'], isRoot ? { uid, gid } : {});
    t.teardown(() => kill(stranger));
    await until('it runs', async () => (await readlink(`/proc/${stranger.pid}/exe`)).includes('sleep'));
    await writeFile(pidFile, lock.replace(/^\d+/, String(stranger.pid)), { mode: 0o600 });
    await chown(pidFile, uid, gid);
    const again = await start(t, dataDir);
    t.ok(again.started);
  },
);

test('takes a path that is too long for a socket', async (t) => {
  const dataDir = path.join(await makeHome(t), 'x'.repeat(80), `it's "long", ${'y'.repeat(40)}`);
  const postgres = await start(t, dataDir);
  t.same(await ask(postgres, 'SELECT 1 AS n'), [{ n: 1 }]);
  const socketDir = new URL(postgres.url).searchParams.get('host') ?? '';
  t.equal(path.dirname(socketDir), tmpdir());
  t.equal((await stat(socketDir)).mode & 0o777, 0o700);
  const attached = await startEmbeddedPostgres({ dataDir });
  t.match(attached, { url: postgres.url, started: false });
  await postgres.stop();
  t.notOk(existsSync(socketDir));

  await mkdir(socketDir);
  t.teardown(() => rm(socketDir, { recursive: true, force: true }));
  await t.rejects(startEmbeddedPostgres({ dataDir }), { message: /is not private to us: remove it/ });
});

test('runs for an ordinary user', async (t) => {
  const home = await makeHome(t);
  if (isRoot) await chown(home, NOBODY, NOBODY);
  const dataDir = path.join(home, 'data');
  const program = otherProgram(dataDir, isRoot ? { uid: NOBODY, gid: NOBODY } : {});
  const { url, started } = await firstLine(program);
  t.ok(started);
  t.same(await ask({ url }, 'SELECT 1 AS n'), [{ n: 1 }]);
  t.equal((await stat(dataDir)).mode & 0o777, 0o700);
  await kill(program);

  const attached = await start(t, dataDir);
  t.equal(attached.started, false);
  await attached.stop();
  const owner = (await stat(path.join(dataDir, 'postgres'))).uid;
  const again = await start(t, dataDir);
  t.ok(again.started);
  t.equal((await stat(path.join(dataDir, 'postgres/postmaster.pid'))).uid, owner, 'root keeps its owner');
});

test('root opens its own data folder for the server and nothing above it', onlyRoot, async (t) => {
  const dataDir = await makeHome(t, 0o700);
  const lines: string[] = [];
  const postgres = await start(t, dataDir, (line) => lines.push(line));
  t.ok(postgres.started);
  t.equal((await stat(dataDir)).mode & 0o777, 0o701);
  t.match(lines[0], /chmod o\+x/);
});

test('as root below a closed folder it names that folder in one line', onlyRoot, async (t) => {
  const closed = await makeHome(t, 0o700);
  const dataDir = path.join(closed, 'city', 'data');
  const error = await startEmbeddedPostgres({ dataDir }).catch((thrown: unknown) => thrown);
  t.ok(error instanceof EmbeddedPostgresError);
  t.match((error as Error).message, `cannot enter ${closed}: put DATA_DIR outside of it`);
  t.match((error as Error).message, `chmod o+x ${closed}`);
  t.notMatch((error as Error).message, /\n/);
  t.same(await readdir(dataDir), [], 'leaves nothing behind');
});

test('as root with an account that does not exist it says so', onlyRoot, async (t) => {
  const dataDir = path.join(await makeHome(t), 'data');
  await t.rejects(startEmbeddedPostgres({ dataDir, user: 'nosuchuser' }), {
    message: /no account nosuchuser to lend it/,
  });
});

test('refuses a cluster of another major version and leaves it alone', async (t) => {
  const dataDir = path.join(await makeHome(t), 'data');
  await mkdir(path.join(dataDir, 'postgres'), { recursive: true });
  await writeFile(path.join(dataDir, 'postgres/PG_VERSION'), '17\n');
  await t.rejects(startEmbeddedPostgres({ dataDir }), {
    name: 'EmbeddedPostgresError',
    message: /was made by PostgreSQL 17 and this program brings PostgreSQL 18/,
  });
  t.same(await readdir(path.join(dataDir, 'postgres')), ['PG_VERSION']);
});

test('refuses a folder with other files and leaves them alone', async (t) => {
  const dataDir = path.join(await makeHome(t), 'data');
  await mkdir(path.join(dataDir, 'postgres'), { recursive: true });
  await writeFile(path.join(dataDir, 'postgres/letter.txt'), 'mine');
  await t.rejects(startEmbeddedPostgres({ dataDir }), { message: /holds files but no PostgreSQL cluster/ });
  t.same(await readdir(path.join(dataDir, 'postgres')), ['letter.txt']);
});

test('says in one line what it cannot make', async (t) => {
  const dataDir = path.join(await makeHome(t), 'file', 'data');
  await writeFile(path.dirname(dataDir), '');
  await t.rejects(startEmbeddedPostgres({ dataDir }), {
    name: 'EmbeddedPostgresError',
    message: /^The embedded PostgreSQL cannot run: ENOTDIR: not a directory, mkdir '.*'$/,
  });
});

test('links the libraries where the install script did not run', async (t) => {
  const folder = await makeHome(t);
  await mkdir(path.join(folder, 'native/lib'), { recursive: true });
  await writeFile(path.join(folder, 'native/lib/libpq.so.5.18'), 'library');
  await writeFile(
    path.join(folder, 'native/pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  );
  await hydrateSymlinks(folder);
  await hydrateSymlinks(folder);
  t.equal(await readlink(path.join(folder, 'native/lib/libpq.so.5')), 'libpq.so.5.18');
});
