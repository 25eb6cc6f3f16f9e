import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type Test, test } from 'tap';
import { createDb } from '../../src/database/db.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { ROOT } from '../support/files.ts';
import { aFile } from '../support/import.ts';

const SECRET_KEY = 'a secret of at least 32 characters';

interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

function cli(
  args: string[],
  { env = {}, input = '' }: { env?: Record<string, string>; input?: string } = {},
) {
  const child = spawn(process.execPath, [path.join(ROOT, 'dist/cli.mjs'), ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  const ended: Ended = { status: null, stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => (ended.stdout += data));
  child.stderr.on('data', (data: Buffer) => (ended.stderr += data));
  child.stdin.end(input);
  return new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...ended, status }));
  });
}

async function aDatabase(t: Test) {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  t.teardown(async () => {
    await pool.end();
    await database.drop();
  });
  return { db: createDb(pool), env: { DATABASE_URL: database.url, SECRET_KEY } };
}

test('used wrongly: status 2 and one line', async (t) => {
  for (const args of [
    [],
    ['unsinn'],
    ['staff'],
    ['staff', 'add'],
    ['export', '--topic', 'x'],
    ['serve', '--unsinn'],
    ['serve', 'unsinn'],
    ['export', '--topic', 'x', 'unsinn'],
  ]) {
    const { status, stderr, stdout } = await cli(args);
    t.equal(status, 2, args.join(' '));
    t.equal(stderr.trim().split('\n').length, 1, stderr);
    t.equal(stdout, '');
    t.notMatch(stderr, /place it at the end/, 'nobody is led astray');
  }
});

test('each command says how it is used', async (t) => {
  for (const name of ['serve', 'migrate', 'demo', 'staff', 'export']) {
    for (const args of [
      [name, '--help'],
      [name, '-h'],
    ]) {
      const { status, stdout, stderr } = await cli(args);
      t.equal(status, 0, stderr);
      t.match(stdout, `Usage: stadtgespraech ${name}`);
    }
  }
});

test('a port that is taken: status 1, one line, and the passwords of the demo are not lost', async (t) => {
  const { env } = await aDatabase(t);
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  t.teardown(() => other.close());
  const { port } = other.address() as AddressInfo;
  const { status, stdout, stderr } = await cli(['serve'], {
    env: { ...env, PORT: String(port), DEMO: '1', LOG_LEVEL: 'silent' },
  });
  t.equal(status, 1);
  t.equal(stderr.trim(), `Port ${port} of 127.0.0.1 is taken: end the other program or choose another PORT.`);
  t.match(stdout, /moderation@demo\.example {2,}\S{20,}/);
});

test('wrong settings are all named at once, in one line', async (t) => {
  const env = {
    PORT: 'achtzig',
    PUBLIC_URL: 'stadt',
    DATABASE_URL: 'mysql://x',
    SECRET_KEY: 'kurz',
    AKISMET_MODE: 'an',
  };
  const { status, stderr } = await cli(['migrate'], { env });
  t.equal(status, 1);
  t.equal(stderr.trim().split('\n').length, 1);
  for (const name of Object.keys(env)) t.match(stderr, new RegExp(`\\b${name} must`), name);
});

test('a database that is not there: status 1 and one line', async (t) => {
  const { status, stderr } = await cli(['migrate'], {
    env: { DATABASE_URL: 'postgres://127.0.0.1:1/x', SECRET_KEY },
  });
  t.equal(status, 1);
  t.equal(stderr.trim().split('\n').length, 1, stderr);
});

test('staff add makes an account whose password is told once, or taken from stdin', async (t) => {
  const { db, env } = await aDatabase(t);
  const made = await cli(['staff', 'add', '--email', 'Eva@Stadt.example', '--role', 'moderator'], { env });
  t.equal(made.status, 0, made.stderr);
  t.match(made.stdout, /Password, shown only this once: \S{20,}/);
  const given = await cli(
    ['staff', 'add', '--email', 'ada@stadt.example', '--role', 'admin', '--password-stdin'],
    {
      env,
      input: 'ein langes Passwort 7\n',
    },
  );
  t.equal(given.status, 0, given.stderr);
  t.notMatch(given.stdout, /Passwort/);
  const staff = await db
    .selectFrom('staff')
    .select(['email', 'roles', 'password_hash'])
    .orderBy('email')
    .execute();
  t.match(staff, [
    { email: 'ada@stadt.example', roles: ['admin'], password_hash: /^\$argon2id\$/ },
    { email: 'eva@stadt.example', roles: ['moderator'], password_hash: /^\$argon2id\$/ },
  ]);
  const again = await cli(['staff', 'add', '--email', 'eva@stadt.example', '--role', 'admin'], { env });
  t.equal(again.status, 1);
  t.match(again.stderr, /has an account already/);
  const short = await cli(
    ['staff', 'add', '--email', 'x@stadt.example', '--role', 'admin', '--password-stdin'],
    {
      env,
      input: 'kurz\n',
    },
  );
  t.equal(short.status, 1);
  t.match(short.stderr, /at least 12 characters/);
});

test('export writes a file and tells the ledger; an unknown topic writes nothing', async (t) => {
  const { db, env } = await aDatabase(t);
  const topic = await aTopic(db);
  const comment = await aComment(db, topic.id, { state: 'published', body: 'Gruß aus Winzerla' });
  await aComment(db, topic.id);
  const folder = await mkdtemp(path.join(tmpdir(), 'stadtgespraech-export-'));
  t.teardown(() => rm(folder, { recursive: true }));
  const out = path.join(folder, 'beiträge.csv');
  const done = await cli(['export', '--topic', topic.slug, '--format', 'csv', '--out', out], { env });
  t.equal(done.status, 0, done.stderr);
  t.match(done.stderr, /received=2, published=1, pending=1/);
  const csv = await readFile(out, 'utf8');
  t.match(csv, 'Gruß aus Winzerla');
  t.match(csv, comment.reference);
  const unknown = await cli(
    ['export', '--topic', 'nie', '--format', 'jsonl', '--out', path.join(folder, 'x')],
    { env },
  );
  t.equal(unknown.status, 1);
  t.equal(unknown.stderr.trim(), 'There is no topic nie.');
});

test('a filter that is mistyped is told, and exports nothing', async (t) => {
  const { db, env } = await aDatabase(t);
  const topic = await aTopic(db);
  await aComment(db, topic.id, { state: 'published' });
  const run = (filter: string) =>
    cli(['export', '--topic', topic.slug, '--format', 'jsonl', '--filter', filter, '--out', '-'], { env });
  for (const [filter, part] of [
    ['kanal=leter', 'kanal=leter'],
    ['kanal=letter,leter&von=2026-04-01', 'kanal=leter'],
    ['kanl=letter', 'kanl=letter'],
    ['von=1.4.2026', 'von=1.4.2026'],
  ] as const) {
    const { status, stdout, stderr } = await run(filter);
    t.equal(status, 2, filter);
    t.match(stderr, `--filter cannot say ${part};`);
    t.equal(stdout, '');
  }
  for (const good of ['stand=published', '?kanal=online,letter&kanal=card', 'q=eins, zwei', '']) {
    const { status, stderr } = await run(good);
    t.equal(status, 0, stderr);
  }
});

test('a table that does not say where its text stands is told how to say it', async (t) => {
  const { db, env } = await aDatabase(t);
  const topic = await aTopic(db);
  const run = async (table: string, ...more: string[]) =>
    cli(['import', 'csv', await aFile(t, table), '--topic', topic.slug, ...more], { env });
  const unnamed = await run('Kennung;Meinung\n1;Mehr Licht!\n');
  t.equal(unnamed.status, 1);
  t.equal(
    unnamed.stderr.trim(),
    'No column is the text: name it with --map text=COLUMN. There are Kennung, Meinung.',
  );
  const headless = await run('1;Mehr Licht!\n2;Mehr Bänke!\n');
  t.equal(
    headless.stderr.trim(),
    'No column is the text: the first line names none. --map text=COLUMN names it.',
  );
  t.equal(unnamed.stdout + headless.stdout, '');
  const named = await run('Kennung;Meinung\n1;Mehr Licht!\n', '--map', 'text=Meinung', '--map', 'id=Kennung');
  t.match(named, { status: 0, stdout: /1 imported/ });
});

test('the demo city comes and goes by command', async (t) => {
  const { db, env } = await aDatabase(t);
  const topics = async () => (await db.selectFrom('topic').select('slug').execute()).length;
  const loaded = await cli(['demo'], { env });
  t.equal(loaded.status, 0, loaded.stderr);
  t.match(loaded.stdout, /moderation@demo\.example {2,}\S{20,}/);
  t.equal(await topics(), 3);
  t.match((await cli(['demo'], { env })).stdout, /there already/);
  t.match((await cli(['demo', '--remove'], { env })).stdout, /removed with its 3 topics/);
  t.equal(await topics(), 0);
  t.strictSame(await db.selectFrom('staff').select('email').execute(), []);
});
