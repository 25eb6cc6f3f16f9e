import type { Lang } from './catalogues.ts';

/** A time for a page: machine form and words. */
export interface Moment {
  iso: string;
  text: string;
}

const NBSP = '\u00a0';
const formats = new Map<string, Intl.DateTimeFormat>();

function parts(lang: Lang, timeZone: string, date: Date): Record<Intl.DateTimeFormatPartTypes, string> {
  const id = `${lang} ${timeZone}`;
  let format = formats.get(id);
  if (!format) {
    format = new Intl.DateTimeFormat(lang === 'de' ? 'de-DE' : 'en-GB', {
      timeZone,
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(id, format);
  }
  return Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value])) as never;
}

/** „22. April 2017, 8:40 Uhr“, with no-break spaces so that a line never ends inside a date. */
export function moment(date: Date, lang: Lang, timeZone: string): Moment {
  const { hour, minute } = parts(lang, timeZone, date);
  const clock = `${Number(hour)}:${minute}`;
  const time = lang === 'de' ? `${clock}${NBSP}Uhr` : clock;
  return { iso: date.toISOString(), text: `${day(date, lang, timeZone).text}, ${time}` };
}

/** „22. April 2017“. */
export function day(date: Date, lang: Lang, timeZone: string): Moment {
  const { day: number, month, year } = parts(lang, timeZone, date);
  const text = `${number}${lang === 'de' ? '.' : ''}${NBSP}${month}${NBSP}${year}`;
  return { iso: date.toISOString(), text };
}

/** „2. bis 5. Mai 2017“; a month and a year that both days share are said once, and one day is said alone. */
export function daySpan(from: Date, until: Date, lang: Lang, timeZone: string): string {
  const first = parts(lang, timeZone, from);
  const last = day(until, lang, timeZone).text;
  const whole = day(from, lang, timeZone).text;
  if (whole === last) return last;
  const { month, year } = parts(lang, timeZone, until);
  const dot = lang === 'de' ? '.' : '';
  const to = lang === 'de' ? 'bis' : 'to';
  if (first.year !== year) return `${whole} ${to} ${last}`;
  return `${first.day}${dot}${first.month === month ? '' : `${NBSP}${first.month}`} ${to} ${last}`;
}

/** „31. März 2027“ of a date without a time, YYYY-MM-DD: the same everywhere. */
export function calendarDay(date: string, lang: Lang): Moment {
  return { ...day(new Date(`${date}T00:00:00Z`), lang, 'UTC'), iso: date };
}
