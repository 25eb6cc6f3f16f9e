import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { get } from './http.ts';

export const ROOT = path.join(import.meta.dirname, '../..');
export const OUT = path.join(ROOT, 'out/bench');

const PATIENCE_MS = 60_000;
/** USER_HZ, which /proc counts in on every Linux we run on. */
const TICKS_A_SECOND = 100;

/** A server in a process of its own that answers by the time one holds it. */
export class ServerProcess implements AsyncDisposable {
  static readonly #running = new Set<ServerProcess>();

  /** For a bench that is interrupted. */
  static async endAll(): Promise<void> {
    await Promise.all([...ServerProcess.#running].map((server) => server[Symbol.asyncDispose]()));
  }

  readonly port: number;
  /** Seconds from its start to its first answer. */
  startSeconds = Number.NaN;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** What it writes goes to `out/bench/<name>.log`, as a service's log goes to a file. */
  static async start(name: string, args: (port: number) => string[], env: Record<string, string> = {}) {
    mkdirSync(OUT, { recursive: true });
    const port = await freePort();
    const log = openSync(path.join(OUT, `${name}.log`), 'a');
    const begin = performance.now();
    const child = spawn(process.execPath, args(port), {
      cwd: ROOT,
      env: { PATH: process.env['PATH'] ?? '', ...env, PORT: String(port) },
      stdio: ['ignore', log, log],
    });
    const server = new ServerProcess(child, port);
    ServerProcess.#running.add(server);
    closeSync(log);
    await server.#answers(name);
    server.startSeconds = (performance.now() - begin) / 1000;
    return server;
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Seconds of CPU this process has used so far, all its threads together. */
  cpuSeconds(): number {
    // The command's name, in brackets, may hold anything.
    const fields = readFileSync(`/proc/${this.pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
  }

  /** Megabytes: the most it ever held, and what it holds now. */
  memory(): { peak: number; now: number } {
    return memoryOf(this.pid);
  }

  async #answers(name: string): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (performance.now() < deadline && this.#child.exitCode === null) {
      if (await get(`${this.url}/`).catch(() => undefined)) return;
      await delay(5);
    }
    await this[Symbol.asyncDispose]();
    throw new Error(`${name} does not answer; out/bench/${name}.log says why`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    ServerProcess.#running.delete(this);
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}

export function memoryOf(pid: number | 'self'): { peak: number; now: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  return { peak: megabytes('VmHWM'), now: megabytes('VmRSS') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return (address as { port: number }).port;
}
