import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface LoadPlan {
  port: number;
  connections: number;
  seconds: number;
  /** Whole HTTP requests, sent in turn. See `writer` in load-generator.ts for what is filled in. */
  requests: string[];
  /** The status every answer must have. */
  expect: number;
  /** Requests a second, due by the clock; absent: as fast as the answers come. */
  rate?: number;
}

export interface LoadResult {
  requests: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Share of one core the generator itself used; near 1 it measures itself. */
  busy: number;
}

/** One process that makes load, kept for all rounds so that it is as warm for the first as for the last. */
export class LoadGenerator implements AsyncDisposable {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = fork(path.join(import.meta.dirname, 'load-generator.ts'));
  }

  async run(plan: LoadPlan): Promise<LoadResult> {
    this.#child.send(plan);
    const [answer] = (await once(this.#child, 'message')) as [{ result?: LoadResult; error?: string }];
    if (answer.result) return answer.result;
    throw new Error(answer.error);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
  }
}

export function getRequest(path: string, headers: Record<string, string> = {}): string {
  return [`GET ${path} HTTP/1.1`, 'host: 127.0.0.1', ...lines(headers), '', ''].join('\r\n');
}

export function formRequest(
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string>,
): string {
  const body = new URLSearchParams(fields).toString();
  const own = {
    host: '127.0.0.1',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
  };
  return [`POST ${path} HTTP/1.1`, ...lines({ ...own, ...headers }), '', body].join('\r\n');
}

function lines(headers: Record<string, string>): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}
