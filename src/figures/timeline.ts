import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { type Period, STEPS, type Step, type Timeline } from './chart.ts';
import type { DayRow } from './queries.ts';

const DAY_MS = 86_400_000;
/** The longest spans of days that are shown by day, week and month. */
const SPANS: readonly [Step, number][] = [
  ['day', 31],
  ['week', 400],
  ['month', 1_860],
];

/** More bars are none to be told apart. */
const MOST_PERIODS = 400;
const DAYS_IN: Record<Step, number> = { day: 1, week: 7, month: 31, year: 366 };

/**
 * Days as stretches of time without a gap. Weeks begin on Monday (ISO 8601).
 *
 * @param wanted taken where it can be drawn; else as many as are told apart at a glance
 */
export function timeline(rows: readonly DayRow[], lang: Lang, wanted?: Step): Timeline {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return { step: wanted ?? 'day', steps: [], periods: [] };
  const span = (utc(last.day).getTime() - utc(first.day).getTime()) / DAY_MS + 1;
  const steps = STEPS.filter((one) => span / DAYS_IN[one] <= MOST_PERIODS);
  const own = SPANS.find(([, most]) => span <= most)?.[0] ?? 'year';
  const step = wanted && steps.includes(wanted) ? wanted : own;
  const byStart = Map.groupBy(rows, ({ day }) => startOf(utc(day), step).getTime());
  const periods: Period[] = [];
  const end = utc(last.day).getTime();
  for (let at = startOf(utc(first.day), step); at.getTime() <= end; at = next(at, step)) {
    const here = byStart.get(at.getTime()) ?? [];
    const sum = (isOnline: boolean) =>
      here.reduce((all, { channel, count }) => all + ((channel === 'online') === isOnline ? count : 0), 0);
    const names = { label: labelOf(at, step, lang), short: shortOf(at, step, lang) };
    periods.push({ ...names, online: sum(true), others: sum(false) });
  }
  return { step, steps, periods };
}

const utc = (day: string) => new Date(`${day}T00:00:00Z`);

function startOf(date: Date, step: Step): Date {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (step === 'day') return date;
  if (step === 'week') return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY_MS);
  return new Date(Date.UTC(year, step === 'month' ? month : 0, 1));
}

function next(date: Date, step: Step): Date {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (step === 'day' || step === 'week') return new Date(date.getTime() + (step === 'day' ? 1 : 7) * DAY_MS);
  return step === 'month' ? new Date(Date.UTC(year, month + 1, 1)) : new Date(Date.UTC(year + 1, 0, 1));
}

function labelOf(date: Date, step: Step, lang: Lang): string {
  if (step === 'year') return String(date.getUTCFullYear());
  if (step === 'week') return translate(lang, 'figures.week', isoWeek(date));
  const parts = { month: 'short', year: 'numeric' } as const;
  return dateIn(lang, step === 'day' ? { day: 'numeric', ...parts } : parts).format(date);
}

const dateIn = (lang: Lang, parts: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(lang === 'de' ? 'de-DE' : 'en-GB', { timeZone: 'UTC', ...parts });

function shortOf(date: Date, step: Step, lang: Lang): string {
  if (step === 'week') return translate(lang, 'figures.week.short', isoWeek(date));
  if (step !== 'day') return labelOf(date, step, lang);
  return dateIn(lang, { day: 'numeric', month: 'short' }).format(date);
}

/** Of a Monday: the week is in the year of its Thursday. Texts, so that no separator comes into a year. */
function isoWeek(monday: Date): { week: string; year: string } {
  const thursday = new Date(monday.getTime() + 3 * DAY_MS);
  const year = thursday.getUTCFullYear();
  const days = (thursday.getTime() - Date.UTC(year, 0, 1)) / DAY_MS;
  return { week: String(Math.floor(days / 7) + 1), year: String(year) };
}
