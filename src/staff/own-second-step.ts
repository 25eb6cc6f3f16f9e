import type { FastifyReply } from 'fastify';
import { TooManyRequests } from '../platform/limits.ts';
import { retryAfter } from '../platform/refusal.ts';
import { SET_UP_PATH } from './access.ts';
import { sentText } from './sent-form.ts';
import {
  beginSecondStep,
  confirmSecondStep,
  removeSecondStep,
  renewRecoveryCodes,
  secretUnderWay,
} from './set-up-second-step.ts';
import { type StaffDesk, sendStaffPage } from './staff-desk.ts';
import { qrPath, totpUri } from './totp.ts';
import { hasTotp } from './totp-queries.ts';

/** `views/staff/second-step-set-up.hbs`; `picture` once it has begun. */
type SetUpPage = {
  isOn: boolean;
  isNeeded: boolean;
  picture?: { size: number; path: string };
  /** In groups of four, to be typed. */
  secret?: string;
  error?: string;
  codeHint: string;
};

/** What the second step is; nothing begins by being read. */
export async function openSetUp(desk: StaffDesk): Promise<FastifyReply> {
  return sendSetUp(desk, { isOn: await hasTotp(desk.app.db, desk.member.id) });
}

export async function beginSetUp(desk: StaffDesk): Promise<FastifyReply> {
  const { app, member, reply } = desk;
  const secret = await beginSecondStep(app.db, app.secrets, member.id);
  return secret ? sendSetUp(desk, { secret }) : reply.redirect(SET_UP_PATH, 303);
}

/** The first code: switches it on and shows the recovery codes, or says what is wrong with it. */
export async function confirmSetUp(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, reply, lang, site, member } = desk;
  const secret = await secretUnderWay(app.db, app.secrets, member.id);
  if (!secret) return reply.redirect(SET_UP_PATH, 303);
  const code = sentText(request.body, 'totp');
  if (code.trim() === '') {
    return sendSetUp(
      { ...desk, reply: reply.code(422) },
      { secret, error: app.t(lang, 'staff.code.missing') },
    );
  }
  try {
    const check = { siteId: site.id, staffId: member.id, code };
    const codes = await confirmSecondStep(app.db, app.secrets, check);
    if (codes) return await sendCodes(desk, codes, 'on');
  } catch (error) {
    if (!(error instanceof TooManyRequests)) throw error;
    const wait = retryAfter(error.retryAt);
    reply.code(429).header('retry-after', wait);
    const minutes = Math.ceil(wait / 60);
    return sendSetUp(desk, { secret, error: app.t(lang, 'staff.code.limited', { minutes }) });
  }
  return sendSetUp({ ...desk, reply: reply.code(422) }, { secret, error: app.t(lang, 'staff.code.wrong') });
}

export async function switchOff({ app, reply, site, member }: StaffDesk): Promise<FastifyReply> {
  await removeSecondStep(app.db, { siteId: site.id, actorId: member.id, staffId: member.id });
  return reply.redirect('/konto?getan=aus', 303);
}

export async function renewCodes(desk: StaffDesk): Promise<FastifyReply> {
  const { app, reply, site, member } = desk;
  const codes = await renewRecoveryCodes(app.db, app.secrets, { siteId: site.id, staffId: member.id });
  return codes ? sendCodes(desk, codes, 'renewed') : reply.redirect(SET_UP_PATH, 303);
}

async function sendSetUp(
  desk: StaffDesk,
  { secret, error, isOn = false }: { secret?: string; error?: string; isOn?: boolean },
): Promise<FastifyReply> {
  const { app, lang, site, member } = desk;
  const issuer = `Stadtgespräch ${site.name}`;
  const model: SetUpPage = {
    isOn,
    isNeeded: member.needsSecondStep ?? false,
    codeHint: app.t(lang, 'staff.totp.confirm.hint'),
    ...(secret && {
      picture: qrPath(await totpUri(secret, { issuer, email: member.email })),
      secret: secret.match(/.{1,4}/g)?.join(' ') ?? secret,
    }),
    ...(error && { error }),
  };
  return sendStaffPage(desk, {
    template: 'second-step-set-up',
    title: app.t(lang, 'staff.totp.title'),
    model,
  });
}

function sendCodes(desk: StaffDesk, codes: readonly string[], why: 'on' | 'renewed'): Promise<FastifyReply> {
  const { app, lang } = desk;
  const model = { codes, notice: app.t(lang, `staff.recovery.${why}`) };
  return sendStaffPage(desk, {
    template: 'recovery-codes',
    title: app.t(lang, 'staff.recovery.title'),
    model,
  });
}
