import { existsSync, readdirSync, readFileSync } from 'node:fs';

const DATA = new URL('../../../shared/data/', import.meta.url);

/**
 * Reads the texts others wrote, which are kept beside the repository and never copied into it. Undefined where the folder is missing,
 * unless REQUIRE_DATA=1: then that is an error.
 */
export function realComments(): { civic: string[]; spam: string[]; notSpam: string[] } | undefined {
  if (!existsSync(DATA)) {
    if (process.env['REQUIRE_DATA'] === '1')
      throw new Error(`REQUIRE_DATA=1, but ${DATA.pathname} is missing`);
    return;
  }
  const video = csvFiles('spam/').flatMap(recordsOf);
  return {
    civic: [
      ...folders('klimarat-de/').flatMap((folder) =>
        recordsOf(`${folder}comments.csv`).map((record) => record['comment-body'] ?? ''),
      ),
      ...recordsOf('raddialog-bonn-de/contributions-themes.csv').map(
        ({ title, text }) => `${title}\n${text}`,
      ),
    ],
    spam: video.filter((record) => record['CLASS'] === '1').map((record) => record['CONTENT'] ?? ''),
    notSpam: video.filter((record) => record['CLASS'] === '0').map((record) => record['CONTENT'] ?? ''),
  };
}

function folders(path: string): string[] {
  return readdirSync(new URL(path, DATA)).map((name) => `${path}${name}/`);
}

function csvFiles(path: string): string[] {
  const names = readdirSync(new URL(path, DATA)).filter((name) => name.endsWith('.csv'));
  return names.map((name) => path + name);
}

function recordsOf(path: string): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(readFileSync(new URL(path, DATA), 'utf8').replace(/^\ufeff/u, ''));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gu)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  return rows;
}
