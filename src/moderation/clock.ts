import type { Lang } from '../i18n/catalogues.ts';
import type { Moment } from '../i18n/moment.ts';
import { toLocalTime } from '../lib/local-time.ts';

/** Where and when the desk is read. */
export interface DeskClock {
  lang: Lang;
  timeZone: string;
  now: Date;
}

const DAY_MS = 24 * 3_600_000;

/** „12:31“. */
export function clockTime(date: Date, { timeZone }: DeskClock): string {
  return toLocalTime(date, timeZone).slice(11);
}

/** By the calendar: -1 yesterday, 0 today, 1 tomorrow. */
export function daysAway(date: Date, { timeZone, now }: DeskClock): number {
  const midnight = (moment: Date) => Date.parse(toLocalTime(moment, timeZone).slice(0, 10));
  return Math.round((midnight(date) - midnight(now)) / DAY_MS);
}

/** As near as a colleague would say it: „12:31“, „gestern 12:31“, „9. Mai, 12:31“, „9. Mai 2025, 12:31“. */
export function deskMoment(date: Date, clock: DeskClock): Moment {
  const time = clockTime(date, clock);
  const away = daysAway(date, clock);
  if (away === 0) return { iso: date.toISOString(), text: time };
  const day = Math.abs(away) === 1 ? relativeDay(away, clock.lang) : `${calendarDay(date, clock)},`;
  return { iso: date.toISOString(), text: `${day} ${time}` };
}

/** „gestern“, „morgen“. */
export function relativeDay(away: number, lang: Lang): string {
  return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(away, 'day');
}

/** „9. Mai“, in another year „9. Mai 2025“. */
export function calendarDay(date: Date, { lang, timeZone, now }: DeskClock): string {
  const isThisYear = toLocalTime(date, timeZone).slice(0, 4) === toLocalTime(now, timeZone).slice(0, 4);
  return new Intl.DateTimeFormat(lang === 'de' ? 'de-DE' : 'en-GB', {
    timeZone,
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(date);
}
