import { countCharacters, isStorable } from '../lib/storable.ts';

export const DISTRICT_NAME_MAX = 80;
/** No city has more; each is an option of every select. */
export const MOST_DISTRICTS = 500;

/** A place of the city's own list. */
export interface District {
  id: string;
  name: string;
  position: number;
  archivedAt: Date | null;
}

export type DistrictProblem = 'missing' | 'too-long' | 'not-storable';

/** A name as it is kept: without white space around it and with single spaces inside. */
export function tidyName(name: string): string {
  return name.trim().replace(/\s+/gu, ' ');
}

export function checkDistrictName(name: string): DistrictProblem | undefined {
  if (name === '') return 'missing';
  if (!isStorable(name)) return 'not-storable';
  return countCharacters(name) > DISTRICT_NAME_MAX ? 'too-long' : undefined;
}
