/** How names appear: left out, or replaced by „Person 12“. */
export const PUBLIC_NAMES = ['none', 'pseudonym'] as const;
export type PublicNames = (typeof PUBLIC_NAMES)[number];

interface LicenceFacts {
  name: string;
  /** Its text, for people. */
  url: string;
  /** Whoever uses the data has to name who published it. */
  asksForName: boolean;
}

/**
 * The open licences of the list every German data portal uses, by their last part in its addresses.
 *
 * @see http://dcat-ap.de/def/licenses/
 */
export const LICENCES = {
  'dl-zero-de/2.0': {
    name: 'Datenlizenz Deutschland – Zero – Version 2.0',
    url: 'https://www.govdata.de/dl-de/zero-2-0',
    asksForName: false,
  },
  'dl-by-de/2.0': {
    name: 'Datenlizenz Deutschland – Namensnennung – Version 2.0',
    url: 'https://www.govdata.de/dl-de/by-2-0',
    asksForName: true,
  },
  'cc-zero': {
    name: 'Creative Commons Zero 1.0 (CC0)',
    url: 'https://creativecommons.org/publicdomain/zero/1.0/deed.de',
    asksForName: false,
  },
  'cc-by/4.0': {
    name: 'Creative Commons Namensnennung 4.0 (CC BY 4.0)',
    url: 'https://creativecommons.org/licenses/by/4.0/deed.de',
    asksForName: true,
  },
  'cc-by-sa/4.0': {
    name: 'Creative Commons Namensnennung – Weitergabe unter gleichen Bedingungen 4.0 (CC BY-SA 4.0)',
    url: 'https://creativecommons.org/licenses/by-sa/4.0/deed.de',
    asksForName: true,
  },
} as const satisfies Record<string, LicenceFacts>;
export type Licence = keyof typeof LICENCES;

export function isLicence(text: string): text is Licence {
  return Object.hasOwn(LICENCES, text);
}

/** What the city decided about its open data. */
export interface OpenData {
  isOn: boolean;
  names: PublicNames;
  licence: Licence | null;
  /** Empty: the site's operator. */
  publisher: string;
  /** Last part of the address below http://dcat-ap.de/def/contributors/; empty: none yet. */
  contributorId: string;
  /** Official key of the district, the municipality or the region; empty: not said. */
  geocode: string;
  version: number;
}

/** Until somebody decides. */
export const UNDECIDED: OpenData = {
  isOn: false,
  names: 'none',
  licence: null,
  publisher: '',
  contributorId: '',
  geocode: '',
  version: 0,
};

/** What keeps the catalogue from being published: each of these is a MUST of DCAT-AP.de 2.0 or of its conventions 12, 31 and 36. */
export type CatalogueGap = 'off' | 'licence' | 'publisher' | 'contributor' | 'topics';

/** What is missing first, in the order in which a person would see to it. */
export function catalogueGap(
  { isOn, licence, publisher, contributorId }: OpenData,
  { operator, topics }: { operator: string; topics: number },
): CatalogueGap | undefined {
  if (!isOn) return 'off';
  if (licence === null) return 'licence';
  if (publisher === '' && operator === '') return 'publisher';
  if (contributorId === '') return 'contributor';
  return topics === 0 ? 'topics' : undefined;
}

const GEOCODE_SCHEMES: Record<number, { scheme: string; level: string }> = {
  5: { scheme: 'districtKey', level: 'administrativeDistrict' },
  8: { scheme: 'municipalityKey', level: 'municipality' },
  12: { scheme: 'regionalKey', level: 'municipality' },
};
const GEOCODING = 'http://dcat-ap.de/def/politicalGeocoding';

/** The addresses of an official key and of its level; undefined for what is none. */
export function geocoding(key: string): { key: string; level: string } | undefined {
  const found = /^\d+$/.test(key) ? GEOCODE_SCHEMES[key.length] : undefined;
  return found && { key: `${GEOCODING}/${found.scheme}/${key}`, level: `${GEOCODING}/Level/${found.level}` };
}
