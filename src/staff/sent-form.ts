import { sentValues } from '../lib/sent-values.ts';
import { ROLES, type Role } from './staff-member.ts';

/** A field that came once, as typed; empty where it is missing or came twice. */
export function sentText(body: unknown, name: string): string {
  const [value = '', ...more] = sentValues(body, name);
  return more.length === 0 ? value : '';
}

/** The roles that were ticked; what is no role is none. */
export function sentRoles(body: unknown): Role[] {
  const ticked = sentValues(body, 'roles');
  return ROLES.filter((role) => ticked.includes(role));
}

/** The version a form was made of; -1, which no row has, where it is none. */
export function sentVersion(body: unknown): number {
  const text = sentText(body, 'version');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
