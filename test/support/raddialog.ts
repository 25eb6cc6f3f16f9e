import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ImportField } from '../../src/intake/import.ts';
import type { TestApp } from './app.ts';
import { type Imported, imported } from './import.ts';

const DATA = new URL('../../../shared/data/raddialog-bonn-de/', import.meta.url);
const isThere = existsSync(DATA);
if (!isThere && process.env['REQUIRE_DATA'] === '1')
  throw new Error(`REQUIRE_DATA=1, but ${DATA.pathname} is missing`);

/** For `test(…, { skip })`: false where Bonn's cycling dialogue is, else the reason. */
export const noRaddialog: string | false = isThere
  ? false
  : 'no ../shared/data/raddialog-bonn-de: Bonn’s contributions were not tried';

const FILES = {
  /** 2,314 contributions with day and main theme, which becomes a code. */
  themes: {
    name: 'contributions-themes.csv',
    columns: {
      text: 'text',
      title: 'title',
      id: 'ID',
      url: 'URL',
      date: 'created',
      code: 'main_category_level1',
    },
  },
  /** The same with a place: semicolon and decimal comma. */
  locations: {
    name: 'contributions-locations.csv',
    columns: { text: 'text', title: 'title', id: 'document_id', url: 'url', lat: 'lat', lon: 'lon' },
  },
} as const;

/**
 * Bonn's cycling dialogue in a topic, published, by the program's own import. Texts CC BY 4.0, with each contribution's URL.
 *
 * @param file `themes` has dates and codes, `locations` has places
 */
export async function importRaddialog(
  app: TestApp,
  slug: string,
  file: keyof typeof FILES = 'themes',
): Promise<Imported> {
  const { name, columns } = FILES[file];
  return imported(app, {
    slug,
    path: fileURLToPath(new URL(name, DATA)),
    format: 'csv',
    source: 'raddialog-bonn',
    columns: Object.entries(columns).map(([field, column]) => ({ field: field as ImportField, column })),
    reading: { state: 'published', day: '2017-10-18' },
  });
}
