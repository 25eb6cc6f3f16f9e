import { translate } from '../i18n/translate.ts';
import { deskMoment } from './clock.ts';
import type { Desk } from './desk.ts';
import type { SenderEntry } from './entry-model.ts';
import type { EntryRow } from './queries.ts';
import { senderHref } from './queue-place.ts';

/** Whether the sender's comments always wait, and by whom. */
export function senderView({ id, hold, hasAddress, hasEmail, now }: EntryRow, desk: Desk): SenderEntry {
  const inWords = (at: string | Date) => deskMoment(new Date(at), { ...desk, now }).text;
  return {
    action: senderHref(id, desk.place),
    canHold: hasAddress || hasEmail,
    hasEmail,
    ...(hold && {
      held: translate(desk.lang, 'modes.hold.held', {
        name: hold.by,
        at: inWords(hold.at),
        until: inWords(hold.until),
      }),
    }),
  };
}
