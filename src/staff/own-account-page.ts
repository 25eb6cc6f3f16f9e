import type { FastifyReply } from 'fastify';
import { moment } from '../i18n/moment.ts';
import { mayUse, NotSignedIn } from './access.ts';
import { type Account, selectAccount } from './account-queries.ts';
import { deskMailsOf } from './desk-mails.ts';
import { readStrength } from './password.ts';
import { PASSWORD_LENGTHS } from './password-field.ts';
import { selectSessions } from './session-queries.ts';
import { idHashOf } from './session-store.ts';
import { type StaffDesk, sendStaffPage } from './staff-desk.ts';
import { countRecoveryCodes } from './totp-queries.ts';

export type PasswordErrors = { present?: string; password?: string };

/** `views/staff/own-account.hbs` */
type OwnAccountPage = {
  account: { name: string; email: string; roles: string };
  hasPassword: boolean;
  fields: Record<'present' | 'password', { value: string; error?: string }>;
  lengths: typeof PASSWORD_LENGTHS;
  totp: { isOn: boolean; codesLeft?: string };
  sessions: readonly SessionItem[];
  /** Only for who moderates, where mail is on. */
  deskMails?: { isOn: boolean };
  notice?: string;
};

type SessionItem = {
  id: string;
  browser: string;
  since: string;
  used: string;
  isThis: boolean;
  endLabel: string;
};

/** `/konto`: what somebody may see and change of their own. */
export async function sendOwnAccount(
  desk: StaffDesk,
  { errors = {} }: { errors?: PasswordErrors } = {},
): Promise<FastifyReply> {
  const { app, lang, site, member } = desk;
  const account = await selectAccount(app.db, site.id, member.id);
  if (!account) throw new NotSignedIn();
  const notice = noticeOf(desk);
  const model: OwnAccountPage = {
    account: { name: account.name, email: account.email, roles: roleNames(desk, account) },
    hasPassword: account.hasPassword,
    fields: {
      present: { value: '', ...(errors.present && { error: errors.present }) },
      password: { value: '', ...(errors.password && { error: errors.password }) },
    },
    lengths: PASSWORD_LENGTHS,
    totp: { isOn: account.hasTotp, ...(account.hasTotp && { codesLeft: await codesLeft(desk) }) },
    sessions: await ownSessions(desk),
    ...(app.mail.isOn && mayUse(member, ['moderator']) && { deskMails: await ownDeskMails(desk) }),
    ...(notice && { notice }),
  };
  const title = app.t(lang, 'staff.own.title');
  return sendStaffPage(desk, { template: 'own-account', title, model, scripts: ['desk/show-password.js'] });
}

export function roleNames({ app, lang }: StaffDesk, { roles }: Pick<Account, 'roles'>): string {
  return roles.map((role) => app.t(lang, `staff.role.${role}`)).join(', ');
}

async function ownDeskMails({ app, member }: StaffDesk): Promise<{ isOn: boolean }> {
  return { isOn: (await deskMailsOf(app.db, member.id))?.isOn ?? false };
}

async function codesLeft({ app, lang, member }: StaffDesk): Promise<string> {
  const count = await countRecoveryCodes(app.db, member.id);
  return app.t(lang, 'staff.own.totp.codesLeft', { count });
}

async function ownSessions({ app, request, lang, site, member }: StaffDesk): Promise<SessionItem[]> {
  const own = idHashOf(request.session.sessionId);
  const sessions = await selectSessions(app.db, member.id);
  return sessions.map(({ id, idHash, browser, since, usedAt }) => {
    const at = moment(since, lang, site.timeZone).text;
    const name = browser || app.t(lang, 'staff.own.sessions.unknown');
    return {
      id,
      browser: name,
      since: app.t(lang, 'staff.own.sessions.since', { at }),
      used: app.t(lang, 'staff.own.sessions.used', { at: moment(usedAt, lang, site.timeZone).text }),
      isThis: own.equals(idHash),
      endLabel: app.t(lang, 'staff.own.sessions.endOne', { browser: name, at }),
    };
  });
}

function noticeOf({ app, lang, request }: StaffDesk): string | undefined {
  const { getan, guete } = request.query as { getan?: unknown; guete?: unknown };
  if (getan === 'passwort')
    return app.t(lang, 'staff.own.notice.password', { strength: readStrength(guete) });
  if (getan === 'mails') return app.t(lang, 'staff.own.notice.mails');
  if (getan === 'aus') return app.t(lang, 'staff.own.notice.totpOff');
  return getan === 'sitzung' ? app.t(lang, 'staff.own.notice.session') : undefined;
}
