import type { CatalogueKey } from '../i18n/catalogues.ts';
import { type Moment, moment } from '../i18n/moment.ts';
import type { LoggedEvent } from './event-queries.ts';
import { roleNames } from './own-account-page.ts';
import type { StaffDesk } from './staff-desk.ts';
import type { Role } from './staff-member.ts';

/** An entry of the log, as `views/partials/desk/account-log.hbs` shows it. */
export type EventItem = { at: Moment; actor: string; action: string; change?: string; subject: string };

export function eventItem(desk: StaffDesk, event: LoggedEvent): EventItem {
  const { app, lang, site } = desk;
  const { action, actor, subject, rolesBefore, rolesAfter } = event;
  const nobody = action === 'link-asked' ? 'staff.log.byNobody' : 'staff.log.byCommand';
  const names = (roles: Role[]) => roleNames(desk, { roles });
  return {
    at: moment(event.at, lang, site.timeZone),
    actor: actor ?? app.t(lang, nobody),
    action: app.t(lang, `staff.log.${action}` as CatalogueKey),
    subject: subject ?? app.t(lang, 'staff.log.all'),
    ...(rolesAfter && {
      change: rolesBefore
        ? app.t(lang, 'staff.log.rolesChange', { before: names(rolesBefore), after: names(rolesAfter) })
        : names(rolesAfter),
    }),
  };
}
