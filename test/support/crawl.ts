import type { TestApp } from './app.ts';
import { unescapeHtml } from './resident.ts';

/** What an address answered to somebody who only reads. */
export interface Crawled {
  status: number;
  etag: string | undefined;
  body: string;
  headers: string;
}

/** Addresses no page links to but anybody may know. */
const KNOWN = [
  '/',
  '/en/',
  '/feed.atom',
  '/en/feed.atom',
  '/sitemap.xml',
  '/robots.txt',
  '/healthz',
  '/readyz',
];

/** More than any test's city has; a crawl without an end is a defect of its own. */
const MOST = 2_000;

/**
 * Reads everything that can be reached by links from the front page without signing in, and what else is known, as somebody
 * does who neither clicks a button nor has a private link. Machine-readable twins too.
 */
export async function crawl(app: TestApp, known: readonly string[] = []): Promise<Map<string, Crawled>> {
  const found = new Map<string, Crawled>();
  const waiting = [...KNOWN, ...known];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (found.has(url)) continue;
    if (found.size > MOST) throw new Error(`More than ${MOST} addresses, the last was ${url}`);
    const {
      statusCode: status,
      headers,
      body,
    } = await app.inject({ url, remoteAddress: addressOf(found.size) });
    found.set(url, { status, etag: headers.etag, body, headers: JSON.stringify(headers) });
    waiting.push(...linksIn(app, url, body));
  }
  return found;
}

/** A crawler of many addresses: limits are not what is looked at here. */
function addressOf(number: number): string {
  return `198.18.${number >> 8}.${number & 255}`;
}

function linksIn(app: TestApp, from: string, body: string): string[] {
  const base = new URL(from, app.config.publicUrl);
  return [...body.matchAll(/\b(?:href|src|action|content)="([^"]+)"|<(?:loc|id|uri)>([^<]+)</g)]
    .map(([, attribute, element]) => unescapeHtml(attribute ?? element ?? ''))
    .filter((link) => /^(?:\/|\?|https?:)/.test(link) && URL.canParse(link, base.href))
    .map((link) => new URL(link, base))
    .filter(({ origin, pathname }) => origin === base.origin && !/^\/(?:assets|anmelden)\b/.test(pathname))
    .map(({ pathname, search }) => pathname + search);
}
