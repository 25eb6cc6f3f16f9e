import { translate } from '../i18n/translate.ts';
import type { Desk } from './desk.ts';
import { excerpt } from '../lib/excerpt.ts';
import type { EntryRow } from './queries.ts';
import type { Receipt } from './queue-page-model.ts';
import { decisionsHref } from './queue-place.ts';
import { authorName } from './view.ts';

const BEGINNING = 60;

/** Name and beginning of the text, so that a moderator sees which one it was. */
export function receiptText({ name, body }: Pick<EntryRow, 'name' | 'body'>, { lang }: Desk): string {
  return translate(lang, 'moderation.receipt', {
    name: authorName(name, lang),
    beginning: excerpt(body ?? '', BEGINNING),
  });
}

/** The line that says what became of a comment a moment ago; none for one that was never decided. */
export function receiptView(row: EntryRow, desk: Desk): Receipt | undefined {
  if (row.history.length === 0) return undefined;
  const mayUndo = ['published', 'rejected', 'spam'].includes(row.state);
  return {
    stateText: translate(desk.lang, `moderation.state.${row.state}`),
    text: receiptText(row, desk),
    ...(mayUndo && { undo: { action: decisionsHref(row.id, desk.place), version: row.version } }),
  };
}
