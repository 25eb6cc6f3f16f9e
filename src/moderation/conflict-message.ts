import { translate } from '../i18n/translate.ts';
import { calendarDay, clockTime, type DeskClock, daysAway, relativeDay } from './clock.ts';
import type { Standing } from './decide.ts';
import { labelOf, nameOf } from './history-view.ts';

/** „M. Köhler hat um 09:42 abgelehnt, Grund Werbung.“ */
export function conflictMessage({ state, by, at, reasonCode }: Standing, clock: DeskClock): string {
  return translate(clock.lang, `moderation.conflict.message.${state}`, {
    name: nameOf(by, clock),
    clock: clockAndDay(at, clock),
    reason: labelOf(reasonCode, clock),
  });
}

/** Within a sentence that says „um …“: the day follows where it is not today. */
function clockAndDay(at: Date, clock: DeskClock): string {
  const away = daysAway(at, clock);
  const time = clockTime(at, clock);
  if (away === 0) return time;
  return `${time} (${away === -1 ? relativeDay(away, clock.lang) : calendarDay(at, clock)})`;
}
