import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { AddressRefused, checkedLookup, refuseSpecial } from './reachable.ts';

/** Why there was no answer. */
export type Trouble = 'secret' | 'address' | 'name' | 'tls' | 'timeout' | 'connection';
export type Answered = { status: number } | { trouble: Trouble };

/** So long a receiver may take. */
export const ANSWER_MS = 10_000;
const HEADERS_LIMIT = 8 * 1024;
/** So much of an answer is let through before the connection ends; nobody reads it. */
const BODY_LIMIT = 1024;

/** One try. A redirect is an answer like any other and is not followed; the connection serves nothing else. */
export async function postEvent(
  url: URL,
  { headers, body }: { headers: Record<string, string>; body: string },
): Promise<Answered> {
  const signal = AbortSignal.timeout(ANSWER_MS);
  try {
    refuseSpecial(url);
    return { status: await exchange(url, headers, body, signal) };
  } catch (error) {
    return { trouble: signal.aborted ? 'timeout' : troubleOf(error as NodeJS.ErrnoException) };
  }
}

function exchange(
  url: URL,
  headers: Record<string, string>,
  body: string,
  signal: AbortSignal,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const sent = request(url, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Stadtgespraech',
    },
    agent: false,
    lookup: checkedLookup(url),
    maxHeaderSize: HEADERS_LIMIT,
    signal,
  });
  sent.on('error', reject);
  sent.on('response', (response) => {
    let read = 0;
    response.on('data', (chunk: Buffer) => {
      read += chunk.length;
      if (read > BODY_LIMIT) response.destroy();
    });
    response.on('error', () => undefined);
    // What counts, whatever becomes of the rest.
    resolve(response.statusCode as number);
  });
  sent.end(body);
  return promise;
}

function troubleOf(error: NodeJS.ErrnoException): Trouble {
  const { code = '' } = error;
  if (error instanceof AddressRefused) return 'address';
  if (['ENOTFOUND', 'EAI_AGAIN', 'ENODATA'].includes(code)) return 'name';
  return /CERT|TLS|SSL|SIGNATURE|SELF_SIGNED/.test(code) ? 'tls' : 'connection';
}
