// Loaded before a program (`node --import`): writes down every address a socket of it connects to, one a line.
import { appendFileSync } from 'node:fs';
import { type NetConnectOpts, Socket } from 'node:net';

const FILE = process.env['CONNECTIONS_FILE'] ?? '';
const connect = Socket.prototype.connect as (...args: unknown[]) => Socket;

Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  appendFileSync(FILE, `${targetOf(args)}\n`);
  return connect.apply(this, args);
} as Socket['connect'];

/** The forms of arguments: (options), (path), (port, host), and one array of those when Node calls it itself. */
function targetOf(args: unknown[]): string {
  const [first, second] = (Array.isArray(args[0]) ? args[0] : args) as [unknown, unknown];
  if (typeof first === 'object' && first !== null) {
    const { path, host, port } = first as NetConnectOpts & { path?: string; host?: string; port?: number };
    return path ?? `${host ?? 'localhost'}:${port}`;
  }
  return typeof first === 'string' && first.startsWith('/') ? first : `${second ?? 'localhost'}:${first}`;
}
