import { ExportRow } from '../exports/row-schema.ts';
import type { Page } from '../platform/page-cache.ts';
import { FOR_EVERYBODY } from './for-everybody.ts';

export const ROW_SCHEMA_PATH = '/offene-daten/beitraege.schema.json';

/** What a line of the JSON Lines is. @see https://json-schema.org/draft/2020-12 */
export function makeRowSchema(publicUrl: string): Page {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: publicUrl + ROW_SCHEMA_PATH,
    title: 'Stadtgespräch: comment',
    ...ExportRow,
  };
  return {
    html: `${JSON.stringify(schema, undefined, 2)}\n`,
    type: 'application/schema+json',
    headers: FOR_EVERYBODY,
    scopes: [],
  };
}
