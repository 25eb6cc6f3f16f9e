import type { Channel } from '../comments/comment.ts';
import { startOfDay, toLocalDay } from '../lib/local-time.ts';

/** What is typed here: everything but the online form and imports. */
export const PAPER_CHANNELS = ['letter', 'card', 'phone', 'workshop', 'email'] as const satisfies Channel[];
export type PaperChannel = (typeof PAPER_CHANNELS)[number];

export const NOTE_MAX = 500;

const NOON_MS = 12 * 3_600_000;

/**
 * When something on paper is taken to have come in: noon of the day that is stamped on it, by the city's clock, and never later
 * than now. When it was typed stands in `comment_source.entered_at`.
 *
 * @param day `YYYY-MM-DD`
 * @returns undefined where it is no day; `'future'` where it is after today in the city
 */
export function receivedOn(day: string, timeZone: string, now: Date): Date | 'future' | undefined {
  const start = startOfDay(day, timeZone);
  if (!start) return undefined;
  if (day > toLocalDay(now, timeZone)) return 'future';
  return new Date(Math.min(start.getTime() + NOON_MS, now.getTime()));
}

/** How a day lies to a topic's period; what comes late is taken and flagged. */
export type Timeliness = 'in-time' | 'early' | 'late' | 'undated';

export function timelinessOf(
  receivedAt: Date,
  { opensAt, closesAt }: { opensAt: Date | null; closesAt: Date | null },
): Timeliness {
  if (opensAt === null) return 'undated';
  if (closesAt !== null && receivedAt >= closesAt) return 'late';
  // On the first day something may lie in the letter box before the form opens.
  return receivedAt.getTime() + NOON_MS < opensAt.getTime() ? 'early' : 'in-time';
}
