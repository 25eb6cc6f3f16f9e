import type {
  FastifyError,
  FastifyInstance,
  FastifyPluginAsync,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import { readAddressField } from '../comments/address-field.ts';
import { keepPrivate } from '../mail/link-page.ts';
import { sentFields, whyNotTaken } from '../mail/not-taken.ts';
import { LIMITS } from '../platform/limits.ts';
import { refuseForeignForms } from '../platform/origin.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { linkPage } from './link-page.ts';
import { requestLinks } from './link-request.ts';

/** Who lost their private link has it sent again. */
export const lostLinkRoutes: FastifyPluginAsync = async (app) => {
  app.post(
    '/vorgang/link',
    {
      config: { access: 'public', rateLimit: LIMITS.mailing },
      preValidation: refuseForeignForms,
      errorHandler: giveBack(app),
    },
    async (request, reply) => {
      const field = readAddressField(request.body);
      const problem = field.problem ?? (field.email === '' ? 'missing' : undefined);
      if (problem) {
        return keepPrivate(reply)
          .code(422)
          .send(await linkPage(app, request, { field: { ...field, problem } }));
      }
      if (!app.mail.isOn)
        return keepPrivate(reply)
          .code(409)
          .send(await linkPage(app, request, { field }));
      await requestLinks(app.db, DEFAULT_SITE_ID, field.email);
      return keepPrivate(reply).send(await linkPage(app, request, {}));
    },
  );
};

/** Whatever goes wrong, the address comes back. */
function giveBack(app: FastifyInstance) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const refusal = whyNotTaken(error);
    if (!refusal) throw error;
    request.log[refusal.status >= 500 ? 'error' : 'info']({ err: error }, 'a form was given back');
    if (refusal.retryAfter) reply.header('retry-after', refusal.retryAfter);
    const { email } = readAddressField(sentFields(error, request.body));
    const page = linkPage(app, request, { field: { email }, notTaken: refusal.why });
    return keepPrivate(reply)
      .code(refusal.status)
      .send(await page);
  };
}
