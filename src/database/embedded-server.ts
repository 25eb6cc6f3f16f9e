import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cluster } from './embedded-cluster.ts';
import { EmbeddedPostgresError, hasCode } from './embedded-error.ts';
import { CLEAN_ENV, runAs, spawnFailure, tellingLine } from './embedded-program.ts';
import { PORT } from './embedded-socket.ts';

export interface Postmaster {
  pid: number;
  socketDir: string;
  ready: boolean;
}

/** A server process we started, as long as it is not known whether it came up. */
export interface Launch {
  pid: number | undefined;
  /** Why it ended, in PostgreSQL's words; undefined while it runs. */
  failure(): string | undefined;
}

const LOG_LIMIT = 4 * 1024 * 1024;
const POLL_MS = 20;
const FAST_STOP_MS = 60_000;
const IMMEDIATE_STOP_MS = 10_000;

/**
 * Errors of a statement go to the program that sent it. The server's log does not repeat them: they would carry residents'
 * words and addresses into a file nobody clears.
 */
const QUIET_LOG = {
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};

/** The server of this cluster, if it runs; costs two small reads. */
export function livePostmaster(dir: string): Postmaster | undefined {
  const [pid = 0, , , , socketDir = '', , , status = ''] = readPidFile(dir);
  if (!isPostmaster(Number(pid), dir)) return undefined;
  return { pid: Number(pid), socketDir, ready: status.trim() === 'ready' };
}

/** Lines: pid, folder, start, port, socket folder, address, shared memory, status. */
function readPidFile(dir: string): string[] {
  try {
    return readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Not merely a process of that number: after a reboot, or in a container, it may be anybody, and it may be a zombie. */
function isPostmaster(pid: number, dir: string): boolean {
  if (!(pid > 0)) return false;
  if (process.platform !== 'linux') return exists(pid);
  const command = commandOf(pid);
  return command[command.indexOf('-D') + 1] === dir;
}

/**
 * The number in a left-behind lock file when another program, or a zombie, bears it by now. PostgreSQL would take that
 * for a running server and never start.
 */
function strangerInPidFile(dir: string): string | undefined {
  const pid = readPidFile(dir)[0];
  const [program] = commandOf(Number(pid));
  return program === undefined || /postgres|postmaster/.test(program) ? undefined : pid;
}

/** Program and arguments; a zombie has an empty program, and who is gone has none. */
function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * Starts the server as a process of its own that outlives us. Not through `pg_ctl`, which hands its options to a shell
 * and looks only every 100 ms.
 */
export function launchPostmaster(
  { dir, logFile, binaries, account }: Cluster,
  socketDir: string,
  settings: Record<string, string>,
): Launch {
  rotateLog(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const logStart = fstatSync(log).size;
  const stranger = strangerInPidFile(dir);
  const child = spawn(binaries.postgres, ['-D', dir, ...asArguments(socketDir, settings)], {
    cwd: '/',
    // Its grandparent PostgreSQL does not take for a server.
    env: { ...CLEAN_ENV, ...(stranger && { PG_GRANDPARENT_PID: stranger }) },
    detached: true,
    stdio: ['ignore', log, log],
    ...runAs(account),
  });
  closeSync(log);
  child.unref();

  let failure: string | undefined;
  child.once('error', (error) => {
    failure = spawnFailure(error);
  });
  child.once('exit', (code, signal) => {
    failure = tellingLine(readFrom(logFile, logStart), `it ended with ${signal ?? `exit code ${code}`}`);
  });
  return { pid: child.pid, failure: () => failure };
}

function asArguments(socketDir: string, settings: Record<string, string>): string[] {
  const all = {
    listen_addresses: '',
    port: String(PORT),
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '128MB',
    ...QUIET_LOG,
    ...settings,
  };
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function rotateLog(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) renameSync(logFile, `${logFile}.1`);
}

/** Nothing where the file is gone: who stopped the server may have taken its folder away before its end is told. */
function readFrom(file: string, start: number): string {
  try {
    return readFileSync(file).subarray(start).toString('utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** Ends the server after the transactions under way were rolled back; at once when that takes over a minute. */
export async function stopPostmaster(dir: string): Promise<void> {
  const server = livePostmaster(dir);
  if (server === undefined) return;
  if (await endsAfter('SIGINT', server.pid, dir, FAST_STOP_MS)) return;
  if (await endsAfter('SIGQUIT', server.pid, dir, IMMEDIATE_STOP_MS)) return;
  throw new EmbeddedPostgresError(`PostgreSQL (process ${server.pid}) does not stop`);
}

async function endsAfter(
  signal: NodeJS.Signals,
  pid: number,
  dir: string,
  withinMs: number,
): Promise<boolean> {
  process.kill(pid, signal);
  const deadline = performance.now() + withinMs;
  while (performance.now() < deadline) {
    if (!isPostmaster(pid, dir)) return true;
    await delay(POLL_MS);
  }
  return false;
}
