import { isUuid } from '../lib/uuid.ts';
import type { Cursor } from './queries.ts';

const RECEIVED_AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/;

/** A place in the list as links carry it. */
export function writeCursor({ receivedAt, id }: Cursor): string {
  return `${receivedAt.replace(/[-:.]/g, '')}-${id}`;
}

/** @returns undefined for what is no cursor of ours */
export function readCursor(text: string): Cursor | undefined {
  const [, year, month, day, hour, minute, second, micro, id] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{6})-(.+)$/.exec(text) ?? [];
  const receivedAt = `${year}-${month}-${day}T${hour}:${minute}:${second}.${micro}`;
  if (id === undefined || !isUuid(id) || !RECEIVED_AT.test(receivedAt)) return undefined;
  return isDate(receivedAt) ? { receivedAt, id } : undefined;
}

/** Dates that JavaScript would bend into another day (31 February) or PostgreSQL does not have (year 0) are none. */
function isDate(receivedAt: string): boolean {
  const date = new Date(`${receivedAt}Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() === 0) return false;
  return date.toISOString().slice(0, -1) === receivedAt.slice(0, -3);
}
