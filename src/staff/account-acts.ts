import type { FastifyReply } from 'fastify';
import { NotFound } from '../platform/refusal.ts';
import { TOTP_POLICIES } from './account-list-page.ts';
import { sendAccount } from './account-page.ts';
import { selectAccount, type TotpPolicy } from './account-queries.ts';
import type { Done } from './account-state.ts';
import {
  type AccountChange,
  type ChangeOutcome,
  changeRoles,
  disableAccount,
  enableAccount,
  freeFromProvider,
} from './change-account.ts';
import { endSessions } from './end-sessions.ts';
import { sendNewLink } from './invite-page.ts';
import { renewLink } from './renew-link.ts';
import { sentRoles, sentText, sentVersion } from './sent-form.ts';
import { setPolicy } from './set-policy.ts';
import { removeSecondStep } from './set-up-second-step.ts';
import type { StaffDesk } from './staff-desk.ts';
import type { Role } from './staff-member.ts';

/** What an admin does to somebody's account. @throws NotFound */
export type AccountAct = (desk: StaffDesk, id: string) => Promise<FastifyReply>;

export const giveRoles: AccountAct = async (desk, id) => {
  const roles = sentRoles(desk.request.body);
  if (roles.length === 0) {
    return sendAccount({ ...desk, reply: desk.reply.code(422) }, id, { why: 'roles', roles });
  }
  return answer(desk, id, 'rollen', await changeRoles(desk.app.db, changeOf(desk, id), roles), roles);
};

export const disable: AccountAct = async (desk, id) =>
  answer(desk, id, 'sperren', await disableAccount(desk.app.db, changeOf(desk, id)));

export const enable: AccountAct = async (desk, id) =>
  answer(desk, id, 'freigeben', await enableAccount(desk.app.db, changeOf(desk, id)));

export const disconnect: AccountAct = async (desk, id) =>
  answer(desk, id, 'anbieter', await freeFromProvider(desk.app.db, changeOf(desk, id)));

export const giveLink: AccountAct = async (desk, id) => {
  const { app, lang, site, member } = desk;
  const account = await existing(desk, id);
  const mail = app.mail.isOn && { mailLang: lang };
  const wanted = { siteId: site.id, staffId: id, madeBy: member.id, ...mail };
  const link = await renewLink(app.db, app.secrets.staffAccess, wanted);
  if (!link) return sendAccount({ ...desk, reply: desk.reply.code(409) }, id, { why: 'stale' });
  return sendNewLink(desk, account, link);
};

export const resetSecondStep: AccountAct = async (desk, id) => {
  const { app, site, member } = desk;
  await existing(desk, id);
  await removeSecondStep(app.db, { siteId: site.id, actorId: member.id, staffId: id });
  return done(desk, id, 'zweiter-schritt');
};

export const endTheirSessions: AccountAct = async (desk, id) => {
  const { app, site, member } = desk;
  await existing(desk, id);
  await endSessions(app.db, { siteId: site.id, actorId: member.id, staffId: id });
  return done(desk, id, 'sitzungen');
};

export async function choosePolicy(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, reply, site, member } = desk;
  const policy = TOTP_POLICIES.find((value) => value === sentText(request.body, 'totp_for'));
  if (policy) await setPolicy(app.db, { siteId: site.id, actorId: member.id, policy: policy as TotpPolicy });
  return reply.redirect(`/verwaltung/konten${policy ? '?getan=regel' : ''}`, 303);
}

async function existing({ app, site }: StaffDesk, id: string) {
  const account = await selectAccount(app.db, site.id, id);
  if (!account) throw new NotFound();
  return account;
}

function changeOf({ request, site, member }: StaffDesk, staffId: string): AccountChange {
  return { siteId: site.id, actorId: member.id, staffId, version: sentVersion(request.body) };
}

async function answer(
  desk: StaffDesk,
  id: string,
  what: Done,
  outcome: ChangeOutcome,
  roles?: readonly Role[],
): Promise<FastifyReply> {
  if (outcome === 'unknown') throw new NotFound();
  if (outcome === 'changed') return done(desk, id, what);
  return sendAccount({ ...desk, reply: desk.reply.code(409) }, id, { why: outcome, ...(roles && { roles }) });
}

function done({ reply }: StaffDesk, id: string, what: Done): FastifyReply {
  return reply.redirect(`/verwaltung/konten/${id}?getan=${what}`, 303);
}
