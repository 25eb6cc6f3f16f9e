import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FOR_EVERYBODY } from '../open-data/for-everybody.ts';

/** Below the interface, and no address of it, or not by this method. */
export class NoAddress extends Error {
  readonly statusCode: 404 | 405;
  override name = 'NoAddress';

  constructor(statusCode: NoAddress['statusCode'], message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** Goes into a scope of the interface's own prefix: a program gets problem details here, too. */
export function refuseAddress(app: FastifyInstance) {
  return async ({ url, method }: FastifyRequest, reply: FastifyReply): Promise<never> => {
    reply.headers(FOR_EVERYBODY);
    const allowed = app.allowedMethods(url);
    if (allowed.length === 0 || allowed.includes(method))
      throw new NoAddress(404, 'There is no such address: openapi.json names those there are.');
    reply.header('allow', allowed.join(', '));
    throw new NoAddress(405, 'This address is only read.');
  };
}
