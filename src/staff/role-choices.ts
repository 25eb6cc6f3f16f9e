import type { StaffDesk } from './staff-desk.ts';
import { ROLES, type Role } from './staff-member.ts';

/** A box to tick, as `views/partials/desk/role-choices.hbs` shows it. */
export type RoleChoice = { value: Role; label: string; hint: string; isChosen: boolean };

export function roleChoices(
  { app, lang }: Pick<StaffDesk, 'app' | 'lang'>,
  chosen: readonly Role[],
): RoleChoice[] {
  return ROLES.map((value) => ({
    value,
    label: app.t(lang, `staff.role.${value}`),
    hint: app.t(lang, `staff.role.${value}.hint`),
    isChosen: chosen.includes(value),
  }));
}
