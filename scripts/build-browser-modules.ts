/**
 * Writes the rules that run in the browser too to views/assets/built: the same files, without their types.
 * `--check` writes nothing and exits 1 when a written file is older than its source.
 */
import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import process from 'node:process';

const ROOT = path.join(import.meta.dirname, '..');
/** Pure functions without imports at run time; their folder becomes one of views/assets/built. */
const SHARED = ['src/screening/personal-data/{address,email,iban,phone}.ts'];

const check = process.argv.includes('--check');
for (const source of globSync(SHARED, { cwd: ROOT })) {
  const folder = path.basename(path.dirname(source));
  const out = `views/assets/built/${folder}/${path.basename(source, '.ts')}.js`;
  const code = withoutTypes(await readFile(path.join(ROOT, source), 'utf8'));
  const file = path.join(ROOT, out);
  if (!check) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, code);
  } else if (code !== (await readFile(file, 'utf8').catch(() => ''))) {
    process.stderr.write(`${out} is stale: node scripts/build-browser-modules.ts\n`);
    process.exitCode = 1;
  }
}

/** Types leave blanks behind. */
function withoutTypes(source: string): string {
  return stripTypeScriptTypes(source)
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimStart();
}
