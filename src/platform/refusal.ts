import type { FastifyRequest } from 'fastify';
import { isDatabaseAway } from '../database/db.ts';

/** The status an error is answered with. */
export function statusOf(error: {
  statusCode?: number | undefined;
  validation?: unknown;
  validationContext?: string;
}): number {
  if (isDatabaseAway(error)) return 503;
  if (error.validation) return error.validationContext === 'params' ? 404 : 400;
  return error.statusCode ?? 500;
}

/** False for programs, which get JSON. */
export function wantsPage(request: FastifyRequest): boolean {
  if (request.url.startsWith('/api/')) return false;
  return !(request.headers.accept ?? '').includes('json');
}

/** `Retry-After`: whole seconds, at least one (RFC 9110, 10.2.3). */
export function retryAfter(at: Date): number {
  return Math.max(1, Math.ceil((at.getTime() - Date.now()) / 1_000));
}

/** What is not there, or not for this reader. */
export class NotFound extends Error {
  readonly statusCode = 404;
  override name = 'NotFound';
}

/** A private link that is foreign, expired, used up, cut off or made up: one page for all of them, which says what to do. */
export class UnknownLink extends NotFound {
  override name = 'UnknownLink';
}
