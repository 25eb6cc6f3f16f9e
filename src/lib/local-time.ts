const DAY_MS = 24 * 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock in this time zone shows, as `<input type="datetime-local">` writes it: `2026-03-29T18:30`. */
export function toLocalTime(date: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format.format(date).replace(' ', 'T');
}

/**
 * The moment at which a clock in this time zone shows `YYYY-MM-DDTHH:MM`. Where the clock is put back and shows it twice, the
 * first time.
 *
 * @returns undefined where the text is no such time, or the clock skips it when it is put forward
 */
export function fromLocalTime(text: string, timeZone: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined;
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The clock is put at most once within two days, so one of these two offsets is the right one.
  return [asUtc - DAY_MS, asUtc + DAY_MS]
    .map((nearby) => new Date(asUtc - offset(nearby, timeZone)))
    .filter((moment) => toLocalTime(moment, timeZone) === text)
    .sort((a, b) => a.getTime() - b.getTime())[0];
}

/** Milliseconds by which the clock is ahead of UTC. */
function offset(at: number, timeZone: string): number {
  return Date.parse(`${toLocalTime(new Date(at), timeZone)}Z`) - Math.floor(at / 60_000) * 60_000;
}

/** `2026-03-29`: the day a calendar in this time zone shows. */
export function toLocalDay(date: Date, timeZone: string): string {
  return toLocalTime(date, timeZone).slice(0, 10);
}

/** Neither before there were computers nor after anybody reads this. */
const DAY = /^(?:19[7-9]|20\d)\d-\d\d-\d\d$/;

/** True for a day of the calendar as a form sends it. */
export function isDay(text: string): boolean {
  return DAY.test(text) && startOfDay(text, 'UTC') !== undefined;
}

/** @returns undefined where the text is no `YYYY-MM-DD` */
export function startOfDay(day: string, timeZone: string): Date | undefined {
  // Where the clock is put forward at midnight, the day begins at one.
  return fromLocalTime(`${day}T00:00`, timeZone) ?? fromLocalTime(`${day}T01:00`, timeZone);
}

/** The day's last millisecond, so that a calendar still shows that day. */
export function endOfDay(day: string, timeZone: string): Date | undefined {
  const start = startOfDay(day, timeZone);
  if (!start) return undefined;
  const next = toLocalDay(new Date(start.getTime() + 1.5 * DAY_MS), timeZone);
  return new Date((startOfDay(next, timeZone) as Date).getTime() - 1);
}
