import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/**
 * `invalid-key`: the word `invalid` with its debug header. `trickle`: one byte at a time for ever, quick enough for any idle
 * timeout. `broken-off`: the connection ends within the answer. `flood`: a body without end. `refused`: nobody listens.
 * `slow`: a right answer after so many milliseconds. `redirect`: that status, to another path of this server.
 */
export type AkismetBehaviour =
  | 'ham'
  | 'spam'
  | 'blatant'
  | 'invalid-key'
  | 'http-500'
  | 'garbage'
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
  const sockets = new Set<Socket>();
  let current = behaviour;
  let port = 0;

  const server = createServer(async (request, response) => {
    requests.push(await received(request));
    await answer(current, request.url ?? '', response);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
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
    for (const socket of sockets) socket.destroy();
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

async function answer(behaviour: AkismetBehaviour, path: string, response: ServerResponse): Promise<void> {
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  if (typeof behaviour === 'object' && 'redirect' in behaviour) {
    response.writeHead(path.startsWith('/1.1/') ? behaviour.redirect : 200, { location: '/elsewhere' });
    response.end('false');
    return;
  }
  if (typeof behaviour === 'object') {
    setTimeout(() => response.end(rightAnswer('ham', path)), behaviour.slow).unref();
    return;
  }
  switch (behaviour) {
    case 'blatant':
      response.setHeader('x-akismet-pro-tip', 'discard');
      break;
    case 'invalid-key':
      response.setHeader('x-akismet-debug-help', 'The key is not known.');
      response.end('invalid');
      return;
    case 'http-500':
      response.writeHead(500).end('Internal Server Error');
      return;
    case 'garbage':
      response.end('<!doctype html><title>Captive portal</title>');
      return;
    case 'trickle':
      return trickle(response);
    case 'broken-off':
      response.writeHead(200, { 'content-length': '5' });
      response.write('fal', () => response.destroy());
      return;
    case 'flood':
      return flood(response);
  }
  response.end(rightAnswer(behaviour, path));
}

function rightAnswer(behaviour: AkismetBehaviour, path: string): string {
  if (path === '/1.1/verify-key') return 'valid';
  if (path === '/1.1/comment-check') return String(behaviour !== 'ham');
  return path === '/1.1/submit-spam' || path === '/1.1/submit-ham' ? THANKS : 'Not Found';
}

function trickle(response: ServerResponse): void {
  const timer = setInterval(() => response.write('f'), 20);
  response.on('close', () => clearInterval(timer));
}

async function flood(response: ServerResponse): Promise<void> {
  const chunk = 'f'.repeat(65_536);
  while (!response.destroyed) {
    if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
}
