// Runs before `npm start` and `npm test`, under whatever Node.js is there (20 or newer): installs what is missing and makes
// sure that the scripts after it run on Node.js 24, which comes as a package for Linux.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
/** @param {string[]} parts */
const at = (...parts) => path.join(root, ...parts);
const NEEDED = 24;

function isInstalled() {
  if (!existsSync(at('node_modules', '.package-lock.json'))) return false;
  const wanted = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  const there = JSON.parse(readFileSync(at('node_modules', '.package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || there[name]?.version === version,
  );
}

/**
 * @param {string} message
 * @returns {never}
 */
function stop(message) {
  console.error(message);
  process.exit(1);
}

if (!isInstalled()) {
  console.error('Installing what is missing …');
  // Under Node.js 20 npm warns about packages that want a newer one; they get it from node_modules/.bin.
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (status !== 0) stop('The installation failed; the lines above say why.');
}

const brought = at('node_modules', '.bin', 'node');
const major = existsSync(brought)
  ? Number(spawnSync(brought, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }).stdout)
  : Number(process.versions.node.split('.')[0]);
if (!(major >= NEEDED)) {
  stop(
    `Stadtgespräch needs Node.js ${NEEDED}; here is ${process.version}, and no package brings a newer one for this system.`,
  );
}
