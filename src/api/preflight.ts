import type { FastifyReply, FastifyRequest } from 'fastify';

const METHODS = 'GET, HEAD, OPTIONS';
/** Browsers keep it for two hours at most. */
const KEPT_S = 7_200;

/**
 * What a browser asks before a script of another site may send a header of its own. A key may go along: it is no cookie, so a page
 * has only the one that its own reader gave to it.
 *
 * @see https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
export const PREFLIGHT_HEADERS = {
  allow: METHODS,
  'access-control-allow-methods': METHODS,
  'access-control-allow-headers': 'Accept, Authorization, If-None-Match',
  'access-control-max-age': String(KEPT_S),
} as const;

export async function sendPreflight(_: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return reply.code(204).headers(PREFLIGHT_HEADERS).send();
}
