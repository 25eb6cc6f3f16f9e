import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UndecodableForm } from '../platform/form-body.ts';
import { retryAfter } from '../platform/refusal.ts';
import { readCommentForm } from './comment-form.ts';
import { type NotSent, notSentPage, type TopicRequest, whyNotSent } from './not-sent-page.ts';

/** Error handler of the route that takes comments in: whatever goes wrong, the resident's words come back. */
export function giveBack(app: FastifyInstance) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const refusal = whyNotSent(error);
    if (!refusal) throw error;
    const { status } = refusal;
    if (status >= 500) request.log.error({ err: error }, 'a comment was given back');
    else request.log.info({ code: error.code ?? error.name, status }, 'a comment was given back');
    const form = readCommentForm(fieldsOf(error, request), { mailOn: app.mail.isOn });
    return sendNotSent(app, request as FastifyRequest<TopicRequest>, reply, { ...refusal, form });
  };
}

/** „Noch nicht gesendet“; the words in it are kept by nobody on their way. */
export async function sendNotSent(
  app: FastifyInstance,
  request: FastifyRequest<TopicRequest>,
  reply: FastifyReply,
  { status, ...page }: NotSent & { status: number },
): Promise<FastifyReply> {
  reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8');
  if (page.retryAt) reply.header('retry-after', retryAfter(page.retryAt));
  return reply.send(await notSentPage(app, request, page));
}

/** A form that is no UTF-8 was not taken for a body; what can be read of it is still given back. */
function fieldsOf(error: FastifyError, request: FastifyRequest): unknown {
  return error instanceof UndecodableForm ? error.fields : request.body;
}
