import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Config } from '../config.ts';

/** Private links never reach a log, not even mistyped ones: the token is cut out of the address, and so is the query. */
export function loggedUrl(url: string): string {
  return url
    .replace(/\?.*$/, '?…')
    .replace(/\/(vorgang|zugang|bestaetigen|abbestellen|folgen|meldungen)\/[^/?#]+/i, '/$1/…')
    .replace(TOKEN, '…');
}

/** As `receiptToken` makes them: 256 bit in base64url. */
const TOKEN = /(?<![\w-])[\w-]{43}(?![\w-])/g;

/** What went wrong, without what PostgreSQL adds to it: `detail` and `where` hold whole rows, texts and addresses too. */
function loggedError(error: Error): LoggedError {
  const { name, message, stack = '', code, constraint, cause } = error as Error & Record<string, unknown>;
  const before = cause instanceof Error && { cause: loggedError(cause) };
  return { type: name, message, stack, code, constraint, ...before };
}

interface LoggedError {
  type: string;
  message: string;
  stack: string;
  [more: string]: unknown;
}

/** No address, no cookie, no text, no token: method, path, status and time are enough to run a service. */
export function loggerOptions(level: string) {
  return {
    level,
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, url: loggedUrl(request.url) }),
      err: loggedError,
    },
  };
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a page that was read; one line a second tells of all of them. */
    countRead(url: string, status: number, ms?: number): void;
  }
}

/** Of what is read, one answer in so long is logged, with the number of all since the last: a line costs as much as five pages. */
const READS_LOGGED_MS = 1_000;

const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip'];

/** One line for each answer but those to readers, and a warning when a proxy stands in front that the settings do not name. */
export const requestLog = fp(
  async (app: FastifyInstance, { trustProxy }: { trustProxy: Config['trustProxy'] }) => {
    let reads = 0;
    let loggedAt = 0;
    let warned = false;
    app.decorate('countRead', (url, status, ms = 0) => {
      reads++;
      const now = Date.now();
      if (now - loggedAt < READS_LOGGED_MS) return;
      app.log.info({ method: 'GET', url: loggedUrl(url), status, ms, reads }, 'answered');
      loggedAt = now;
      reads = 0;
    });
    app.addHook('onResponse', (request, reply, done) => {
      const { method, url } = request;
      const status = reply.statusCode;
      const ms = Math.round(reply.elapsedTime);
      if (method === 'GET' && status < 400) app.countRead(url, status, ms);
      else request.log.info({ method, url: loggedUrl(url), status, ms }, 'answered');
      done();
    });
    if (trustProxy !== false) return;
    app.addHook('onRequest', (request, _reply, done) => {
      const header = warned ? undefined : FORWARDED.find((name) => request.headers[name] !== undefined);
      if (header) {
        warned = true;
        app.log.warn(
          `a request carries ${header}, but TRUST_PROXY is not set: all residents behind the proxy look like one, and limits hit them together`,
        );
      }
      done();
    });
  },
  { name: 'request-log' },
);
