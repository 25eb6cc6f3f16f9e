import { type Cursor, readCursor, writeCursor } from '../comments/cursor.ts';
import { endOfDay, isDay, startOfDay } from '../lib/local-time.ts';
import { isUuid } from '../lib/uuid.ts';

/** What somebody looks for in the log; whatever is absent is not asked for. */
export interface LogFilter {
  /** Vorgangsnummer, as typed. */
  reference?: string;
  /** Whose acts: a member of staff by id, or everybody who is none. */
  person?: string;
  action?: string;
  /** Days of the city's calendar, `YYYY-MM-DD`, both included. */
  from?: string;
  to?: string;
  /** Entries older than this one. */
  before?: Cursor;
}

/** Stands for those who write: their acts have no name in the log. */
export const RESIDENTS = 'einsendende';

const LOG_PATH = '/moderation/protokoll';

/** Reads a filter from an untrusted query; what is none of ours is left out. */
export function readLogFilter(query: unknown): LogFilter {
  const fields = (query ?? {}) as Record<string, unknown>;
  const one = (name: string) => (typeof fields[name] === 'string' ? fields[name].trim() : '');
  const reference = one('vorgang').toUpperCase().slice(0, 20);
  const person = one('person');
  const action = one('handlung');
  const before = readCursor(one('vor'));
  return {
    ...(reference && { reference }),
    ...((person === RESIDENTS || isUuid(person)) && { person }),
    ...(/^[a-z]+(-[a-z]+)*$/.test(action) && { action }),
    ...(isDay(one('von')) && { from: one('von') }),
    ...(isDay(one('bis')) && { to: one('bis') }),
    ...(before && { before }),
  };
}

/** The filter's first moment and its last, by the city's clock. */
export function boundsOf({ from, to }: LogFilter, timeZone: string): { since?: Date; until?: Date } {
  const since = from === undefined ? undefined : startOfDay(from, timeZone);
  const until = to === undefined ? undefined : endOfDay(to, timeZone);
  return { ...(since && { since }), ...(until && { until }) };
}

export function logHref({ reference, person, action, from, to, before }: LogFilter): string {
  const query = new URLSearchParams({
    ...(reference && { vorgang: reference }),
    ...(person && { person }),
    ...(action && { handlung: action }),
    ...(from && { von: from }),
    ...(to && { bis: to }),
    ...(before && { vor: writeCursor(before) }),
  });
  return query.size === 0 ? LOG_PATH : `${LOG_PATH}?${query}`;
}
