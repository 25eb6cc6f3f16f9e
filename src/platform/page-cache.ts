import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { LRUCache } from 'lru-cache';
import { isDatabaseAway } from '../database/db.ts';
import { listenForChanges } from './change-listener.ts';
import {
  acceptedEncoding,
  answerTo,
  type Encoding,
  encodedPage,
  type PageBytes,
  plainPage,
} from './page-bytes.ts';
import { pageHeaders } from './security-headers.ts';

/** A page as its route makes it. */
export interface Page {
  /** What is sent: HTML, unless `type` says otherwise. */
  html: string;
  type?: string;
  /** Besides those of every page. */
  headers?: Readonly<Record<string, string>>;
  /** True where a key, or an `Accept`, gets something else at the same address. */
  isForPrograms?: boolean;
  /** Topics and sites whose change makes the page stale. */
  scopes: string[];
  /** When it grows stale by itself: the topic's next opening or closing. */
  staleAt?: Date | undefined;
}

interface CachedPage {
  plain: PageBytes;
  encodings: Map<Encoding, PageBytes>;
  /** Being compressed, once for all who wait. */
  compressing: Map<Encoding, Promise<PageBytes>>;
  scopes: string[];
  staleAt: number;
  isForPrograms: boolean;
}

export interface PageCache {
  /** Called when something was changed, with the scope it was announced by; without one where it may have been unheard. */
  onDrop(listener: (scope?: string) => void): void;
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

const HTML = 'text/html; charset=utf-8';
const SHOWN_WITHOUT_DATABASE_MS = 10 * 60_000;
const MEMORY_LIMIT = 64 * 1024 * 1024;
/** Addresses of kept pages; one page has many, since who sends a link around may add to it what they like. */
const ADDRESSES = 2_000;
const ADDRESS_LENGTH = 200;

/**
 * Keeps the bytes readers get: made once for each version of what they show and each language, compressed once, dropped when
 * the database says that something visible changed (NOTIFY). A hit asks the database nothing.
 */
export const pageCache = fp(
  async (app: FastifyInstance, { databaseUrl, https }: { databaseUrl: string; https: boolean }) => {
    const everyPage = pageHeaders({ https });
    const pages = new LRUCache<string, CachedPage>({ maxSize: MEMORY_LIMIT, sizeCalculation: sizeOf });
    const keys = new LRUCache<string, string>({ max: ADDRESSES });
    const underway = new Map<string, Promise<CachedPage>>();
    // Raised at each change: a page begun before the change must not be kept after it.
    let generation = 0;
    const listeners: ((scope?: string) => void)[] = [];
    let closing = false;

    const drop = (scope?: string) => {
      generation++;
      underway.clear();
      for (const notify of listeners) notify(scope);
      if (scope === undefined) return pages.clear();
      for (const [key, page] of pages.entries()) if (page.scopes.includes(scope)) pages.delete(key);
    };
    const listener = listenForChanges({ databaseUrl, log: app.log, onChange: drop, onGap: () => drop() });
    app.addHook('onClose', () => listener.stop());
    // From then on Fastify tells each connection that this was its last answer.
    app.addHook('preClose', async () => {
      closing = true;
    });

    const prepare = ({ html, type = HTML, scopes, staleAt, headers, isForPrograms }: Page): CachedPage => {
      const plain = plainPage(html, { ...everyPage, 'content-type': type }, headers);
      return {
        plain,
        encodings: new Map([['identity', plain]]),
        compressing: new Map(),
        scopes,
        staleAt: staleAt?.getTime() ?? Number.POSITIVE_INFINITY,
        isForPrograms: isForPrograms ?? false,
      };
    };

    async function makeOnce(key: string, make: () => Promise<Page>): Promise<CachedPage> {
      const waiting = underway.get(key);
      if (waiting !== undefined) return waiting;
      const begun = generation;
      const making = make().then((page) => {
        const cached = prepare(page);
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
        if (request.url.length <= ADDRESS_LENGTH) keys.set(request.url, key);
        const encoding = acceptedEncoding(request.headers['accept-encoding']);
        const answer = answerTo(request.headers['if-none-match'], await inEncoding(page, encoding));
        return reply.code(answer.status).headers(answer.headers).send(answer.bytes);
      },
    });

    /** @returns false for what Fastify has to look at */
    function answerKept({ method, url = '', headers }: IncomingMessage, response: ServerResponse): boolean {
      if (method !== 'GET' || closing) return false;
      const key = keys.get(url);
      const page = key === undefined ? undefined : pages.get(key);
      if (page === undefined || !isFresh(page)) return false;
      if (page.isForPrograms && !isSimple(headers)) return false;
      const bytes = page.encodings.get(acceptedEncoding(headers['accept-encoding']));
      if (!bytes) return false;
      const answer = answerTo(headers['if-none-match'], bytes);
      response.writeHead(answer.status, answer.headers).end(answer.bytes);
      app.countRead(url, answer.status);
      return true;
    }

    // In front of Fastify: its request, reply, log and hooks cost half as much again as the answer.
    const [fastify] = app.server.listeners('request') as [RequestListener];
    app.server.removeListener('request', fastify);
    app.server.on('request', (request, response) => {
      if (!answerKept(request, response)) fastify.call(app.server, request, response);
    });
  },
  { name: 'page-cache', dependencies: ['request-log'] },
);

async function inEncoding(page: CachedPage, encoding: Encoding): Promise<PageBytes> {
  const { plain, encodings, compressing } = page;
  if (encoding === 'identity') return plain;
  const making = compressing.get(encoding) ?? encodedPage(plain, encoding);
  compressing.set(encoding, making);
  const made = await making;
  encodings.set(encoding, made);
  return made;
}

/** Of those who show no key and take whatever there is. */
function isSimple({ authorization, accept = '*/*' }: IncomingMessage['headers']): boolean {
  return authorization === undefined && accept === '*/*';
}

/** Counted with room for the compressed bodies that come later. */
function sizeOf({ plain }: CachedPage): number {
  return Math.ceil(plain.whole.bytes.length * 1.5) + 1024;
}
