import { BrokenFile, type ImportFormat, type Read, type Reading } from '../import.ts';
import { readCsv } from './csv.ts';
import { markedUtf16 } from './decode.ts';
import { readDisqus } from './disqus.ts';
import { readIsso, readJson } from './json.ts';
import { type Row, readTable } from './table.ts';
import { readWordpress } from './wordpress.ts';
import { readXlsx } from './xlsx.ts';

/** What a file is by its beginning, whatever its name says. @throws BrokenFile where it is none of what is read here */
export function formatOf(head: Buffer): ImportFormat {
  if (head.length === 0) throw new BrokenFile('empty');
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return 'xlsx';
  const text = new TextDecoder(markedUtf16(head) ?? 'utf-8').decode(head).trimStart();
  if (text === '') throw new BrokenFile('empty');
  if (text.startsWith('<')) {
    if (/<disqus\b/.test(text)) return 'disqus';
    if (/<rss\b/.test(text)) return 'wordpress';
    throw new BrokenFile('unknown-format');
  }
  if (text.startsWith('[')) return /"comments"\s*:\s*\[/.test(text) ? 'isso' : 'json';
  if (text.startsWith('{')) return 'json';
  // No table holds a control character; a picture or a program does.
  if (/[^\P{Cc}\t\n\v\f\r]/u.test(text.slice(0, 4_000))) throw new BrokenFile('unknown-format');
  return 'csv';
}

export const isTable = (format: ImportFormat): boolean => format === 'csv' || format === 'xlsx';

/** Rows of a table, before anybody named its columns. */
export function openRows(
  format: ImportFormat,
  bytes: AsyncIterable<Buffer>,
  reading: Reading,
): AsyncGenerator<Row> {
  return format === 'xlsx' ? readXlsx(bytes) : readCsv(bytes, reading);
}

/** The entries of a file as they stream by. @throws BrokenFile */
export async function* openFormat(
  format: ImportFormat,
  bytes: AsyncIterable<Buffer>,
  reading: Reading,
): AsyncGenerator<Read> {
  switch (format) {
    case 'csv':
    case 'xlsx':
      return yield* readTable(openRows(format, bytes, reading), reading);
    case 'wordpress':
      return yield* readWordpress(bytes);
    case 'disqus':
      return yield* readDisqus(bytes);
    case 'isso':
      return yield* readIsso(bytes);
    case 'json':
      return yield* jsonOf(bytes);
  }
}

/** An array, or an object a line. */
async function* jsonOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Read> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) throw new BrokenFile('empty');
  const isArray = first.value
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .startsWith('[');
  const again = (async function* () {
    yield first.value;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
  yield* readJson(again, isArray);
}
