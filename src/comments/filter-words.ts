import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { calendarDay } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { type CommentFilter, MINE, NONE } from './comment-filter.ts';

interface Reader {
  lang: Lang;
  /** What ids are called. */
  labels: ReadonlyMap<string, string>;
}

/** So many values of one field are named; of more it is said how many. */
const NAMED_MAX = 12;

/** A filter as people read it: „Schlagwort: Terminvergabe oder Netz · Weg: Brief · ab 1. April 2026“; empty where it asks for nothing. */
export function filterInWords(filter: CommentFilter, { lang, labels }: Reader): string {
  const say = (key: CatalogueKey, values?: Record<string, string | number>) => translate(lang, key, values);
  const named = (value: string) => labels.get(value) || say('exports.filter.value', { value: known(value) });
  const list = (values: readonly string[] | undefined, name: (value: string) => string) =>
    values && values.length > NAMED_MAX
      ? say('exports.filter.many', { count: values.length })
      : values?.map(name).join(say('exports.filter.or'));
  const plain = (value: string) => value;
  const value = (of: string) => say('exports.filter.value', { value: of });
  const date = (of: string | undefined) => of && calendarDay(of, lang).text;
  const parts: Record<keyof CommentFilter, string | undefined> = {
    words: filter.words && `„${filter.words}“`,
    answers: list(filter.answers, (each) => value(`answer${each}`)),
    outcomes: list(filter.outcomes, value),
    codes: list(filter.codes, named),
    coder: filter.coder && named(filter.coder),
    departments: list(filter.departments, named),
    overdue: filter.overdue && value('yes'),
    channels: list(filter.channels, value),
    from: date(filter.from),
    to: date(filter.to),
    districts: list(filter.districts, named),
    states: list(filter.states, value),
    group: filter.group && named(filter.group),
    similar: filter.similar,
    late: filter.late && value('yes'),
    languages: list(filter.languages, plain),
    references: list(filter.references, plain),
  };
  return Object.entries(parts)
    .flatMap(([field, words]) => (words ? [say('exports.filter.field', { field, words })] : []))
    .join(' · ');
}

/** Ids that are gone are not shown. */
function known(value: string): string {
  return value === NONE || value === MINE ? value : 'gone';
}
