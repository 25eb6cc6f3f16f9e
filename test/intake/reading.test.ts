import fc from 'fast-check';
import { test } from 'tap';
import { readDate } from '../../src/intake/entry-date.ts';
import { EncodingWatch } from '../../src/intake/formats/decode.ts';
import { detectDelimiter, hasHeader, sampleRecords } from '../../src/intake/formats/detect-table.ts';
import { readLines } from '../../src/intake/line-ranges.ts';
import { readPoint } from '../../src/intake/point.ts';
import { aFile, imported, runImport } from '../support/import.ts';
import { comments, desk } from '../support/intake-desk.ts';

const cell = fc.stringMatching(/^[A-Za-zÄÖÜäöüß0-9 .,;|!?"'\n]{0,40}$/);
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

test('whatever a table holds, its delimiter is found', (t) => {
  fc.assert(
    fc.property(
      fc.constantFrom(';', ',', '\t', '|'),
      fc
        .integer({ min: 2, max: 6 })
        .chain((width) =>
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 20 }),
        ),
      fc.constantFrom('\n', '\r\n'),
      (delimiter, rows, end) => {
        const text = rows.map((row) => row.map(quote).join(delimiter)).join(end) + end;
        const found = detectDelimiter(text, true);
        const records = sampleRecords(text, { delimiter: found, isWhole: true });
        return found === delimiter && records.length === rows.length;
      },
    ),
    { numRuns: 300 },
  );
  t.end();
});

test('whatever is written in UTF-8 is told from Windows-1252, however it is cut', (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 7 }), (text, size) => {
      const bytes = Buffer.from(text, 'utf8');
      const watch = new EncodingWatch();
      for (let at = 0; at < bytes.length; at += size) watch.watch(bytes.subarray(at, at + size));
      return watch.end() === 'utf-8';
    }),
  );
  const watch = new EncodingWatch();
  watch.watch(Buffer.from('Grün', 'latin1'));
  t.equal(watch.end(), 'windows-1252');
  t.end();
});

test('a table in Windows-1252 is read as it was meant', async (t) => {
  const { app, topic } = await desk(t);
  const bytes = Buffer.concat(
    [Buffer.from('Text;Autor\nGrün für die Straße '), Buffer.from([0x80]), Buffer.from(';Jörg\n')].map(
      (part, n) => (n === 1 ? part : Buffer.from(part.toString('utf8'), 'latin1')),
    ),
  );
  await imported(app, {
    slug: topic.slug,
    path: await aFile(t, bytes),
    format: 'csv',
    reading: { day: '2020-01-01' },
  });
  t.match(await comments(app), [{ body: 'Grün für die Straße €', author: 'Jörg' }]);
});

test('the first line is a head where it names things', (t) => {
  t.equal(
    hasHeader([
      ['Nr', 'Text'],
      ['1', 'x'],
    ]),
    true,
  );
  t.equal(
    hasHeader([
      ['1', 'Text'],
      ['2', 'x'],
    ]),
    false,
  );
  t.equal(
    hasHeader([
      ['7.9.2017', 'Text'],
      ['2', 'x'],
    ]),
    false,
  );
  t.equal(
    hasHeader([
      ['a', 'a'],
      ['2', 'x'],
    ]),
    false,
  );
  t.equal(hasHeader([['Nr', 'Text']]), true, 'a head alone');
  t.equal(hasHeader([['Mehr Licht!', 'Text']]), false, 'a line alone');
  t.equal(hasHeader([['Nr', 'Meinung']], false), true, 'a head before lines that are too long to be seen');
  t.end();
});

test('a head stays one where a long line follows, or none', async (t) => {
  const { app, topic } = await desk(t);
  const run = async (table: string) =>
    runImport(app, { slug: topic.slug, path: await aFile(t, table), format: 'csv' });
  t.match(await run('Text;Datum\n'), { outcome: 'broken', problem: 'empty' });
  const long = `Text;Datum\n"${'ä'.repeat(40_000)}";1.2.2020\nKurz und gut;1.2.2020\n`;
  const { report } = (await run(long)) as { report: object };
  t.match(report, { read: 2, stored: { pending: 1 }, problems: { 'too-long': 1 } });
});

test('UTF-16 is read in both orders of its bytes', async (t) => {
  const { app, topic } = await desk(t);
  for (const [name, swap] of [
    ['little', false],
    ['big', true],
  ] as const) {
    const bytes = Buffer.from(`\ufeffText;Autor\nGrün ${name} endian;Jörg\n`, 'utf16le');
    const path = await aFile(t, swap ? bytes.swap16() : bytes);
    await imported(app, { slug: topic.slug, path, format: 'csv', reading: { day: '2020-01-01' } });
  }
  t.match(await comments(app), [
    { body: 'Grün big endian', author: 'Jörg' },
    { body: 'Grün little endian', author: 'Jörg' },
  ]);
});

test('dates as Germans and programs write them', (t) => {
  const now = new Date('2026-06-01T12:00:00Z');
  const read = (text: string) => readDate(text, 'Europe/Berlin', now);
  const at = (iso: string) => new Date(iso);
  t.strictSame(read('7.9.2017'), at('2017-09-07T10:00:00Z'));
  t.strictSame(read('07.09.2017 14:05'), at('2017-09-07T12:05:00Z'));
  t.strictSame(read('7. 9. 2017, 14.05 Uhr'), at('2017-09-07T12:05:00Z'));
  t.strictSame(read('2017-09-13T08:08:40+02:00'), at('2017-09-13T06:08:40Z'));
  t.strictSame(read('2017-01-13 08:08:40'), at('2017-01-13T07:08:00Z'));
  t.strictSame(read('2017-03-26 02:30'), at('2017-03-26T01:30:00Z'), 'an hour the clock skips');
  for (const wrong of [
    '31.2.2017',
    '7.9.17',
    '2017-02-30',
    '2017-02-30T10:00:00Z',
    'gestern',
    '',
    '1.1.0017',
  ])
    t.equal(read(wrong), 'bad-date', wrong);
  t.equal(read('2.6.2026'), 'future');
  t.end();
});

test('points and lines as people type them', (t) => {
  t.strictSame(readPoint('50,734382', '7.10385'), { point: { lat: 50.734382, lon: 7.10385 } });
  t.strictSame(readPoint(' ', ''), {});
  t.strictSame(readPoint('50', ''), { problem: 'half-point' });
  for (const wrong of ['91', '1e3', '50,1,2', 'Nord', 'Infinity', '0x10'])
    t.strictSame(readPoint(wrong, '1'), { problem: 'no-point' });
  t.strictSame(readLines('2-40, 57'), [
    [2, 40],
    [57, 57],
  ]);
  t.strictSame(readLines('2 – 4;9'), [
    [2, 4],
    [9, 9],
  ]);
  t.equal(readLines('4-2'), undefined);
  t.end();
});
