import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'tap';

const ROOT = path.join(import.meta.dirname, '../..');

/** As small as it can be: enough to see that it runs; nobody's seconds are asserted here. */
async function bench(name: string): Promise<string> {
  const child = spawn(process.execPath, ['bench/run.ts', '--tiny', name], {
    cwd: ROOT,
    // On a server of its own: 64 clients are more than the tests' server has connections for.
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${errors}`);
  return output;
}

const LINES: Record<string, RegExp[]> = {
  read: [/S1 +topic page, plain/, /S2 +topic page, br/, /S2 +topic page, 304/],
  render: [/S4 +first page after a change/, /S4 +readers' p99/],
  threads: [/S3 +first page, cold/, /S3 +oldest page, cold/, /S3 +permalinks, cold/, /S3 +first page, warm/],
  posting: [/S6 +posting, 8 clients/, /S6 +posting, 64 clients/],
  export: [/S9 +CSV for machines, 200 comments/, /S9 +peak memory/],
  start: [/S11 +start to first page/, /S11 +the same, embedded database/, /S11 +memory at rest/],
  weight: [/S12 +page, styles, scripts/, /S12 +font files/],
};

for (const [name, lines] of Object.entries(LINES)) {
  test(`the ${name} bench runs and prints its table`, async (t) => {
    const output = await bench(name);
    for (const line of lines) t.match(output, line);
    t.match(output, /(?:pass|MISS)$/m);
    t.match(output, /load [\d.]+ before, [\d.]+ after, on \d+ cores/);
  });
}

test('a bench that does not exist is named, with those that do', async (t) => {
  await t.rejects(bench('nothing'), /ended with 2: Unknown: nothing\. There are:.*read.*weight/s);
});
