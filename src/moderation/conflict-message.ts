import type { LoggedAct } from '../comments/comment-life.ts';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { labelOf } from '../reasons/reason.ts';
import { calendarDay, clockTime, type DeskClock, daysAway, relativeDay } from './clock.ts';
import type { Standing } from './decide.ts';
import { type DeskReader, nameOf } from './history-view.ts';

/** „M. Köhler hat um 09:42 abgelehnt, Grund Werbung.“ */
export function conflictMessage(standing: Standing, clock: DeskReader): string {
  const { state, by, at, reasonCode, action } = standing;
  const key = (action && ASKED[action]) ?? (`moderation.conflict.message.${state}` as const);
  return translate(clock.lang, key, {
    name: nameOf(by, clock),
    clock: clockAndDay(at, clock),
    reason: labelOf(reasonCode, clock),
  });
}

/** „Schon entschieden“ is not said of what nobody decided. */
export function conflictTitle({ action }: Standing, lang: Lang): string {
  const isChanged = action === 'edit' || action === 'object' || action?.startsWith('propose-');
  return translate(lang, isChanged ? 'moderation.conflict.changed' : 'moderation.conflict.pageTitle');
}

const ASKED: Partial<Record<LoggedAct, CatalogueKey>> = {
  edit: 'moderation.conflict.message.edited',
  object: 'moderation.conflict.message.objected',
  'publish-edit': 'moderation.conflict.message.editPublished',
  'reject-edit': 'moderation.conflict.message.editRejected',
  redact: 'moderation.conflict.message.redacted',
  restore: 'moderation.conflict.message.restored',
  ask: 'moderation.conflict.message.asked',
  uphold: 'moderation.conflict.message.upheld',
  confirm: 'modes.conflict.confirmed',
  'auto-publish': 'modes.conflict.autoPublished',
  'propose-publish': 'modes.conflict.proposed',
  'propose-redact': 'modes.conflict.proposed',
  'propose-reject': 'modes.conflict.proposed',
  'propose-spam': 'modes.conflict.proposed',
};

/** Within a sentence that says „um …“: the day follows where it is not today. */
function clockAndDay(at: Date, clock: DeskClock): string {
  const away = daysAway(at, clock);
  const time = clockTime(at, clock);
  if (away === 0) return time;
  return `${time} (${away === -1 ? relativeDay(away, clock.lang) : calendarDay(at, clock)})`;
}
