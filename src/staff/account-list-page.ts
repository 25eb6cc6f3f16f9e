import type { FastifyReply } from 'fastify';
import { moment } from '../i18n/moment.ts';
import { type Account, selectAccounts, selectTotpPolicy, type TotpPolicy } from './account-queries.ts';
import { type AccountState, isDone, stateOf } from './account-state.ts';
import { roleNames } from './own-account-page.ts';
import { type StaffDesk, sendStaffPage } from './staff-desk.ts';

/** `views/staff/accounts.hbs` */
type AccountListPage = {
  accounts: readonly AccountItem[];
  policies: readonly { value: TotpPolicy; label: string; isChosen: boolean }[];
  notice?: string;
};

type AccountItem = {
  href: string;
  name: string;
  email: string;
  roles: string;
  state: AccountState;
  stateText: string;
  totpText: string;
  usedText: string;
  isSelf: boolean;
};

export const TOTP_POLICIES: readonly TotpPolicy[] = ['nobody', 'admins', 'all'];

/** `/verwaltung/konten`: who may come in, and what for. */
export async function sendAccountList(desk: StaffDesk): Promise<FastifyReply> {
  const { app, request, lang, site } = desk;
  const accounts = await selectAccounts(app.db, site.id);
  const policy = await selectTotpPolicy(app.db, site.id);
  const { getan } = request.query as { getan?: unknown };
  const model: AccountListPage = {
    accounts: accounts.map((account) => itemOf(desk, account)),
    policies: TOTP_POLICIES.map((value) => ({
      value,
      label: app.t(lang, `staff.policy.${value}`),
      isChosen: value === policy,
    })),
    ...(isDone(getan) && { notice: app.t(lang, `staff.account.done.${getan}`) }),
  };
  const title = app.t(lang, 'staff.accounts.title');
  return sendStaffPage(desk, { template: 'accounts', title, model, area: 'administration' });
}

function itemOf(desk: StaffDesk, account: Account): AccountItem {
  const { app, lang, site, member } = desk;
  const state = stateOf(account);
  const at = account.usedAt && moment(account.usedAt, lang, site.timeZone).text;
  return {
    href: `/verwaltung/konten/${account.id}`,
    name: account.name,
    email: account.email,
    roles: roleNames(desk, account),
    state,
    stateText: app.t(lang, `staff.accounts.state.${state}`),
    totpText: app.t(lang, account.hasTotp ? 'staff.accounts.totp.on' : 'staff.accounts.totp.off'),
    usedText: at ? app.t(lang, 'staff.accounts.used', { at }) : app.t(lang, 'staff.accounts.notUsed'),
    isSelf: account.id === member.id,
  };
}
