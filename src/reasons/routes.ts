import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import { giveBack, type OwnForm } from '../staff/give-back.ts';
import { type StaffDesk, staffDesk } from '../staff/staff-desk.ts';
import type { Role } from '../staff/staff-member.ts';
import { changeReason, createReason, shelveReason, shiftReason } from './reason-acts.ts';
import { ALL_FIELDS, isCode } from './reason-form.ts';
import { sendNewReason, sendReason } from './reason-page.ts';
import { sendReasons } from './reasons-page.ts';

const MODERATORS: readonly Role[] = ['moderator'];
const ADMINS: readonly Role[] = ['admin'];
const read = { config: { access: MODERATORS, rateLimit: LIMITS.desk } };
const save = { config: { access: ADMINS, rateLimit: LIMITS.desk } };

const OWN_FORM: OwnForm = {
  roles: ADMINS,
  typed: [
    ...(['code', 'rule'] as const).map((name) => ({
      name,
      label: (lang: Lang) => translate(lang, `reasons.field.${name}`),
    })),
    ...ALL_FIELDS.map(({ name, key, lang: of }) => ({
      name,
      label: (lang: Lang) =>
        `${translate(lang, `reasons.field.${key}`)} (${translate(lang, `reasons.lang.${of}`)})`,
    })),
  ],
  hidden: ['version'],
};

type OfReason = FastifyRequest<{ Params: { code: string } }>;

/** The city's reasons, for moderators to read and for admins to change; it belongs into the scope of `deskSession`. */
export const reasonRoutes: FastifyPluginAsync = async (app) => {
  const at =
    (handle: (desk: StaffDesk) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply));
  const of =
    (handle: (desk: StaffDesk, code: string) => Promise<FastifyReply>) =>
    async (request: OfReason, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply), codeOf(request));

  const words = { ...save, errorHandler: giveBack(app, OWN_FORM) };

  app.get('/verwaltung/gruende', read, at(sendReasons));
  app.get(
    '/verwaltung/gruende/neu',
    save,
    at((desk) => sendNewReason(desk)),
  );
  app.post('/verwaltung/gruende/neu', words, at(createReason));
  app.get(
    '/verwaltung/gruende/:code',
    read,
    of((desk, code) => sendReason(desk, code)),
  );
  app.post<{ Params: { code: string } }>('/verwaltung/gruende/:code', words, of(changeReason));
  app.post('/verwaltung/gruende/:code/archiv', save, of(shelveReason));
  app.post('/verwaltung/gruende/:code/ordnung', save, of(shiftReason));
};

function codeOf({ params: { code } }: OfReason): string {
  if (!isCode(code)) throw new NotFound();
  return code;
}
