// Everything that must hold before a change lands; .ci/run runs it, `npm run check` too.
import { spawnSync } from 'node:child_process';

const STEPS: [does: string, command: string, ...args: string[]][] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['types', 'tsc', '--noEmit', '--project', '.'],
  ['dead code', 'knip', '--no-progress'],
  ['styles are built', 'node', 'scripts/build-styles.ts', '--check'],
  ['browser modules are built', 'node', '--no-warnings', 'scripts/build-browser-modules.ts', '--check'],
  ['tests', 'npm', 'test'],
];

for (const [does, command, ...args] of STEPS) {
  console.log(`\n> ${does}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status === 0) continue;
  console.error(`\nFailed: ${does}`);
  process.exit(1);
}
