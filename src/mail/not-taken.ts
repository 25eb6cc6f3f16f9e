import type { FastifyError } from 'fastify';
import { UndecodableForm } from '../platform/form-body.ts';
import { TooManyRequests } from '../platform/limits.ts';
import { ForeignForm } from '../platform/origin.ts';
import { retryAfter, statusOf } from '../platform/refusal.ts';

/** Why a form that asks for an address was not even looked at; the page gives it back and says this. */
export interface NotTaken {
  why: 'tooMany' | 'unavailable' | 'refused';
  status: number;
  /** Seconds for `Retry-After`. */
  retryAfter?: number;
}

const DATABASE_RETRY_S = 10;

/** @returns undefined where there is no form to give back: no such address, or a body of another kind */
export function whyNotTaken(error: FastifyError): NotTaken | undefined {
  if (error instanceof UndecodableForm || error instanceof ForeignForm) {
    return { why: 'refused', status: error.statusCode };
  }
  if (error instanceof TooManyRequests) {
    return { why: 'tooMany', status: 429, retryAfter: retryAfter(error.retryAt) };
  }
  if (statusOf(error) >= 500) return { why: 'unavailable', status: 503, retryAfter: DATABASE_RETRY_S };
  return undefined;
}

/** What of a form can be read although it was not taken. */
export function sentFields(error: FastifyError, body: unknown): unknown {
  return error instanceof UndecodableForm ? error.fields : body;
}
