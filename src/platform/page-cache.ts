import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { LRUCache } from 'lru-cache';
import { isDatabaseAway } from '../database/db.ts';
import { listenForChanges } from './change-listener.ts';
import { pageHeaders } from './security-headers.ts';

/** A page as its route makes it. */
export interface Page {
  html: string;
  /** Topics and sites whose change makes the page stale. */
  scopes: string[];
  /** When it grows stale by itself: the topic's next opening or closing. */
  staleAt?: Date | undefined;
}

type Headers = Readonly<Record<string, string>>;
type Encoding = 'identity' | 'br' | 'gzip';

interface CachedPage {
  bodies: Map<Encoding, Body>;
  scopes: string[];
  staleAt: number;
}

interface Body {
  bytes: Buffer;
  etag: string;
  headers: Record<string, string | number>;
}

export interface PageCache {
  /** Called when something visible changed, or may have changed unheard. */
  onDrop(listener: () => void): void;
  /** Sends the page kept under `key`, or makes it, once for all who wait for it. */
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    make: () => Promise<Page>,
  ): Promise<FastifyReply>;
}

declare module 'fastify' {
  interface FastifyInstance {
    pages: PageCache;
  }
}

const SHOWN_WITHOUT_DATABASE_MS = 10 * 60_000;
const MEMORY_LIMIT = 64 * 1024 * 1024;
const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/**
 * Keeps the bytes readers get: made once for each version of what they show and each language, compressed once, dropped when
 * the database says that something visible changed (NOTIFY). A hit asks the database nothing.
 */
export const pageCache = fp(
  async (app: FastifyInstance, { databaseUrl, https }: { databaseUrl: string; https: boolean }) => {
    const headers = pageHeaders({ https });
    const pages = new LRUCache<string, CachedPage>({ maxSize: MEMORY_LIMIT, sizeCalculation: sizeOf });
    const underway = new Map<string, Promise<CachedPage>>();
    // Raised at each change: a page begun before the change must not be kept after it.
    let generation = 0;
    const listeners: (() => void)[] = [];

    const drop = (scope?: string) => {
      generation++;
      underway.clear();
      for (const notify of listeners) notify();
      if (scope === undefined) return pages.clear();
      for (const [key, page] of pages.entries()) if (page.scopes.includes(scope)) pages.delete(key);
    };
    const listener = listenForChanges({ databaseUrl, log: app.log, onChange: drop, onGap: () => drop() });
    app.addHook('onClose', () => listener.stop());

    async function makeOnce(key: string, make: () => Promise<Page>): Promise<CachedPage> {
      const waiting = underway.get(key);
      if (waiting !== undefined) return waiting;
      const begun = generation;
      const making = make().then((page) => {
        const cached = prepare(page, headers);
        if (begun === generation && listener.isLive()) pages.set(key, cached);
        return cached;
      });
      underway.set(key, making);
      try {
        return await making;
      } finally {
        if (underway.get(key) === making) underway.delete(key);
      }
    }

    const isFresh = (page: CachedPage) => listener.isLive() && page.staleAt > Date.now();

    /** While the database is away nothing can change, so what was kept is shown on, but not for ever. */
    async function makeOrFallBack(key: string, make: () => Promise<Page>, kept: CachedPage | undefined) {
      try {
        return await makeOnce(key, make);
      } catch (error) {
        if (kept && isDatabaseAway(error) && listener.silentFor() < SHOWN_WITHOUT_DATABASE_MS) return kept;
        throw error;
      }
    }

    app.decorate('pages', {
      onDrop: (notify) => void listeners.push(notify),
      async send(request, reply, key, make) {
        const kept = pages.get(key);
        const page = kept && isFresh(kept) ? kept : await makeOrFallBack(key, make, kept);
        const encoding = acceptedEncoding(request.headers['accept-encoding']);
        const body = page.bodies.get(encoding) ?? (await encode(page, encoding, headers));
        if (matches(request.headers['if-none-match'], body.etag)) {
          return reply
            .code(304)
            .headers({ etag: body.etag, vary: 'Accept-Encoding', 'cache-control': 'no-cache' })
            .send();
        }
        return reply.headers(body.headers).send(body.bytes);
      },
    });
  },
  { name: 'page-cache' },
);

function prepare({ html, scopes, staleAt }: Page, headers: Headers): CachedPage {
  const bytes = Buffer.from(html);
  const tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return {
    bodies: new Map([['identity', bodyOf(bytes, tag, 'identity', headers)]]),
    scopes,
    staleAt: staleAt?.getTime() ?? Number.POSITIVE_INFINITY,
  };
}

async function encode(page: CachedPage, encoding: Encoding, headers: Headers): Promise<Body> {
  const identity = page.bodies.get('identity') as Body;
  const bytes =
    encoding === 'br'
      ? await compressBrotli(identity.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : await compressGzip(identity.bytes, { level: 6 });
  const body = bodyOf(bytes, identity.etag.slice(1, -1), encoding, headers);
  page.bodies.set(encoding, body);
  return body;
}

/** Strong validators differ by encoding (RFC 9110, 8.8.3). */
function bodyOf(bytes: Buffer, tag: string, encoding: Encoding, headers: Headers): Body {
  const etag = encoding === 'identity' ? `"${tag}"` : `"${tag}-${encoding}"`;
  return {
    bytes,
    etag,
    headers: {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-length': bytes.length,
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding',
      etag,
      ...(encoding !== 'identity' && { 'content-encoding': encoding }),
    },
  };
}

function acceptedEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(header)) return 'br';
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(header)) return 'gzip';
  return 'identity';
}

/** If-None-Match uses the weak comparison (RFC 9110, 13.1.2). */
function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header === etag || header === '*') return true;
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** Counted with room for the compressed bodies that come later. */
function sizeOf(page: CachedPage): number {
  return Math.ceil((page.bodies.get('identity')?.bytes.length ?? 0) * 1.5) + 1024;
}
