import type { Ledger } from '../comments/comment.ts';
import type { CommentFilter } from '../comments/comment-filter.ts';
import type { Db } from '../database/db.ts';
import { translate } from '../i18n/translate.ts';
import { without } from './count-facets.ts';
import type { Desk } from './desk.ts';
import type { EmptyList } from './desk-page-model.ts';
import { firstPage, listHref } from './desk-place.ts';
import { countText } from './desk-words.ts';
import { fieldInWords } from './filter-view.ts';
import { countAll } from './list-comments.ts';

const HINTS = 3;

/** Why there is nothing, and which field to drop for the most: „Ohne „Kanal: Telefon“ wären es 9.“ */
export async function emptyList(
  db: Db,
  { lang, place, scope }: Desk,
  ledger: Ledger,
  names: ReadonlyMap<string, string>,
): Promise<EmptyList> {
  const { filter } = place;
  const fields = Object.keys(filter) as (keyof CommentFilter)[];
  if (fields.length === 0) {
    return {
      title: translate(lang, ledger.received === 0 ? 'planning.desk.empty' : 'planning.desk.empty.published'),
      hints: [],
    };
  }
  const found = await Promise.all(
    fields.map(async (field) => ({
      field,
      count: await countAll(db, without(filter, field), scope, ledger),
    })),
  );
  const useful = found
    .filter(({ count }) => count.number > 0)
    .sort((a, b) => b.count.number - a.count.number);
  return {
    title: translate(lang, 'planning.desk.noHits'),
    hints: useful.slice(0, HINTS).map(({ field, count }) => ({
      text: translate(lang, 'planning.desk.noHits.without', {
        field: fieldInWords(field, filter, { lang, names }),
        count: countText(count, lang),
      }),
      href: listHref({ ...firstPage(place), filter: without(filter, field) }),
      button: translate(lang, 'planning.desk.noHits.drop', {
        field: translate(lang, `planning.desk.field.${field}`),
      }),
    })),
    clearHref: listHref({ ...firstPage(place), filter: {} }),
  };
}
