import type { CatalogueKey } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import type { Desk } from './desk.ts';
import type { EntryRow } from './queries.ts';
import type { Receipt } from './queue-page-model.ts';
import { decisionsHref } from './queue-place.ts';
import { authorName } from './view.ts';

const BEGINNING = 60;

/** Name and beginning of the text, so that a moderator sees which one it was. */
export function receiptText(
  { name, body, quotedIn }: Pick<EntryRow, 'name' | 'body' | 'quotedIn'>,
  { lang }: Desk,
): string {
  const receipt = translate(lang, 'moderation.receipt', {
    name: authorName(name, lang),
    beginning: excerpt(body ?? '', BEGINNING),
  });
  if (quotedIn.length === 0) return receipt;
  return `${receipt} ${translate(lang, 'moderation.redacted.quoted', { count: quotedIn.length })}`;
}

/** What was done last, in a word or two. */
export function doneText(row: EntryRow, { lang }: Desk): string {
  const last = row.history.at(-1);
  const asked = last && ASKED[last.action];
  if (asked) return translate(lang, asked);
  const isRestored = last?.action === 'restore' && row.state === 'published';
  if (isRestored) return translate(lang, 'moderation.done.granted');
  const isGranted = last?.action === 'publish' && last.stateBefore !== 'pending';
  return translate(lang, isGranted ? 'moderation.done.granted' : `moderation.state.${row.state}`);
}

const ASKED: Record<string, CatalogueKey> = {
  redact: 'moderation.done.redacted',
  ask: 'moderation.done.asked',
  'publish-edit': 'moderation.done.editPublished',
  'reject-edit': 'moderation.done.editRejected',
  uphold: 'moderation.done.upheld',
  confirm: 'modes.done.confirmed',
  'propose-publish': 'modes.done.proposed',
  'propose-redact': 'modes.done.proposed',
  'propose-reject': 'modes.done.proposed',
  'propose-spam': 'modes.done.proposed',
};

/** Only what was decided about a waiting comment is taken back by making it wait again. */
export function isFirstDecision({ history, state }: EntryRow): boolean {
  const last = history.at(-1);
  if (last?.action === 'ask' || last?.action.startsWith('propose-')) return state === 'pending';
  return last?.stateBefore === 'pending' && ['published', 'rejected', 'spam'].includes(state);
}

/** The line that says what became of a comment a moment ago; none for one that was never decided. */
export function receiptView(row: EntryRow, desk: Desk): Receipt | undefined {
  if (row.history.length === 0) return undefined;
  const mayUndo = isFirstDecision(row);
  return {
    stateText: doneText(row, desk),
    text: receiptText(row, desk),
    ...(mayUndo && { undo: { action: decisionsHref(row.id, desk.place), version: row.version } }),
  };
}
