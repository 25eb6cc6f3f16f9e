import type { ImportField } from '../import.ts';

/** What people and programs call a column; compared in lower case, without what is no letter. */
const NAMES: Record<ImportField, readonly string[]> = {
  text: [
    'text',
    'beitrag',
    'kommentar',
    'inhalt',
    'body',
    'comment',
    'commentbody',
    'message',
    'content',
    'hinweis',
  ],
  title: ['title', 'titel', 'überschrift', 'betreff', 'subject'],
  name: [
    'name',
    'author',
    'autor',
    'authorname',
    'verfasser',
    'verfasserin',
    'pseudonym',
    'nutzer',
    'username',
  ],
  date: [
    'date',
    'datum',
    'created',
    'createdat',
    'receivedat',
    'eingegangen',
    'eingangsdatum',
    'timestamp',
    'zeit',
  ],
  channel: ['channel', 'kanal', 'weg', 'eingangsweg'],
  district: ['district', 'ortsteil', 'stadtteil', 'bezirk', 'stadtbezirk'],
  lat: ['lat', 'latitude', 'breite', 'breitengrad', 'y'],
  lon: ['lon', 'lng', 'long', 'longitude', 'länge', 'längengrad', 'x'],
  code: [
    'code',
    'codes',
    'schlagwort',
    'schlagworte',
    'schlagwörter',
    'kategorie',
    'category',
    'thema',
    'tags',
  ],
  id: ['id', 'nr', 'nummer', 'documentid', 'reference', 'referenz', 'vorgangsnummer', 'kennung'],
  parent: ['parent', 'parentid', 'parentreference', 'antwortauf', 'replyto'],
  state: ['state', 'status', 'stand'],
  url: ['url', 'link', 'permalink', 'adresse'],
};

const BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([field, names]) =>
    names.map((name) => [name, field as ImportField] as const),
  ),
);

/** What a column's name says it is. */
export function fieldNamed(name: string): ImportField | undefined {
  return BY_NAME.get(name.toLowerCase().replace(/[^\p{L}]/gu, ''));
}

/** A guess for each column; each field once, codes as often as they come. */
export function guessColumns(header: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  return header.map((name) => {
    const field = fieldNamed(name);
    if (!field || taken.has(field)) return null;
    if (field !== 'code') taken.add(field);
    return field;
  });
}
