import type { CommentFilter } from '../comments/comment-filter.ts';
import { translate } from '../i18n/translate.ts';
import { without } from './count-facets.ts';
import type { Desk } from './desk.ts';
import type { FilterView, Hidden } from './desk-page-model.ts';
import { type DeskPlace, firstPage, listHref, placeQuery } from './desk-place.ts';
import { countText } from './desk-words.ts';
import { type FacetSource, mainFacets, moreFacets } from './facets.ts';
import type { Count } from './list-comments.ts';

/** Fields of the filter's form that are not always open. */
const MORE = [
  'outcomes',
  'departments',
  'districts',
  'languages',
  'states',
  'coder',
  'late',
  'overdue',
] as const;
/** Fields the form has no field for: links lead to them. */
const PINNED = ['similar', 'group'] as const;

export function filterView(
  { place, lang }: Desk,
  source: FacetSource & { coders: readonly { id: string; name: string }[]; groupName?: string | undefined },
  { overdue, late, most }: { overdue: Count; late: Count; most: number },
): FilterView {
  const { filter } = place;
  const active = Object.keys(filter).length;
  const isAtLeast =
    Object.values(source.counts).some(({ isMore }) => isMore) || overdue.isMore || late.isMore;
  return {
    words: filter.words ?? '',
    from: filter.from ?? '',
    to: filter.to ?? '',
    facets: mainFacets(source),
    more: { facets: moreFacets(source), isOpen: MORE.some((field) => filter[field] !== undefined) },
    coders: source.coders.map(({ id, name }) => ({ value: id, label: name, isChosen: id === filter.coder })),
    isOverdue: filter.overdue ?? false,
    overdueCount: countText(overdue, lang),
    isLate: filter.late ?? false,
    lateCount: countText(late, lang),
    ...(isAtLeast && { atLeast: translate(lang, 'planning.desk.atLeast.hint', { most }) }),
    pins: PINNED.flatMap((field) => pinsOf(place, field, { lang, groupName: source.groupName })),
    hidden: hiddenOf({ ...place, filter: {} }),
    active,
    ...(active > 0 && { clearHref: listHref({ ...firstPage(place), filter: {} }) }),
  };
}

function pinsOf(
  place: DeskPlace,
  field: (typeof PINNED)[number],
  { lang, groupName }: { lang: Desk['lang']; groupName: string | undefined },
): FilterView['pins'] {
  const value = place.filter[field];
  if (value === undefined) return [];
  const name = field === 'similar' ? value : (groupName ?? '');
  return [
    {
      name: field === 'similar' ? 'aehnlich' : 'gruppe',
      value,
      label: translate(lang, `planning.desk.pin.${field}`, { name }),
      dropHref: listHref({ ...firstPage(place), filter: without(place.filter, field) }),
    },
  ];
}

/** A place as a form carries it along; its page is left, because another filter has other pages. */
export function hiddenOf(place: DeskPlace): Hidden[] {
  return [...placeQuery(firstPage(place))].map(([name, value]) => ({ name, value }));
}

/** In words, for the way out of a filter that finds nothing: „Kanal: Telefon“. */
export function fieldInWords(
  field: keyof CommentFilter,
  filter: CommentFilter,
  { lang, names }: { lang: Desk['lang']; names: ReadonlyMap<string, string> },
): string {
  const legend = translate(lang, `planning.desk.field.${field}`);
  const value = filter[field];
  if (value === undefined || value === true) return legend;
  const words = [value].flat().map((one) => names.get(`${field} ${one}`) ?? one);
  return translate(lang, 'planning.desk.field', { legend, value: words.join(', ') });
}
