import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionError, FastifyInstance } from 'fastify';

const STATUSES: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** For what is no HTTP, too slow or has more headers than we read: there is no request to make a page for, only a line. */
export function refuseBytes(app: FastifyInstance, error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = STATUSES[error.code] ?? 400;
  app.log.info({ code: error.code, status }, 'request refused');
  if (socket.writable) socket.write(answer(app, status));
  socket.destroySoon();
}

function answer(app: FastifyInstance, status: number): string {
  const lines = (['de', 'en'] as const).map(
    (lang) => `${app.t(lang, 'site.error.title', { kind: 'request' })} (${status})\n`,
  );
  const body = lines.join('');
  const headers = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${body}`;
}
