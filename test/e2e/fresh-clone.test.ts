import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Test, test } from 'tap';
import { ROOT } from '../support/files.ts';

/** What a bare machine has besides Node.js and npm; npm itself runs scripts by sh. */
const TOOLS = ['node', 'npm', 'npx', 'sh', 'env', 'git', 'uname', 'id', 'ps'];
const INSTALL_MS = 240_000;

const folders = (process.env['PATH'] ?? '')
  .split(path.delimiter)
  .filter((dir) => !dir.includes('node_modules'));

function findTool(name: string): string | undefined {
  return folders
    .map((dir) => path.join(dir, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** A clone of what is committed, and a PATH with little more than this machine's own Node.js and npm. */
async function freshClone(t: Test) {
  const folder = mkdtempSync(path.join(tmpdir(), 'stadtgespraech-clone-'));
  t.teardown(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  // As root the server runs under another account, which must be able to enter.
  chmodSync(folder, 0o755);
  const bin = path.join(folder, 'bin');
  await mkdir(bin);
  for (const tool of TOOLS) {
    const file = findTool(tool);
    if (file) symlinkSync(file, path.join(bin, tool));
  }
  const clone = path.join(folder, 'stadtgespraech');
  const { status, stderr } = spawnSync('git', ['clone', '--quiet', `file://${ROOT}`, clone], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`git clone: ${stderr}`);
  const { HOME, npm_config_cafile } = process.env;
  const env = { PATH: bin, ...(HOME && { HOME }), ...(npm_config_cafile && { npm_config_cafile }) };
  return { clone, env };
}

function commandsOf(heading: string): string[] {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const section = readme.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
  const block = /```sh\n([\s\S]*?)```/.exec(section)?.[1] ?? '';
  return block.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** Collects the lines until one matches; fails when the process ends before. */
async function lineFrom(child: ChildProcess, wanted: RegExp): Promise<string[]> {
  const lines: string[] = [];
  const patience = setTimeout(() => child.kill('SIGKILL'), INSTALL_MS);
  try {
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      lines.push(line);
      if (wanted.test(line)) return lines;
    }
  } finally {
    clearTimeout(patience);
  }
  throw new Error(`ended without ${wanted}:\n${lines.join('\n')}`);
}

test('the README’s two commands work on a fresh clone with nothing but Node.js and npm', {
  timeout: 600_000,
}, async (t) => {
  const { clone, env } = await freshClone(t);
  const [start = '', runTests = ''] = commandsOf('Two commands');
  t.equal(start, 'npm start');
  t.equal(runTests, 'npm test');

  const port = await freePort();
  const [command = '', ...args] = start.split(' ');
  const server = spawn(command, args, {
    cwd: clone,
    env: { ...env, PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  t.teardown(() => {
    if (server.exitCode === null && server.signalCode === null)
      process.kill(-(server.pid as number), 'SIGKILL');
  });
  const lines = await lineFrom(server, /demo --remove|staff add/);
  t.match(lines.join('\n'), new RegExp(`http://127\\.0\\.0\\.1:${port}`), 'it says where it is');
  const page = await fetch(`http://127.0.0.1:${port}/themen/digital-stadt-jena`);
  t.equal(page.status, 200);
  t.match(await page.text(), /Digital\.<wbr>Stadt\.<wbr>Jena|Digital\.Stadt\.Jena/);
  process.kill(-(server.pid as number), 'SIGTERM');
  await ended;

  // All of them would run this very test again, in a clone of the clone.
  const some = spawnSync('npm', [...runTests.split(' ').slice(1), '--', 'test/comments/reference.test.ts'], {
    cwd: clone,
    env,
    encoding: 'utf8',
  });
  t.equal(some.status, 0, some.stderr);
  t.match(some.stdout, /pass: [1-9]/);
});
