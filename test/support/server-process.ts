import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { waitFor } from './wait-for.ts';

/** What runs in production; scripts/test.ts has built it. */
const CLI = path.join(import.meta.dirname, '../../dist/cli.mjs');
/** A new cluster, migrations and the demo on a busy machine. */
const START_MS = 60_000;
const ANNOUNCED = /^Stadtgespräch is at (http:\S+)$/m;

export interface ServerProcess {
  /** Address without a slash at the end. */
  url: string;
  /** What it wrote, log lines too. */
  output(): string;
  hasEnded(): boolean;
  /** At once, as a power cut would. */
  kill(): Promise<void>;
  /** As an operator does it; requests under way are answered first. @returns the exit status */
  stop(): Promise<number | null>;
}

/** `serve` as a process of its own, on a free port and with nothing but these settings. */
export async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const program = spawn(process.execPath, [CLI, 'serve'], {
    env: { ...settings(), PORT: '0', DEMO: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collect(program);
  const hasEnded = () => program.exitCode !== null || program.signalCode !== null;
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (hasEnded()) return;
    const ended = once(program, 'exit');
    program.kill(signal);
    await ended;
  };
  const stop = async () => {
    await end('SIGTERM');
    return program.exitCode;
  };
  const url = await waitFor(
    'the server says where it is',
    () => {
      if (hasEnded()) throw new Error(`The server did not start:\n${output()}`);
      return ANNOUNCED.exec(output())?.[1];
    },
    START_MS,
  );
  return { url, output, hasEnded, kill: () => end('SIGKILL'), stop };
}

/** A command of the program, with this on its standard input. @throws when it does not end well */
export async function runCommand(args: string[], env: Record<string, string>, input = ''): Promise<string> {
  const program = spawn(process.execPath, [CLI, ...args], {
    env: { ...settings(), LOG_LEVEL: 'warn', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const output = collect(program);
  program.stdin.end(input);
  const [code] = await once(program, 'close');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${output()}`);
  return output();
}

/** Nothing of this process's own settings gets through. */
function settings(): Record<string, string> {
  return Object.fromEntries(
    ['PATH', 'HOME', 'TMPDIR'].flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function collect({
  stdout,
  stderr,
}: Pick<ChildProcessByStdio<null, Readable, Readable>, 'stdout' | 'stderr'>) {
  let text = '';
  for (const stream of [stdout, stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return () => text;
}
