import { isUuid } from '../lib/uuid.ts';

/** A place in a list of comments. The order is by time of receipt, then id; by number of supporters before it, where there is one. */
export interface Cursor {
  receivedAt: string;
  id: string;
  supports?: number;
}

const RECEIVED_AT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/;

/** A place in the list as links carry it. */
export function writeCursor({ receivedAt, id, supports }: Cursor): string {
  const place = `${receivedAt.replace(/[-:.]/g, '')}-${id}`;
  return supports === undefined ? place : `${supports}-${place}`;
}

/** @returns undefined for what is no cursor of ours, or one of a list in another order */
export function readCursor(text: string, { withSupports = false } = {}): Cursor | undefined {
  const [, count, year, month, day, hour, minute, second, micro, id] =
    /^(?:(0|[1-9]\d{0,8})-)?(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{6})-(.+)$/.exec(text) ?? [];
  const receivedAt = `${year}-${month}-${day}T${hour}:${minute}:${second}.${micro}`;
  if (id === undefined || !isUuid(id) || !RECEIVED_AT.test(receivedAt)) return undefined;
  if ((count !== undefined) !== withSupports || !isDate(receivedAt)) return undefined;
  return count === undefined ? { receivedAt, id } : { receivedAt, id, supports: Number(count) };
}

/** Dates that JavaScript would bend into another day (31 February) or PostgreSQL does not have (year 0) are none. */
function isDate(receivedAt: string): boolean {
  const date = new Date(`${receivedAt}Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() === 0) return false;
  return date.toISOString().slice(0, -1) === receivedAt.slice(0, -3);
}
