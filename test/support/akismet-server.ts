import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/**
 * `blatant`: spam with the tip to discard it. `zipped`: spam, compressed. `invalid-key`: the word `invalid` with its debug
 * header. `garbage`: a web page. `json`: the right word of the wrong type. `trickle`: one byte at a time for ever, too quick
 * for an idle timeout. `broken-off`: the connection ends within the answer. `flood`: a body without end. `refused`: nobody
 * listens. `slow`: ham after so many milliseconds. `redirect`: that status, to another path of this server.
 */
export type AkismetBehaviour =
  | 'ham'
  | 'spam'
  | 'blatant'
  | 'zipped'
  | 'invalid-key'
  | 'http-500'
  | 'garbage'
  | 'json'
  | 'trickle'
  | 'broken-off'
  | 'flood'
  | 'refused'
  | { slow: number }
  | { redirect: number };

export interface AkismetRequest {
  method: string;
  path: string;
  fields: Record<string, string>;
  headers: IncomingHttpHeaders;
}

export interface AkismetServer {
  /** Base address, to be given as AKISMET_URL. */
  url: string;
  /** Every request whose body arrived, in order, redirected ones included. */
  requests: AkismetRequest[];
  behave(behaviour: AkismetBehaviour): Promise<void>;
  close(): Promise<void>;
}

const THANKS = 'Thanks for making the web a better place.';

/**
 * A real HTTP server on loopback that speaks Akismet's protocol 1.1, well or badly (akismet.com/developers/detailed-docs):
 * form-encoded POST to `/1.1/verify-key` (answers `valid` or `invalid`), `/1.1/comment-check` (`true` for spam, `false` for
 * ham, `invalid`; `X-akismet-pro-tip: discard` marks blatant spam, `X-akismet-debug-help` explains `invalid`),
 * `/1.1/submit-spam` and `/1.1/submit-ham` (one sentence of thanks).
 */
export async function startAkismetServer({
  behaviour = 'ham',
}: {
  behaviour?: AkismetBehaviour;
} = {}): Promise<AkismetServer> {
  const requests: AkismetRequest[] = [];
  let current = behaviour;
  let port = 0;

  const server = createServer((request, response) => {
    received(request).then(
      (arrived) => {
        requests.push(arrived);
        answer(current, arrived.path, response);
      },
      () => response.destroy(),
    );
  });

  const listen = async () => {
    if (server.listening) return;
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  };
  const close = async () => {
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  const behave = async (next: AkismetBehaviour) => {
    current = next;
    await (next === 'refused' ? close() : listen());
  };

  await listen();
  await behave(behaviour);
  return { url: `http://127.0.0.1:${port}`, requests, behave, close };
}

async function received(request: IncomingMessage): Promise<AkismetRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const fields = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
  return { method: request.method ?? '', path: request.url ?? '', fields, headers: request.headers };
}

function answer(behaviour: AkismetBehaviour, path: string, response: ServerResponse): void {
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  if (typeof behaviour === 'string') MANNERS[behaviour](response, path);
  else if ('slow' in behaviour) setTimeout(() => MANNERS.ham(response, path), behaviour.slow).unref();
  else response.writeHead(isCall(path) ? behaviour.redirect : 200, { location: '/elsewhere' }).end('false');
}

const MANNERS: Record<
  Extract<AkismetBehaviour, string>,
  (response: ServerResponse, path: string) => unknown
> = {
  ham: (response, path) => response.end(rightAnswer('false', path)),
  spam: (response, path) => response.end(rightAnswer('true', path)),
  blatant: (response, path) =>
    response.setHeader('x-akismet-pro-tip', 'discard').end(rightAnswer('true', path)),
  zipped: (response, path) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(rightAnswer('true', path))),
  'invalid-key': (response) =>
    response.setHeader('x-akismet-debug-help', 'The key is not known.').end('invalid'),
  'http-500': (response) => response.writeHead(500).end('Internal Server Error'),
  garbage: (response) => response.end('<!doctype html><title>Captive portal</title>'),
  json: (response) => response.setHeader('content-type', 'application/json').end('true'),
  trickle,
  'broken-off': (response) =>
    response.writeHead(200, { 'content-length': '5' }).write('fal', () => response.destroy()),
  flood,
  refused: (response) => response.destroy(),
};

function isCall(path: string): boolean {
  return path.startsWith('/1.1/');
}

function rightAnswer(checked: 'true' | 'false', path: string): string {
  if (path === '/1.1/verify-key') return 'valid';
  if (path === '/1.1/comment-check') return checked;
  return path === '/1.1/submit-spam' || path === '/1.1/submit-ham' ? THANKS : 'Not Found';
}

function trickle(response: ServerResponse): void {
  const timer = setInterval(() => response.write('f'), 20);
  response.on('close', () => clearInterval(timer));
}

function flood(response: ServerResponse): void {
  const chunk = 'f'.repeat(65_536);
  const pour = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pour);
  pour();
}
