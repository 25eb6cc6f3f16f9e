import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../i18n/translate.ts';
import { LIMITS } from '../platform/limits.ts';
import { giveBack, type OwnForm } from '../staff/give-back.ts';
import { type StaffDesk, staffDesk } from '../staff/staff-desk.ts';
import type { Role } from '../staff/staff-member.ts';
import { doWithWebhook, editWebhook, giveNewSecret, sendWebhook, tryWebhook } from './webhook-page.ts';
import { addWebhook, sendWebhooks, WEBHOOKS_PATH } from './webhooks-page.ts';

const ADMINS: readonly Role[] = ['admin'];
const config = { access: ADMINS, rateLimit: LIMITS.desk };
/** Each makes the program call out and wait. */
const calling = { access: ADMINS, rateLimit: LIMITS.mailing };

const OWN_FORM: OwnForm = {
  roles: ADMINS,
  typed: (['name', 'address'] as const).map((name) => ({
    name,
    label: (lang) => translate(lang, `webhooks.${name}`),
  })),
  hidden: ['version', 'types'],
};

/** Addresses that are told when something public changes, for admins; it belongs into the scope of `deskSession`. */
export const webhookRoutes: FastifyPluginAsync = async (app) => {
  const at =
    (handle: (desk: StaffDesk) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply));
  const form = { config, errorHandler: giveBack(app, OWN_FORM) };
  const one = `${WEBHOOKS_PATH}/:id`;

  app.get(WEBHOOKS_PATH, { config }, at(sendWebhooks));
  app.post(WEBHOOKS_PATH, form, at(addWebhook));
  app.get(one, { config }, at(sendWebhook));
  app.post(one, form, at(editWebhook));
  app.post(`${one}/geheimnis`, { config }, at(giveNewSecret));
  app.post(`${one}/probe`, { config: calling }, at(tryWebhook));
  for (const name of ['aus', 'ein', 'loeschen'] as const)
    app.post(
      `${one}/${name}`,
      { config },
      at((desk) => doWithWebhook(desk, name)),
    );
};
