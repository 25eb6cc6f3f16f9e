import { translate } from '../i18n/translate.ts';
import { calendarDay, clockTime, type DeskClock, daysAway, deskMoment, relativeDay } from './clock.ts';
import { duration, durationAfter, longDuration } from './duration.ts';
import type { QueueEntry } from './entry-model.ts';
import type { PromiseBlock } from './queue-page-model.ts';

const HOUR_MS = 3_600_000;
/** From this part of the promised time on a deadline is near. */
const NEAR = 0.75;

/** How the city kept its word today, and who has waited longest. */
export interface PromiseFigures {
  oldest: Date | null;
  /** Decisions of today, those within the promised time, and the mean wait. */
  total: number;
  kept: number;
  meanMs: number | null;
}

interface Promised extends DeskClock {
  /** As the site promises residents. */
  decisionHours: number;
}

export function promiseBlock(figures: PromiseFigures, desk: Promised): PromiseBlock {
  const { lang, decisionHours } = desk;
  const today = todayInWords(figures, desk);
  return {
    label: translate(lang, 'moderation.promise.label', { hours: decisionHours }),
    promised: `${decisionHours} h`,
    ...(figures.oldest ? waiting(figures.oldest, desk) : { percent: 0, state: 'kept' as const }),
    ...(today && { today }),
  };
}

function waiting(since: Date, desk: Promised) {
  const { lang, now } = desk;
  const age = now.getTime() - since.getTime();
  const used = age / (desk.decisionHours * HOUR_MS);
  const deadline = deadlineOf(since, desk);
  const isBroken = used >= 1;
  const time = durationAfter(Math.abs(deadline.getTime() - now.getTime()), lang);
  return {
    oldest: longDuration(age, lang),
    percent: Math.round(Math.min(1, Math.max(0, used)) * 100),
    state: isBroken ? ('broken' as const) : used >= NEAR ? ('near' as const) : ('kept' as const),
    next: {
      clock: deskMoment(deadline, desk).text,
      left: translate(lang, isBroken ? 'moderation.promise.since' : 'moderation.promise.left', { time }),
    },
  };
}

function todayInWords({ total, kept, meanMs }: PromiseFigures, { lang }: Promised): string | undefined {
  if (total === 0) return undefined;
  const sentences = [translate(lang, 'moderation.promise.today', { kept, total })];
  if (meanMs !== null)
    sentences.push(translate(lang, 'moderation.promise.mean', { time: duration(meanMs, lang) }));
  return sentences.join(' ');
}

function deadlineOf(receivedAt: Date, { decisionHours }: Pick<Promised, 'decisionHours'>): Date {
  return new Date(receivedAt.getTime() + decisionHours * HOUR_MS);
}

/** Until when a waiting comment has to be decided. */
export function deadlineView(receivedAt: Date, desk: Promised): NonNullable<QueueEntry['deadline']> {
  const { lang, now } = desk;
  const deadline = deadlineOf(receivedAt, desk);
  const left = deadline.getTime() - now.getTime();
  const text = deadlineInWords(deadline, desk);
  if (left <= 0) {
    return {
      text,
      chip: translate(lang, 'moderation.entry.overdue', { time: durationAfter(-left, lang) }),
      state: 'overdue',
    };
  }
  const isNear = left <= (1 - NEAR) * desk.decisionHours * HOUR_MS;
  return {
    text,
    chip: translate(lang, 'moderation.entry.dueIn', { time: durationAfter(left, lang) }),
    state: isNear ? 'near' : 'later',
  };
}

/** Short enough for a row: „Frist 13:38“, „Frist morgen“, „Frist 9. Mai“. */
function deadlineInWords(deadline: Date, desk: Promised): string {
  const { lang } = desk;
  const away = daysAway(deadline, desk);
  if (away === 1) return translate(lang, 'moderation.entry.deadlineTomorrow');
  if (away === -1) return translate(lang, 'moderation.entry.deadline', { clock: relativeDay(away, lang) });
  const clock = away === 0 ? clockTime(deadline, desk) : calendarDay(deadline, desk);
  return translate(lang, 'moderation.entry.deadline', { clock });
}
