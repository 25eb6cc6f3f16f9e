import type { FastifyReply } from 'fastify';
import { moment } from '../i18n/moment.ts';
import { NotFound } from '../platform/refusal.ts';
import { type Account, selectAccount } from './account-queries.ts';
import { type AccountState, isDone, stateOf } from './account-state.ts';
import { selectEvents } from './event-queries.ts';
import { type EventItem, eventItem } from './event-view.ts';
import { roleNames } from './own-account-page.ts';
import { type RoleChoice, roleChoices } from './role-choices.ts';
import { type StaffDesk, sendStaffPage } from './staff-desk.ts';
import type { Role } from './staff-member.ts';

/** `views/staff/account.hbs` */
type AccountPage = {
  /** Where the forms of the page go: `{path}/rollen` and others. */
  path: string;
  name: string;
  email: string;
  version: number;
  since: string;
  state: AccountState;
  stateText: string;
  roles: readonly RoleChoice[];
  rolesError?: string;
  access: { text: string; link?: string; button?: string };
  provider?: string;
  hasTotp: boolean;
  sessions: { text: string; some: boolean };
  events: readonly EventItem[];
  alert?: string;
  notice?: string;
};

const EVENTS = 20;

export interface Refused {
  why: 'stale' | 'lastAdmin' | 'roles';
  /** The roles that were ticked. */
  roles?: readonly Role[];
}

/** `/verwaltung/konten/:id` @throws NotFound */
export async function sendAccount(desk: StaffDesk, id: string, refused?: Refused): Promise<FastifyReply> {
  const { app, request, lang, site } = desk;
  const account = await selectAccount(app.db, site.id, id);
  if (!account) throw new NotFound();
  const events = await selectEvents(app.db, site.id, { subjectId: id, limit: EVENTS });
  const { getan } = request.query as { getan?: unknown };
  const model: AccountPage = {
    ...describe(desk, account),
    roles: roleChoices(desk, refused?.roles ?? account.roles),
    ...(refused && wordsOf(desk, account, refused)),
    events: events.map((event) => eventItem(desk, event)),
    ...(!refused && isDone(getan) && { notice: app.t(lang, `staff.account.done.${getan}`) }),
  };
  return sendStaffPage(desk, { template: 'account', title: account.name, model, area: 'administration' });
}

function describe({ app, lang, site }: StaffDesk, account: Account) {
  const { id, name, email, version, hasPassword, hasProvider, hasTotp, sessions, linkUntil, disabledAt } =
    account;
  const at = (date: Date) => moment(date, lang, site.timeZone).text;
  const state = stateOf(account);
  const link = hasPassword || hasProvider ? 'staff.account.link.reset' : 'staff.account.link.invitation';
  const provider = app.config.oidc?.label ?? '';
  return {
    path: `/verwaltung/konten/${id}`,
    ...{ name, email, version, state, hasTotp },
    since: app.t(lang, 'staff.account.since', { at: at(account.createdAt) }),
    stateText: app.t(lang, `staff.accounts.state.${state}`),
    access: {
      text: app.t(lang, hasPassword ? 'staff.account.access.password' : 'staff.account.access.noPassword'),
      ...(linkUntil && { link: app.t(lang, 'staff.account.access.link', { at: at(linkUntil) }) }),
      ...(!disabledAt && { button: app.t(lang, link) }),
    },
    ...(hasProvider && { provider: app.t(lang, 'staff.account.provider', { label: provider }) }),
    sessions: { text: app.t(lang, 'staff.account.sessions', { count: sessions }), some: sessions > 0 },
  };
}

function wordsOf(desk: StaffDesk, account: Account, { why, roles }: Refused) {
  const { app, lang } = desk;
  if (why === 'roles') return { rolesError: app.t(lang, 'staff.invite.error.roles') };
  const now = roles && app.t(lang, 'staff.account.roles.now', { roles: roleNames(desk, account) });
  return { alert: app.t(lang, `staff.account.${why}`), ...(now && { rolesError: now }) };
}
