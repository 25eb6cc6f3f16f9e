import { fromLocalTime, startOfDay, toLocalDay } from '../lib/local-time.ts';

/** How often a follower wants to be told. */
export const RHYTHMS = ['at-once', 'daily', 'weekly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

export function isRhythm(text: string): text is Rhythm {
  return (RHYTHMS as readonly string[]).includes(text);
}

/** So long after something became public its followers are told: what comes meanwhile goes into the same mail. */
export const AT_ONCE_MINUTES = 5;
/** What became public so shortly ago may still be joined by something older whose transaction ends later. */
export const SETTLING_S = 30;

const MORNING = '07:00';
const MONDAY = 1;
const DAY_MS = 24 * 3_600_000;

/**
 * Until when is told what became public: daily up to seven in the morning, weekly up to seven on Monday, by the city's clock,
 * so that a mail that is late (or made up for) says the same as one that is not.
 */
export function toldUntil(rhythm: Rhythm, now: Date, timeZone: string): Date {
  const settled = new Date(now.getTime() - SETTLING_S * 1_000);
  if (rhythm === 'at-once') return settled;
  let day = toLocalDay(settled, timeZone);
  while (morningOf(day, timeZone) > settled || (rhythm === 'weekly' && weekday(day) !== MONDAY)) {
    day = dayBefore(day);
  }
  return morningOf(day, timeZone);
}

function morningOf(day: string, timeZone: string): Date {
  // No clock is put forward at seven in the morning; were one, the day's beginning would do.
  return fromLocalTime(`${day}T${MORNING}`, timeZone) ?? (startOfDay(day, timeZone) as Date);
}

function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10);
}
