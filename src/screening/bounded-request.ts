import { channel } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';

export type RequestFault = 'timeout' | 'refused' | 'redirect' | 'http-error' | 'garbage';

export interface RequestLimits {
  /** Longest silence, from the start of the call or the last byte that arrived. */
  idleMs: number;
  /** Longest whole call. */
  deadlineMs: number;
  /** Longest body as it comes over the wire. */
  maxBytes: number;
}

/** `refused`: no connection, or it broke before the answer was whole. `garbage`: HTTP was fine, the caller threw `error`. */
export type BoundedReply<T> =
  | { fault?: undefined; value: T; headers: IncomingHttpHeaders }
  | { fault: RequestFault; error?: unknown };

/**
 * Lends limits to a library that sends one HTTP request and offers none: idle timeout, total deadline, longest body, text only,
 * and no redirects. Works on anything built on `node:http` that opens its request within the call itself: Node announces the
 * `ClientRequest` on a diagnostics channel, and this listens only while `send()` runs, so it can meet no other request.
 * A redirect is never passed on: the library cannot follow what it does not see.
 *
 * Faults outside come back as values. `error` may hold what was sent: judge it, never log or keep it.
 */
export async function boundedRequest<T>(
  send: () => PromiseLike<T>,
  limits: RequestLimits,
): Promise<BoundedReply<T>> {
  const { request, result } = opened(send);
  const cut = Promise.withResolvers<BoundedReply<T>>();
  const cutOff = (fault: RequestFault) => {
    cut.resolve({ fault });
    request.destroy();
  };
  const deadline = setTimeout(cutOff, limits.deadlineMs, 'timeout');
  const idle = setTimeout(cutOff, limits.idleMs, 'timeout');
  const response = watchResponse(request, limits.maxBytes, () => idle.refresh(), cutOff);
  try {
    return await Promise.race([cut.promise, settled(result, response)]);
  } finally {
    clearTimeout(deadline);
    clearTimeout(idle);
  }
}

function opened<T>(send: () => PromiseLike<T>): { request: ClientRequest; result: PromiseLike<T> } {
  const created = channel('http.client.request.created');
  let request: ClientRequest | undefined;
  const notice = (message: unknown) => {
    request ??= (message as { request: ClientRequest }).request;
  };
  created.subscribe(notice);
  try {
    const result = send();
    if (!request)
      throw new Error('the library opened no HTTP request within the call: its limits cannot be set');
    return { request, result };
  } finally {
    created.unsubscribe(notice);
  }
}

/** Stands before the library's own listener, which sees only a response that may be read. Returns where to look it up. */
function watchResponse(
  request: ClientRequest,
  maxBytes: number,
  alive: () => void,
  cutOff: (fault: RequestFault) => void,
): () => IncomingMessage | undefined {
  let seen: IncomingMessage | undefined;
  const readers = request.listeners('response');
  request.removeAllListeners('response');
  request.once('response', (response: IncomingMessage) => {
    seen = response;
    alive();
    const unreadable = whyUnreadable(response);
    if (unreadable) return cutOff(unreadable);
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      alive();
      bytes += chunk.length;
      if (bytes > maxBytes) cutOff('garbage');
    });
    for (const read of readers) read.call(request, response);
  });
  return () => seen;
}

function whyUnreadable({ statusCode = 0, headers }: IncomingMessage): RequestFault | undefined {
  if (statusCode >= 300 && statusCode < 400) return 'redirect';
  if (statusCode < 200 || statusCode >= 400) return 'http-error';
  return /^text\//iu.test(headers['content-type'] ?? 'text/plain') ? undefined : 'garbage';
}

async function settled<T>(
  result: PromiseLike<T>,
  response: () => IncomingMessage | undefined,
): Promise<BoundedReply<T>> {
  try {
    return { value: await result, headers: response()?.headers ?? {} };
  } catch (error) {
    return response()?.complete ? { fault: 'garbage', error } : { fault: 'refused', error };
  }
}
