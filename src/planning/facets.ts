import { COMMENT_STATES } from '../comments/comment.ts';
import {
  ANSWER_STATUSES,
  CHANNELS,
  type CommentFilter,
  FILTER_OUTCOMES,
  MINE,
  NONE,
} from '../comments/comment-filter.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { FacetCounts } from './count-facets.ts';
import type { Facet, FacetOption } from './desk-page-model.ts';
import { channelName, countText, languageName } from './desk-words.ts';
import type { CodeNode, CountedField } from './facet-queries.ts';

export interface FacetSource {
  lang: Lang;
  filter: CommentFilter;
  counts: FacetCounts;
  codes: readonly CodeNode[];
  departments: readonly Named[];
  districts: readonly Named[];
}

interface Named {
  id: string;
  name: string;
}

/** Values beyond these fold away until they are wanted. */
const SHOWN = 5;

const NAMES = {
  answers: 'antwort',
  outcomes: 'votum',
  codes: 'schlagwort',
  departments: 'fachbereich',
  channels: 'kanal',
  districts: 'ortsteil',
  languages: 'sprache',
  states: 'stand',
} as const;

/** Fields whose values stand one below the other. */
type ListedField = CountedField & keyof typeof NAMES;

/** The filter's choices that are always open. */
export function mainFacets(source: FacetSource): Facet[] {
  const { lang } = source;
  const say = (status: (typeof ANSWER_STATUSES)[number]) => translate(lang, `planning.desk.answer.${status}`);
  return [
    facet(
      source,
      'answers',
      ANSWER_STATUSES.map((value) => ({ value, label: say(value) })),
    ),
    codeFacet(source),
    facet(
      source,
      'channels',
      present(
        source,
        'channels',
        CHANNELS.map((value) => ({ value, label: channelName(value, lang) })),
      ),
    ),
  ].filter(({ options }) => options.length > 0);
}

/** Those that fewer people need. */
export function moreFacets(source: FacetSource): Facet[] {
  const { lang, departments, districts } = source;
  const none = (key: 'departments' | 'districts') => ({
    value: NONE,
    label: translate(lang, `planning.desk.none.${key}`),
  });
  const named = (all: readonly Named[]) => all.map(({ id, name }) => ({ value: id, label: name }));
  const mine = { value: MINE, label: translate(lang, 'planning.desk.mine') };
  const outcomes = FILTER_OUTCOMES.map((value) => ({
    value,
    label: translate(lang, `planning.desk.outcome.${value}`),
  }));
  return [
    facet(source, 'outcomes', outcomes),
    ...(departments.length > 0
      ? [facet(source, 'departments', [mine, ...named(departments), none('departments')])]
      : []),
    ...(districts.length > 0 ? [facet(source, 'districts', [...named(districts), none('districts')])] : []),
    languageFacet(source),
    stateFacet(source),
  ].filter(({ options }) => options.length > 0);
}

interface Value {
  value: string;
  label: string;
  depth?: number;
}

function facet(source: FacetSource, field: ListedField, values: readonly Value[]): Facet {
  const { lang, counts, filter } = source;
  const chosen = (filter[field] ?? []) as readonly string[];
  const all = values.map(({ value, label, depth = 0 }) => ({
    id: `f-${NAMES[field]}-${value}`,
    value,
    label,
    depth,
    isChecked: chosen.includes(value),
    // Whose departments are mine is a matter of who looks: not counted.
    ...(value !== MINE && { count: countText(counts[field].of(value), lang) }),
  }));
  return folded(field, all, lang);
}

/** The first few, and what is chosen; the rest folds. */
function folded(field: keyof typeof NAMES, all: readonly FacetOption[], lang: Lang): Facet {
  const fits = all.length <= SHOWN + 1;
  const options = fits ? all : all.filter(({ isChecked }, i) => i < SHOWN || isChecked);
  const rest = all.filter((option) => !options.includes(option));
  return {
    key: field,
    legend: translate(lang, `planning.desk.facet.${field}`),
    name: NAMES[field],
    options,
    rest,
    ...(rest.length > 0 && { restText: translate(lang, 'planning.desk.facet.rest', { count: rest.length }) }),
  };
}

/** What no comment has is no choice, unless it is chosen. */
function present(source: FacetSource, field: ListedField, values: readonly Value[]): Value[] {
  const chosen = (source.filter[field] ?? []) as readonly string[];
  return values.filter(({ value }) => chosen.includes(value) || source.counts[field].of(value).number > 0);
}

function codeFacet(source: FacetSource): Facet {
  const { codes, lang } = source;
  if (codes.length === 0) return folded('codes', [], lang);
  const none = { value: NONE, label: translate(lang, 'planning.desk.none.codes') };
  return facet(source, 'codes', [...inTree(codes), none]);
}

/** Each code before those below it. */
function inTree(codes: readonly CodeNode[]): Value[] {
  const known = new Set(codes.map(({ id }) => id));
  const below = Map.groupBy(codes, ({ parentId }) => (parentId && known.has(parentId) ? parentId : ''));
  const branch = (parent: string, depth: number): Value[] =>
    (below.get(parent) ?? []).flatMap(({ id, label }) => [
      { value: id, label, depth },
      ...branch(id, depth + 1),
    ]);
  return branch('', 0);
}

function languageFacet(source: FacetSource): Facet {
  const { lang, counts, filter } = source;
  const tags = [...new Set(['de', ...(filter.languages ?? []), ...counts.languages.values])];
  const values = tags.map((value) => ({ value, label: languageName(value, lang) }));
  return facet(source, 'languages', values.length > 1 ? values : []);
}

/** What is published, unless told otherwise; not counted, for the counts are of what is chosen here. */
function stateFacet({ lang, filter }: FacetSource): Facet {
  const chosen = filter.states ?? ['published'];
  const options = COMMENT_STATES.map((value) => ({
    id: `f-stand-${value}`,
    value,
    label: translate(lang, 'planning.part', { state: value }),
    depth: 0,
    isChecked: chosen.includes(value),
  }));
  return {
    key: 'states',
    legend: translate(lang, 'planning.desk.facet.states'),
    name: 'stand',
    options,
    rest: [],
  };
}
