import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid } from '../lib/uuid.ts';
import { LIMITS } from '../platform/limits.ts';
import { NotFound } from '../platform/refusal.ts';
import {
  type AccountAct,
  choosePolicy,
  disable,
  disconnect,
  enable,
  endTheirSessions,
  giveLink,
  giveRoles,
  resetSecondStep,
} from './account-acts.ts';
import { sendAccountList } from './account-list-page.ts';
import { sendAccount } from './account-page.ts';
import { sendEventPage } from './event-page.ts';
import { invite, openInvite } from './invite-page.ts';
import { proveFirst } from './prove-first.ts';
import { type StaffDesk, staffDesk } from './staff-desk.ts';
import type { Role } from './staff-member.ts';

const ADMINS: readonly Role[] = ['admin'];
const config = { access: ADMINS, rateLimit: LIMITS.desk };

type OfAccount = FastifyRequest<{ Params: { id: string } }>;

/** Whatever changes an account asks for a fresh proof of who is asking. */
const ACTS: Record<string, AccountAct> = {
  rollen: giveRoles,
  sperren: disable,
  freigeben: enable,
  link: giveLink,
  'zweiter-schritt': resetSecondStep,
  sitzungen: endTheirSessions,
  anbieter: disconnect,
};

/** Accounts, for admins; it belongs into the scope of `deskSession`. */
export const accountRoutes: FastifyPluginAsync = async (app) => {
  const change = { config, preHandler: proveFirst(app) };
  const at =
    (handle: (desk: StaffDesk) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) =>
      handle(await staffDesk(app, request, reply));

  app.get('/verwaltung/konten', { config }, at(sendAccountList));
  app.get('/verwaltung/konten/neu', { config }, at(openInvite));
  app.post('/verwaltung/konten/neu', change, at(invite));
  app.post('/verwaltung/konten/regel', change, at(choosePolicy));
  app.get('/verwaltung/konten/protokoll', { config }, at(sendEventPage));

  app.get('/verwaltung/konten/:id', { config }, async (request: OfAccount, reply) =>
    sendAccount(await staffDesk(app, request, reply), accountId(request)),
  );
  for (const [name, act] of Object.entries(ACTS)) {
    app.post(`/verwaltung/konten/:id/${name}`, change, async (request: OfAccount, reply) =>
      act(await staffDesk(app, request, reply), accountId(request)),
    );
  }
};

function accountId({ params: { id } }: OfAccount): string {
  if (!isUuid(id)) throw new NotFound();
  return id.toLowerCase();
}
