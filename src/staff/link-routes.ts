import type { FastifyPluginAsync } from 'fastify';
import { isStorable } from '../lib/storable.ts';
import { LIMITS } from '../platform/limits.ts';
import { langOfDesk } from './desk-language.ts';
import { sendForgottenPage } from './forgotten-page.ts';
import { type LinkRequest, openLink, useLink } from './link-page.ts';
import { enqueueReset } from './queries.ts';
import { sentText } from './sent-form.ts';
import { normalEmail } from './staff-member.ts';

const READ = { config: { access: 'public', rateLimit: LIMITS.privateLink } } as const;
const SEND = { config: { access: 'public', provenBy: 'origin', rateLimit: LIMITS.signIn } } as const;

/** For whoever has the link; foreign ones are answered with 404. */
function withLink<T extends { config: object }>({ config }: T) {
  return { config: { ...config, access: 'resident-token' as const } };
}

/** Passwords by a link: asked for, and set; they belong into the scope of `deskSession`. */
export const passwordLinkRoutes: FastifyPluginAsync = async (app) => {
  app.get('/zugang/:token', withLink(READ), async (request: LinkRequest, reply) =>
    openLink(app, request, reply),
  );
  app.post('/zugang/:token', withLink(SEND), async (request: LinkRequest, reply) =>
    useLink(app, request, reply),
  );

  app.get('/passwort-vergessen', READ, async (request, reply) => sendForgottenPage(app, request, reply));
  app.post('/passwort-vergessen', SEND, async (request, reply) => {
    const email = normalEmail(sentText(request.body, 'email'));
    if (email === '') return sendForgottenPage(app, request, reply.code(422), { isMissing: true });
    const { id } = await app.site();
    if (app.mail.isOn) await enqueueReset(app.db, id, isStorable(email) ? email : '', langOfDesk(request));
    return sendForgottenPage(app, request, reply, { email, isSent: true });
  });
};
