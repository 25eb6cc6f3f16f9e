// Makes `dist/`, the program as it runs in production, out of `src/`: two dozen files instead of a thousand, which start
// sooner and take less memory (docs/decisions/0023-one-program.md). `npm start`, `npx stadtgespraech` and the
// tests come by here; where nothing has changed nothing is done. Runs under whatever Node.js is there (20 or newer).
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.dirname(import.meta.dirname);
const SOURCE = path.join(ROOT, 'src');
const DIST = path.join(ROOT, 'dist');
/** Written last, so the whole is as new as it. */
export const PROGRAM = path.join(DIST, 'cli.mjs');

/** All modules of these are loaded, hundreds of small ones; every other package stays as it was installed. */
const TAKEN_IN = ['kysely', 'typebox'];

/** @returns the file to start, built if it was missing or older than what it is made of */
export async function ensureProgram() {
  const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  if (!isNewerThan(sources)) await buildProgram(sources);
  return PROGRAM;
}

/** @param {string[]} sources */
function isNewerThan(sources) {
  const built = statSync(PROGRAM, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // Folders, too: the time of a folder is that of the last file taken from it.
  const materials = [
    'package-lock.json',
    'scripts/build-program.mjs',
    'src',
    ...sources.map((name) => `src/${name}`),
  ];
  return materials.every((name) => statSync(path.join(ROOT, name)).mtimeMs < built);
}

/** @param {string[]} sources */
async function buildProgram(sources) {
  // Workers are started by their file's name (src/lib/program.ts).
  const entries = ['cli.mjs', ...sources.filter((name) => name.endsWith('-worker.ts'))];
  const written = await bundle(
    entries.map((name) => path.join(SOURCE, name)),
    { outbase: SOURCE, outdir: DIST },
  );
  for (const name of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(DIST, name);
    if (!written.includes(file) && statSync(file).isFile()) rmSync(file);
  }
}

/**
 * Puts modules and all they import into a few files.
 *
 * @param {string[]} entryPoints what the first becomes is written last
 * @param {{ outbase: string, outdir: string }} folders
 * @returns the files
 */
export async function bundle(entryPoints, { outbase, outdir }) {
  const { build, stop } = await import('esbuild');
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
  const { outputFiles } = await build({
    entryPoints,
    outbase,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    external: Object.keys(dependencies).filter((name) => !TAKEN_IN.includes(name)),
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // For people: Node.js reads them only where it is told to (docs/operators.md).
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
  });
  await stop();
  const { name: first } = path.parse(entryPoints[0] ?? '');
  const isFirst = (/** @type {string} */ file) => file === path.join(outdir, `${first}.mjs`);
  const inOrder = outputFiles.toSorted((a, b) => Number(isFirst(a.path)) - Number(isFirst(b.path)));
  for (const { path: file, contents } of inOrder) put(file, contents);
  return inOrder.map(({ path: file }) => file);
}

/**
 * Whole or not at all: another process may be starting it.
 *
 * @param {string} file
 * @param {Uint8Array} contents
 */
function put(file, contents) {
  mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, contents);
  renameSync(beside, file);
}

if (process.argv[1] === import.meta.filename) await ensureProgram();
