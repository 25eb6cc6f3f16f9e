import { fromLocalTime, toLocalDay } from '../lib/local-time.ts';
import { receivedOn } from './paper.ts';

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const GERMAN =
  /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:,?\s+(?:um\s+)?(\d{1,2})[:.](\d\d)(?:[:.]\d\d)?(?:\s*Uhr)?)?$/;
const LOCAL = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:[.,]\d+)?)?$/;
const ZONED = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)$/;

/** Before it nobody wrote to a city by computer; a year like 17 is a slip. */
const EARLIEST = Date.UTC(1970, 0, 1);

/**
 * A time as tables have it: ISO 8601 with its offset, or a clock or a day of the city, in ISO or as „7.9.2017, 14:05 Uhr“. Days
 * without a clock are noon.
 */
export function readDate(text: string, timeZone: string, now: Date): Date | 'bad-date' | 'future' {
  const date = parse(text.trim(), timeZone, now);
  if (date === 'future') return date;
  if (!date || Number.isNaN(date.getTime()) || date.getTime() < EARLIEST) return 'bad-date';
  return date.getTime() > now.getTime() ? 'future' : date;
}

function parse(text: string, timeZone: string, now: Date): Date | 'future' | undefined {
  if (ZONED.test(text)) return zoned(text);
  const german = GERMAN.exec(text);
  if (german) {
    const [, day = '', month = '', year, hour, minute] = german;
    const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return hour
      ? local(`${iso}T${hour.padStart(2, '0')}:${minute}`, timeZone)
      : receivedOn(iso, timeZone, now);
  }
  if (DAY.test(text)) return receivedOn(text, timeZone, now);
  const clock = LOCAL.exec(text);
  return clock ? local(`${clock[1]}T${clock[2]}`, timeZone) : undefined;
}

/** The calendar of JavaScript turns 30 February into 2 March. */
function zoned(text: string): Date | undefined {
  const iso = text
    .replace(' ', 'T')
    .replace(/\s/, '')
    .replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const day = text.slice(0, 10);
  const exists = toLocalDay(new Date(`${day}T00:00:00Z`), 'UTC') === day;
  return exists ? new Date(iso) : undefined;
}

/** Where the clock skips it when it is put forward, an hour later. */
function local(text: string, timeZone: string): Date | undefined {
  const date = fromLocalTime(text, timeZone);
  if (date) return date;
  const [day = '', clock = ''] = text.split('T');
  const hour = Number(clock.slice(0, 2)) + 1;
  const later = `${day}T${String(hour).padStart(2, '0')}${clock.slice(2)}`;
  return hour < 24 ? fromLocalTime(later, timeZone) : undefined;
}
