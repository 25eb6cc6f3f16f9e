import { countCharacters, isStorable } from '../lib/storable.ts';
import { type DeskPlace, firstPage, placeQuery, readPlace, unselected } from './desk-place.ts';

export const VIEW_NAME_MAX = 80;
const QUERY_MAX = 2_000;

/** Why a view cannot be kept; each has a sentence in the catalogues. */
export type ViewProblem = 'name-missing' | 'name-too-long' | 'name-taken' | 'too-much' | 'nothing';

export interface ViewValues {
  name: string;
  /** The desk's own query: what is asked for and in which order, without page and ticks. */
  query: string;
  isShared: boolean;
}

/** A place as a view keeps it, however it was spelt: equal places have equal queries. */
export function keptQuery(place: DeskPlace): string {
  return placeQuery(unselected(firstPage(place))).toString();
}

/** The place a kept query stands for; what this version of the program does not know is left out. */
export function placeOfView(slug: string, query: string): DeskPlace {
  const fields = new URLSearchParams(query);
  return readPlace(
    slug,
    Object.fromEntries([...fields.keys()].map((name) => [name, valuesOf(fields, name)])),
  );
}

/** As the server reads an address: one text, or several. */
function valuesOf(fields: URLSearchParams, name: string): string | string[] {
  const values = fields.getAll(name);
  return values.length === 1 ? (values[0] as string) : values;
}

export function checkView({ name, query }: ViewValues): ViewProblem | undefined {
  if (name === '' || !isStorable(name)) return 'name-missing';
  if (countCharacters(name) > VIEW_NAME_MAX) return 'name-too-long';
  if (query === '') return 'nothing';
  return query.length > QUERY_MAX ? 'too-much' : undefined;
}
