import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Test, test } from 'tap';
import { createTestDatabase } from '../support/database.ts';
import { ROOT } from '../support/files.ts';
import { waitFor } from '../support/wait-for.ts';

interface Step {
  instruction: string;
  value: string;
}

/** The Dockerfile's instructions in order, continued lines joined, comments left out. */
async function steps(): Promise<Step[]> {
  const text = await readFile(path.join(ROOT, 'Dockerfile'), 'utf8');
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
    .split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => ({ instruction: line.split(' ', 1)[0] ?? '', value: line.slice(line.indexOf(' ') + 1) }));
}

/** Does the Dockerfile's COPY and RUN in an empty folder, one for each stage; no container engine is needed. */
async function build(t: Test): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stadtgespraech-image-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const stages: string[] = [];
  for (const { instruction, value } of await steps()) {
    if (instruction === 'FROM') {
      const stage = path.join(folder, String(stages.length));
      await mkdir(stage);
      stages.push(stage);
    }
    const here = stages.at(-1) ?? folder;
    if (instruction === 'COPY') await copy(value, here, stages);
    if (instruction === 'RUN') run(value, here);
  }
  return stages.at(-1) as string;
}

async function copy(value: string, here: string, stages: string[]): Promise<void> {
  const [from, ...words] = value.startsWith('--from=') ? value.split(' ') : ['', ...value.split(' ')];
  const target = words.pop() ?? '';
  for (const source of words) {
    const start = from ? path.join(stages[0] ?? '', source.replace('/app/', '')) : path.join(ROOT, source);
    const end = target === './' ? path.join(here, path.basename(source)) : path.join(here, target);
    await cp(start, end, { recursive: true, verbatimSymlinks: true });
  }
}

function run(command: string, cwd: string): void {
  // A cache of its own: the image's steps clear it, which another installation at the same time would not survive.
  const env = { ...process.env, npm_config_cache: `${cwd}-npm-cache` };
  // Giving files away is for root, and here everything belongs to one user.
  const own = command.replace(/ && chown \S+ \S+/, '');
  const { status, stderr } = spawnSync('sh', ['-c', own], { cwd, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}

test('the image’s steps leave a program that starts, hashes passwords and serves', {
  timeout: 300_000,
}, async (t) => {
  const image = await build(t);
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const env = {
    PATH: path.dirname(process.execPath),
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    SECRET_KEY: 'a secret of at least 32 characters',
    PORT: '0',
    LOG_LEVEL: 'warn',
  };
  const added = spawnSync(
    process.execPath,
    ['dist/cli.mjs', 'staff', 'add', '--email', 'a@stadt.example', '--role', 'admin'],
    {
      cwd: image,
      env,
      encoding: 'utf8',
    },
  );
  t.equal(added.status, 0, added.stderr);

  const start = (await steps()).findLast(({ instruction }) => instruction === 'CMD');
  const [, ...args] = JSON.parse(start?.value ?? '[]') as string[];
  const server = spawn(process.execPath, args, { cwd: image, env, stdio: ['ignore', 'pipe', 'inherit'] });
  t.teardown(() => server.kill('SIGKILL'));
  let output = '';
  server.stdout.on('data', (data: Buffer) => {
    output += data;
  });
  await waitFor('the server says where it is', () => /http:\/\/\S+:\d+/.test(output));
  const address = /http:\/\/\S+:\d+/.exec(output)?.[0] ?? '';
  t.equal((await fetch(`${address}/readyz`)).status, 200);
  t.equal((await fetch(`${address}/`)).status, 200);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  t.equal(await ended, 0, 'it ends by itself when it is told to');
});

test('what the image compiles beforehand is compiled by the user who runs it, who alone finds it again', async (t) => {
  const all = await steps();
  const compiles = all.findIndex(({ value }) => value.startsWith('node dist/cli.mjs'));
  const users = all.filter(({ instruction }) => instruction === 'USER');
  t.equal(users.length, 1);
  t.ok(compiles > all.indexOf(users[0] as Step), 'USER comes before');
});
