#!/usr/bin/env node
// `npx stadtgespraech …`: hands over to Node.js 24, which runs TypeScript as it is.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const brought = path.join(root, 'node_modules', '.bin', 'node');
const node = existsSync(brought) ? brought : process.execPath;
const child = spawn(node, [path.join(root, 'src', 'cli.mjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
