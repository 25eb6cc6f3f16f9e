#!/usr/bin/env node
// `npx stadtgespraech …`: hands over to Node.js 24.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ensureProgram } from './build-program.mjs';

const root = path.dirname(import.meta.dirname);
const brought = path.join(root, 'node_modules', '.bin', 'node');
const node = existsSync(brought) ? brought : process.execPath;
const child = spawn(node, [await ensureProgram(), ...process.argv.slice(2)], { stdio: 'inherit' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
