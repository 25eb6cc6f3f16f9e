import type { FastifyReply, FastifyRequest } from 'fastify';

/** What the browser says of where a form was sent from. */
export type FormOrigin = 'same' | 'foreign' | 'unknown';

/**
 * Sec-Fetch-Site first, then Origin against the host the request came to. Neither present (no browser, or a very old one)
 * is `unknown`: a signal, no refusal, because residents carry no cookie that a foreign page could abuse.
 *
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function formOrigin(request: FastifyRequest): FormOrigin {
  const fetchSite = request.headers['sec-fetch-site'];
  if (fetchSite === 'same-origin' || fetchSite === 'none') return 'same';
  if (fetchSite !== undefined) return 'foreign';
  const origin = request.headers.origin;
  if (origin === undefined) return 'unknown';
  return isHost(origin, request.host) ? 'same' : 'foreign';
}

/** Hosts are compared under the origin's own scheme, so that its default port may be named or not. */
function isHost(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, host: from } = new URL(origin);
  const own = `${protocol}//${host}`;
  return URL.canParse(own) && new URL(own).host === from;
}

export class ForeignForm extends Error {
  readonly statusCode = 403;
  override name = 'ForeignForm';
}

/** preValidation hook for forms of our own pages. */
export async function refuseForeignForms(request: FastifyRequest, _reply: FastifyReply): Promise<void> {
  if (formOrigin(request) === 'foreign') throw new ForeignForm();
}
