import { translate } from '../i18n/translate.ts';
import { labelOf } from '../reasons/reason.ts';
import { type DeskClock, deskMoment } from './clock.ts';
import type { ObjectionEntry, QueueEntry, Segment } from './entry-model.ts';
import { type DeskReader, nameOf } from './history-view.ts';
import type { EntryRow } from './queries.ts';
import { wordDiff } from './word-diff.ts';

/**
 * What is to be decided beside the comment itself: a change of its text, an objection to what was decided, or whether what
 * is public already stays so.
 */
export function askOf({ edit, objection, unseen, proposal, state }: EntryRow): QueueEntry['asks'] {
  if (objection) return 'objection';
  if (edit) return 'edit';
  return unseen || (proposal && state === 'published') ? 'review' : undefined;
}

/** Since when somebody waits for a decision; undefined where nobody does. */
export function waitsSince({ state, receivedAt, edit, objection, answerBy }: EntryRow): Date | undefined {
  if (objection) return new Date(objection.receivedAt);
  if (edit) return new Date(edit.writtenAt);
  if (answerBy) return undefined;
  return state === 'pending' ? receivedAt : undefined;
}

/** The new text with what changed in it, and what the checks found there. */
export function changedSegments(before: string, after: string, found: readonly Segment[]): Segment[] {
  return wordDiff(before, after).flatMap(({ kind, text, start, end }) => {
    if (kind === 'removed') return [{ text, change: 'removed' as const }];
    const inside = cut(found, start, end);
    return kind === 'same' ? inside : inside.map((segment) => ({ ...segment, change: 'added' as const }));
  });
}

function cut(segments: readonly Segment[], start: number, end: number): Segment[] {
  let at = 0;
  return segments.flatMap((segment) => {
    const from = at;
    at += segment.text.length;
    const text = segment.text.slice(Math.max(0, start - from), Math.max(0, end - from));
    return text === '' ? [] : [{ ...segment, text }];
  });
}

/** Only a redaction is objected to while it is public. */
function doneInWords(state: EntryRow['state'], { lang }: DeskClock): string {
  return translate(lang, state === 'published' ? 'moderation.done.redacted' : `moderation.state.${state}`);
}

/** Who objects reads the answer of somebody else, where there is somebody else. */
export function objectionView(
  row: EntryRow,
  clock: DeskReader,
  memberId: string,
): ObjectionEntry | undefined {
  const { objection, reasonCode, state } = row;
  if (!objection) return undefined;
  const name = nameOf(objection.decidedBy, clock);
  const reason = reasonCode ? labelOf(reasonCode, clock) : doneInWords(state, clock);
  const isOwn = objection.decidedById === memberId;
  return {
    text: objection.body ?? '',
    at: deskMoment(new Date(objection.receivedAt), clock),
    first: translate(clock.lang, 'moderation.objection.first', { name, reason }),
    ...(isOwn && {
      own: objection.hasOthers ? ('others-decide' as const) : ('nobody-else' as const),
    }),
  };
}
