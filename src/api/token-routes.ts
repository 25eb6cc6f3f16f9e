import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { isUuid } from '../lib/uuid.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { giveBack, type OwnForm } from '../staff/give-back.ts';
import { proveFirst } from '../staff/prove-first.ts';
import { type StaffDesk, staffDesk } from '../staff/staff-desk.ts';
import type { Role } from '../staff/staff-member.ts';
import { revokeToken } from './revoke-token.ts';
import { makeToken, sendTokens, TOKENS_PATH } from './token-page.ts';

const ADMINS: readonly Role[] = ['admin'];
const config = { access: ADMINS, rateLimit: LIMITS.desk };

const NEW_KEY: OwnForm = {
  roles: ADMINS,
  typed: (['name', 'days'] as const).map((name) => ({
    name,
    label: (lang) => translate(lang, `api.tokens.${name}`),
  })),
  hidden: [],
};

type OfToken = FastifyRequest<{ Params: { id: string } }>;

/** Keys for programs, for admins; it belongs into the scope of `deskSession`. */
export const tokenRoutes: FastifyPluginAsync = async (app) => {
  const at =
    (handle: (desk: StaffDesk) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply));

  app.get(TOKENS_PATH, { config }, at(sendTokens));
  // A key opens everything that was ever said: whoever makes one shows first that it is still them.
  app.post(
    TOKENS_PATH,
    { config, preHandler: proveFirst(app), errorHandler: giveBack(app, NEW_KEY) },
    at(makeToken),
  );
  app.post(`${TOKENS_PATH}/:id/sperren`, { config }, async (request: OfToken, reply) => {
    const { site, member } = await staffDesk(app, request, reply);
    const { id } = request.params;
    if (!isUuid(id)) throw new NotFound();
    await revokeToken(app.db, { siteId: site.id, actorId: member.id, tokenId: id.toLowerCase() });
    return reply.redirect(`${TOKENS_PATH}?getan=gesperrt`, 303);
  });
};
