import { BrokenFile, type ImportFormat, type Read, type Reading } from '../import.ts';
import { markedUtf16 } from './decode.ts';
import { type Row, readTable } from './table.ts';

// What reads a format is loaded with the first file of it: most programs run for weeks without one.

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
export async function* openRows(
  format: ImportFormat,
  bytes: AsyncIterable<Buffer>,
  reading: Reading,
): AsyncGenerator<Row> {
  if (format === 'xlsx') {
    const { readXlsx } = await import('./xlsx.ts');
    return yield* readXlsx(bytes);
  }
  const { readCsv } = await import('./csv.ts');
  yield* readCsv(bytes, reading);
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
    case 'wordpress': {
      const { readWordpress } = await import('./wordpress.ts');
      return yield* readWordpress(bytes);
    }
    case 'disqus': {
      const { readDisqus } = await import('./disqus.ts');
      return yield* readDisqus(bytes);
    }
    case 'isso': {
      const { readIsso } = await import('./json.ts');
      return yield* readIsso(bytes);
    }
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
  const { readJson } = await import('./json.ts');
  yield* readJson(again, isArray);
}
