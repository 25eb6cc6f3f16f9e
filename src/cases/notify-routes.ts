import type {
  FastifyError,
  FastifyInstance,
  FastifyPluginAsync,
  FastifyReply,
  FastifyRequest,
} from 'fastify';
import { Type } from 'typebox';
import { keepPrivate } from '../mail/link-page.ts';
import { sentFields, whyNotTaken } from '../mail/not-taken.ts';
import { LIMITS } from '../platform/limits.ts';
import { refuseForeignForms } from '../platform/origin.ts';
import { UnknownLink } from '../platform/refusal.ts';
import { langOf, pathIn } from '../site/public-layout.ts';
import { DEFAULT_SITE_ID } from '../site/site.ts';
import { readNotifyForm } from './notify-form.ts';
import { type NotifyRequest, notifyPage } from './notify-page.ts';
import { forgetContact, getContact, saveContact } from './notify-save.ts';

const schema = { params: Type.Object({ token: Type.String({ maxLength: 200 }) }) };
const access = 'resident-token' as const;

/** The author of a comment says whether and where they want to be told what becomes of it. */
export const notifyRoutes: FastifyPluginAsync = async (app) => {
  const find = async ({ params }: FastifyRequest<NotifyRequest>) => {
    const contact = await getContact(app.db, DEFAULT_SITE_ID, params.token);
    if (!contact) throw new UnknownLink();
    return contact;
  };
  const posting = {
    schema,
    config: { access, rateLimit: LIMITS.mailing },
    preValidation: refuseForeignForms,
    errorHandler: giveBack(app),
  };

  app.get<NotifyRequest>(
    '/vorgang/:token/benachrichtigen',
    { schema, config: { access, rateLimit: LIMITS.privateLink } },
    async (request, reply) => {
      const contact = await find(request);
      return keepPrivate(reply).send(await notifyPage(app, request, { contact }));
    },
  );

  app.post<NotifyRequest>('/vorgang/:token/benachrichtigen', posting, async (request, reply) => {
    const contact = await find(request);
    const form = readNotifyForm(request.body, contact.email !== null);
    if (!app.mail.isOn)
      return keepPrivate(reply)
        .code(409)
        .send(await notifyPage(app, request, { contact }));
    if (form.problem)
      return keepPrivate(reply)
        .code(422)
        .send(await notifyPage(app, request, { contact, form }));
    const outcome = await saveContact(app.db, contact, form.values);
    if (outcome === 'not-found') throw new UnknownLink();
    if (outcome === 'ended')
      return keepPrivate(reply)
        .code(409)
        .send(await notifyPage(app, request, { contact: { ...contact, isEnded: true }, form }));
    return goBack(request, reply);
  });

  app.post<NotifyRequest>('/vorgang/:token/benachrichtigen/loeschen', posting, async (request, reply) => {
    await forgetContact(app.db, await find(request));
    return goBack(request, reply);
  });
};

function goBack(request: FastifyRequest<NotifyRequest>, reply: FastifyReply): FastifyReply {
  const path = pathIn(langOf(request), `/vorgang/${request.params.token}/benachrichtigen`);
  return keepPrivate(reply).redirect(`${path}?gespeichert=1`, 303);
}

/** Whatever goes wrong, what was typed comes back. */
function giveBack(app: FastifyInstance) {
  return async (error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const refusal = whyNotTaken(error);
    if (!refusal) throw error;
    request.log[refusal.status >= 500 ? 'error' : 'info']({ err: error }, 'a form was given back');
    if (refusal.retryAfter) reply.header('retry-after', refusal.retryAfter);
    const { values } = readNotifyForm(sentFields(error, request.body), true);
    const page = notifyPage(app, request as FastifyRequest<NotifyRequest>, {
      form: { values },
      notTaken: refusal.why,
    });
    return keepPrivate(reply)
      .code(refusal.status)
      .send(await page);
  };
}
