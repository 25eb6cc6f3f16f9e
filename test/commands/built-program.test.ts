import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, rm, stat, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Test, test } from 'tap';
import { ROOT } from '../support/files.ts';

const BUILD = 'scripts/build-program.mjs';

/** A project of two files, as old as the hills. */
async function aProject(t: Test) {
  const folder = await mkdtemp(path.join(tmpdir(), 'stadtgespraech-built-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const at = (name: string) => path.join(folder, name);
  await mkdir(at('scripts'));
  await mkdir(at('src'));
  await cp(path.join(ROOT, BUILD), at(BUILD));
  await symlink(path.join(ROOT, 'node_modules'), at('node_modules'));
  await writeFile(at('package.json'), '{ "dependencies": {} }');
  await writeFile(at('package-lock.json'), '{}');
  await writeFile(at('src/cli.mjs'), "import { said } from './said.ts';\nconsole.log(said);\n");
  const old = new Date('2020-01-01T00:00:00Z');
  const say = async (said: string, written: Date) => {
    await writeFile(at('src/said.ts'), `export const said: string = '${said}';\n`);
    await utimes(at('src/said.ts'), written, written);
  };
  await say('Moin', old);
  for (const name of [BUILD, 'package-lock.json', 'src/cli.mjs', 'src']) await utimes(at(name), old, old);
  const run = (file: string) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [at(file)], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${file}: ${stderr}`);
    return stdout.trim();
  };
  return { at, say, build: () => run(BUILD), start: () => run('dist/cli.mjs') };
}

test('the program is built when something of its source is newer, and else left alone', async (t) => {
  const { at, say, build, start } = await aProject(t);
  build();
  t.equal(start(), 'Moin');

  const { mtimeMs: first } = await stat(at('dist/cli.mjs'));
  build();
  t.equal((await stat(at('dist/cli.mjs'))).mtimeMs, first, 'nothing changed, nothing is built');

  await say('Servus', new Date(first + 1_000));
  build();
  t.equal(start(), 'Servus');
});

test('a source that is gone is noticed, and what it became does not stay', async (t) => {
  const { at, build } = await aProject(t);
  await writeFile(at('src/learn-worker.ts'), 'export {};\n');
  build();
  t.ok((await readdir(at('dist'))).includes('learn-worker.mjs'));
  await unlink(at('src/learn-worker.ts'));
  build();
  t.notOk((await readdir(at('dist'))).includes('learn-worker.mjs'));
});

test('what learns in a thread of its own is part of the built program', async (t) => {
  const examples = [
    { text: 'Mehr Bäume in der Straße', labels: ['green'] },
    { text: 'Der Bus kommt zu spät', labels: ['bus'] },
  ];
  const ask = async (name: string, workerData: unknown) => {
    const worker = new Worker(path.join(ROOT, 'dist', `${name}-worker.mjs`), { workerData });
    const [answer] = await once(worker, 'message');
    await worker.terminate();
    return answer;
  };
  const labels = new Map([
    ['green', undefined],
    ['bus', undefined],
  ]);
  t.ok((await ask('codes/learn', { examples, labels })).length > 0);
  t.ok((await ask('screening/learn', examples)).bytes.length > 0);
});
