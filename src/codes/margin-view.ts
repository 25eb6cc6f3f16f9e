import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { excerpt } from '../lib/excerpt.ts';
import type { CodingRow } from './codings-of.ts';
import { shownPassage, wordsOf } from './passage.ts';
import type { MarginNote } from './reader-model.ts';

export interface MarginNoteAt {
  /** Where its passage begins, in characters as shown; undefined for the whole comment. */
  at: number | undefined;
  note: MarginNote;
}

const WORDS_SHOWN = 120;

/** One note for a code at a place, however many gave it, in the order of the places. */
export function marginNotes(
  body: string,
  codings: readonly CodingRow[],
  { lang, readerId, action }: { lang: Lang; readerId: string; action: string },
): MarginNoteAt[] {
  const groups = Map.groupBy(codings, ({ codeId, starts, ends }) => `${codeId} ${starts} ${ends}`);
  return [...groups.values()].map((group) => {
    const [first] = group as [CodingRow];
    const { label, mark, colour, starts, ends } = first;
    const place = starts === null || ends === null ? undefined : { starts, ends };
    const mine = group.find(({ coderId }) => coderId === readerId || coderId === null);
    const unsure = group.find(({ toCheck }) => toCheck);
    const coders = group.map(({ coder }) => coder ?? translate(lang, 'codes.coder.none'));
    return {
      at: place && shownPassage(body, place).starts,
      note: {
        label,
        mark,
        colour,
        coders: coders.join(', '),
        ...(place && { words: excerpt(wordsOf(body, place), WORDS_SHOWN) }),
        ...(unsure && {
          check: { action: `${action}/${unsure.id}`, moveHref: `${action}?stelle=${unsure.id}` },
        }),
        ...(mine && { removeAction: `${action}/${mine.id}` }),
      },
    };
  });
}
