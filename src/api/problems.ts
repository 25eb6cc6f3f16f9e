import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { TooManyRequests } from '../platform/limits.ts';
import { retryAfter, statusOf } from '../platform/refusal.ts';
import { NotAcceptable } from './accept.ts';
import { NoAddress } from './no-address.ts';
import { NoKey } from './reader.ts';

const DATABASE_RETRY_S = 10;

/** A value that cannot be what its parameter is for. */
export class WrongParameter extends Error {
  readonly statusCode = 422;
  override name = 'WrongParameter';
  readonly parameter: string;

  constructor(parameter: string, message: string) {
    super(message);
    this.parameter = parameter;
  }
}

/** Everything that went wrong, as problem details (RFC 9457); never a word of the inside. */
export async function sendProblem(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const wrong = error.validation && error.validationContext === 'querystring' && wrongOf(error);
  const status = wrong ? 422 : statusOf(error);
  if (status >= 500) request.log.error({ err: error, reqId: request.id }, 'request failed');
  else request.log.info({ code: error.code ?? error.name, status }, 'request refused');
  if (error instanceof TooManyRequests) reply.header('retry-after', retryAfter(error.retryAt));
  if (status === 503) reply.header('retry-after', DATABASE_RETRY_S);
  if (error instanceof NoKey) {
    reply.header('www-authenticate', error.wasShown ? 'Bearer error="invalid_token"' : 'Bearer');
  }
  const isTold = [NoKey, WrongParameter, NotAcceptable, NoAddress].some((known) => error instanceof known);
  const told = isTold ? { detail: error.message } : {};
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    ...told,
    ...(error instanceof WrongParameter && { parameter: error.parameter }),
    ...(wrong && wrong),
    instance: `urn:request:${request.id}`,
  };
  reply.code(status).header('cache-control', 'no-store').type('application/problem+json');
  return reply.send(JSON.stringify(problem));
}

function wrongOf({ validation }: FastifyError): { parameter: string; detail: string } {
  const [first] = validation ?? [];
  const parameter = first?.instancePath.slice(1) ?? '';
  return { parameter, detail: `${parameter} ${first?.message ?? 'is wrong'}` };
}
