import { translate } from '../i18n/translate.ts';
import { labelOf, type Reasons } from '../reasons/reason.ts';
import { type DeskClock, deskMoment } from './clock.ts';
import type { HistoryLine, InternalNote } from './entry-model.ts';
import type { EntryRow } from './queries.ts';

/** Who reads what was done about a comment. */
export type DeskReader = DeskClock & { reasons: Reasons };

type LoggedEvent = EntryRow['history'][number];

const LINES = {
  publish: 'moderation.history.published',
  reject: 'moderation.history.rejected',
  spam: 'moderation.history.spam',
  reopen: 'moderation.history.reopened',
  withdraw: 'moderation.history.withdrawn',
  erase: 'moderation.history.erased',
  edit: 'moderation.history.edited',
  object: 'moderation.history.objected',
  'publish-edit': 'moderation.history.editPublished',
  'reject-edit': 'moderation.history.editRejected',
  redact: 'moderation.history.redacted',
  restore: 'moderation.history.restored',
  ask: 'moderation.history.asked',
  uphold: 'moderation.history.upheld',
  import: 'moderation.history.imported',
  'auto-publish': 'modes.history.autoPublished',
  confirm: 'modes.history.confirmed',
  'propose-publish': 'modes.history.proposedPublish',
  'propose-redact': 'modes.history.proposedRedact',
  'propose-reject': 'modes.history.proposedReject',
  'propose-spam': 'modes.history.proposedSpam',
} as const;

/** What became of a comment since it arrived, oldest first. */
export function historyView({ receivedAt, history }: EntryRow, clock: DeskReader): HistoryLine[] {
  const received = {
    at: deskMoment(receivedAt, clock),
    text: translate(clock.lang, 'moderation.history.received'),
  };
  return [received, ...history.flatMap((event) => lineOf(event, clock))];
}

function lineOf(event: LoggedEvent, clock: DeskReader): HistoryLine[] {
  const key = LINES[event.action as keyof typeof LINES];
  if (!key) return [];
  const values = { name: nameOf(event.by, clock), reason: labelOf(event.reasonCode, clock) };
  const text = translate(clock.lang, key, values);
  const alone = event.alone ? ` ${translate(clock.lang, 'modes.history.alone')}` : '';
  return [{ at: deskMoment(new Date(event.at), clock), text: text + alone }];
}

export function notesView({ history }: EntryRow, clock: DeskClock): InternalNote[] {
  return history
    .filter((event): event is LoggedEvent & { note: string } => Boolean(event.note))
    .map(({ note, by, at }) => ({
      text: note,
      by: nameOf(by, clock),
      at: deskMoment(new Date(at), clock),
    }));
}

/** What was decided elsewhere, before it came here, nobody of the staff decided. */
export function nameOf(name: string | null, { lang }: Pick<DeskClock, 'lang'>): string {
  return name ?? translate(lang, 'staff.product');
}
