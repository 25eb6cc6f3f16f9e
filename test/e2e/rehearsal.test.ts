import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'tap';

const SCRIPT = path.join(import.meta.dirname, '../../scripts/rehearse.ts');

async function run(args: string[]) {
  const program = spawn(process.execPath, [SCRIPT, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [code]] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    once(program, 'close'),
  ]);
  return { output, errors, code };
}

test('613 real comments are posted, decided, exported and shown exactly as they were', async (t) => {
  const { output, errors, code } = await run(['klimarat']);
  if (errors.startsWith('Skipped') && code === 0) return t.skip(errors.trim());
  t.comment(output);
  t.equal(errors, '');
  t.equal(code, 0);
  t.match(output, '613 received = 315 published + 0 pending + 298 rejected');
});

test('a rehearsal nobody knows is used wrongly', async (t) => {
  const { errors, code } = await run(['bauleitplanung']);
  t.equal(code, 2);
  t.match(errors, 'npm run rehearse -- klimarat');
});
