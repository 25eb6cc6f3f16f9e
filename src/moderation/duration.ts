import type { Lang } from '../i18n/catalogues.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** From here on hours say more about the clock than about the wait. */
const LONG_MS = 3 * DAY_MS;

/** „12 min“, „21 h 12“, „5 Tage“; whole minutes, nothing below none. */
export function duration(ms: number, lang: Lang): string {
  const whole = Math.max(0, ms);
  if (whole >= LONG_MS) return days(Math.floor(whole / DAY_MS), lang);
  const hours = Math.floor(whole / HOUR_MS);
  const minutes = Math.floor((whole % HOUR_MS) / MINUTE_MS);
  return hours === 0 ? `${minutes} min` : `${hours} h ${String(minutes).padStart(2, '0')}`;
}

/** As `duration`, standing by itself: „21 h 12 min“, „5 Tage 3 h“. */
export function longDuration(ms: number, lang: Lang): string {
  const short = duration(ms, lang);
  if (ms >= LONG_MS) return `${short} ${Math.floor((ms % DAY_MS) / HOUR_MS)} h`;
  return short.includes(' h ') ? `${short} min` : short;
}

/** As `duration`, after „in“ and „seit“: „5 Tagen“. */
export function durationAfter(ms: number, lang: Lang): string {
  const words = duration(ms, lang);
  return lang === 'de' && ms >= LONG_MS ? `${words}n` : words;
}

function days(count: number, lang: Lang): string {
  return new Intl.NumberFormat(lang, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(count);
}
