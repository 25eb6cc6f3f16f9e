import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const DATA = new URL('../../../shared/data/klimarat-de/', import.meta.url);
const isThere = existsSync(DATA);
if (!isThere && process.env['REQUIRE_DATA'] === '1')
  throw new Error(`REQUIRE_DATA=1, but ${DATA.pathname} is missing`);

/** For `test(…, { skip })`: false where the comments of the Austrian climate council are, else the reason. */
export const noKlimarat: string | false = isThere
  ? false
  : 'no ../shared/data/klimarat-de: real comments were not tried';

/** Every comment of its three topics, with a number for a name. */
export function klimaratComments(): { name: string; text: string }[] {
  const files = readdirSync(DATA)
    .sort()
    .map((folder) => new URL(`${folder}/comments.csv`, DATA));
  const records = files.flatMap((file) => parse(readFileSync(file), { columns: true, bom: true })) as Record<
    string,
    string
  >[];
  return records.map((record) => ({
    name: `Nr. ${record['author-id']}`,
    text: (record['comment-body'] ?? '').padEnd(3, '.'),
  }));
}
