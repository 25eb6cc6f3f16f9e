import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
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

const DATA = path.join(import.meta.dirname, '../../../shared/data/klimarat-de');
const isRequired = process.env['REQUIRE_DATA'] === '1';
const realData = existsSync(DATA) || isRequired ? {} : { skip: '../shared/data/klimarat-de is not there' };

test(
  '613 real comments are posted, decided, exported and shown exactly as they were',
  realData,
  async (t) => {
    const { output, errors, code } = await run(['klimarat']);
    t.comment(output);
    t.equal(errors, '');
    t.equal(code, 0);
    t.match(output, '613 received = 315 published + 0 pending + 298 rejected');
  },
);

test('a rehearsal nobody knows is used wrongly', async (t) => {
  const { errors, code } = await run(['bauleitplanung']);
  t.equal(code, 2);
  t.match(errors, 'npm run rehearse -- klimarat');
});
