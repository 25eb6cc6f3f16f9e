import type { Lang } from '../i18n/catalogues.ts';
import { day, moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { INITIAL_SITE_NAME } from '../site/site.ts';
import type { RemarkModel } from './comment-list-model.ts';

/** What the editors may say at once, in characters. */
export const REMARK_MAX = 4000;

/** Names that say already what kind of municipality it is. */
const NAMED = /^(?:Stadt|Hansestadt|Gemeinde|Landkreis|Kreis|Markt|Amt|Samtgemeinde|Verbandsgemeinde)\b/;

export interface RemarkRow {
  text: string;
  /** Name of the site. */
  city: string;
  writtenAt: Date | string;
  editedAt: Date | string | null;
}

/** „Redaktion der Stadt Jena“ */
export function editorsName(city: string, lang: Lang): string {
  if (city === INITIAL_SITE_NAME) return translate(lang, 'threads.remark.editors');
  return translate(lang, NAMED.test(city) ? 'threads.remark.by' : 'threads.remark.byCity', { city });
}

/** What the editors say under a comment: no answer of the city, so without an outcome. */
export function remarkModel(
  { text, city, writtenAt, editedAt }: RemarkRow,
  { lang, timeZone }: { lang: Lang; timeZone: string },
): RemarkModel {
  return {
    by: editorsName(city, lang),
    at: moment(new Date(writtenAt), lang, timeZone),
    text,
    ...(editedAt && { editedAt: day(new Date(editedAt), lang, timeZone) }),
  };
}
