import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { type Test, test } from 'tap';
import type { Db } from '../../src/database/db.ts';
import { EXPORT_COLUMNS, type ExportFormat } from '../../src/exports/export.ts';
import { aTopic } from '../support/builders.ts';
import { convert, EVERY_SHEET, noOffice, noPoppler, poppled } from '../support/office.ts';
import { unzipped } from '../support/zip.ts';
import { aPlanner, type Planner, publish } from './exports.ts';
import { readGeoJson } from './geojson.ts';
import { hostileComments } from './hostile.ts';
import { klimaratComments, noKlimarat } from './klimarat.ts';

interface Row {
  reference: string;
  author_name: string | null;
  body: string | null;
}

/** What the table says, without any code of ours. */
function rowsOf(db: Db, topicId: string): Promise<Row[]> {
  return db
    .selectFrom('comment')
    .select(['reference', 'author_name', 'body'])
    .where('topic_id', '=', topicId)
    .orderBy('received_at')
    .orderBy('id')
    .execute();
}

type Cells = { reference: unknown; author_name: unknown; text: unknown };

const lf = (text: unknown) => String(text ?? '').replace(/\r\n?/g, '\n');
/** What ODS cannot write. */
const writable = (text: string) => text.replace(/[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/gu, '\ufffd');
const unguarded = (cell: unknown, text: string) => (cell === `'${text}` ? text : cell);

/** @param as how the format writes a text */
function different(
  found: readonly Cells[],
  rows: readonly Row[],
  as: (text: string) => string = String,
): string | undefined {
  if (found.length !== rows.length) return `${found.length} rows for ${rows.length}`;
  for (const [i, { reference, author_name, body }] of rows.entries()) {
    const cells = found[i] as Cells;
    const [name, text] = [as(author_name ?? ''), as(body ?? '')];
    if (cells.reference !== reference) return `row ${i}: ${cells.reference} for ${reference}`;
    if (unguarded(cells.author_name ?? '', name) !== name)
      return `row ${i}: ${JSON.stringify([cells.author_name, name])}`;
    if (unguarded(cells.text ?? '', text) !== text)
      return `row ${i}: ${JSON.stringify([cells.text, text]).slice(0, 600)}`;
  }
  return undefined;
}

async function bytesOf(planner: Planner, slug: string, format: ExportFormat, choice: object = {}) {
  return buffer((await planner.export({ slug, format, ...choice })).stream);
}

async function everyTable(t: Test, planner: Planner, slug: string, rows: readonly Row[]) {
  const machine = parse(await bytesOf(planner, slug, 'csv'), { columns: true, record_delimiter: '\r\n' });
  t.equal(different(machine as Cells[], rows), undefined, 'CSV by RFC 4180');
  const people = parse(await bytesOf(planner, slug, 'csv', { dialect: 'excel' }), {
    columns: true,
    bom: true,
    delimiter: ';',
    record_delimiter: '\r\n',
  });
  t.equal(different(people as Cells[], rows), undefined, 'CSV for Excel, but for its apostrophes');
  const lines = (await bytesOf(planner, slug, 'jsonl')).toString('utf8').split('\n').slice(0, -1);
  t.equal(
    different(
      lines.map((line) => JSON.parse(line)),
      rows,
    ),
    undefined,
    'JSON Lines',
  );
  const { sheets } = await readXlsx(await bytesOf(planner, slug, 'xlsx'));
  const places = ['reference', 'author_name', 'text'].map((name) => EXPORT_COLUMNS.indexOf(name as 'text'));
  const [reference = 0, name = 0, text = 0] = places;
  const cells = (sheets[0]?.rows ?? []).slice(1);
  const found = cells.map((row) => ({ reference: row[reference], author_name: row[name], text: row[text] }));
  t.equal(different(found, rows, lf), undefined, 'XLSX');
}

async function everyOffice(t: Test, planner: Planner, slug: string, rows: readonly Row[]) {
  const folder = t.testdirName;
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'mappe.ods');
  await writeFile(file, await bytesOf(planner, slug, 'ods'));
  await convert([file], EVERY_SHEET, folder);
  const sheet = parse(await readFile(path.join(folder, 'mappe-Beiträge.csv')), { columns: true, bom: true });
  t.equal(
    different(sheet as Cells[], rows, (text) => writable(lf(text))),
    undefined,
    'ODS',
  );
}

test('10,000 comments made to break files are in every table as the database has them', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await publish(planner.db, id, hostileComments(10_000));
  const rows = await rowsOf(planner.db, id);
  t.equal(rows.length, 10_000);
  await everyTable(t, planner, slug, rows);
  if (noOffice) t.comment(noOffice);
  else await everyOffice(t, planner, slug, rows);
});

/** Without white space and signs nobody sees: layout may break lines anywhere. */
const dense = (text: string) =>
  text
    .normalize('NFC')
    .replaceAll('"', '')
    .replace(/(?:[\p{White_Space}\p{Cc}\p{Cf}\ufffd]|\p{Variation_Selector})+/gu, '');

/** The words of an XML file without its elements. */
function plain(xml: string): string {
  const signs: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return xml
    .replace(/<[^>]+>/g, '')
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => signs[name] as string);
}

/** Without what the fonts of the PDF have no sign for: in its structure that is a box. */
const drawn = (text: string) => text.replaceAll(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{So}¤]/gu, '');

/** The first of them that does not stand behind the one before. */
function firstLost(read: string, rows: readonly Row[], as = (text: string) => text): string | undefined {
  let at = 0;
  for (const { reference, body } of rows) {
    for (const words of [dense(reference), as(dense(body ?? ''))]) {
      at = read.indexOf(words, at);
      if (at === -1) return `${reference}: ${words.slice(0, 200)}`;
      at += words.length;
    }
  }
  return undefined;
}

test('every comment of the climate council is in every format as the database has it', {
  skip: noKlimarat || noPoppler,
}, async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await publish(planner.db, id, klimaratComments());
  const rows = await rowsOf(planner.db, id);
  await everyTable(t, planner, slug, rows);
  await planner.db.updateTable('comment').set({ lat: 50.9, lon: 11.6 }).where('topic_id', '=', id).execute();
  const map = readGeoJson((await bytesOf(planner, slug, 'geojson')).toString('utf8'));
  t.equal(
    different(
      map.features.map(({ properties }) => properties as Cells),
      rows,
    ),
    undefined,
    'GeoJSON',
  );
  for (const [format, part] of [
    ['docx', 'word/document.xml'],
    ['odt', 'content.xml'],
  ] as const) {
    const parts = unzipped(await bytesOf(planner, slug, format));
    t.equal(firstLost(dense(plain(parts.get(part) as string)), rows), undefined, format);
  }
  const pdf = path.join(t.testdir({}), 'synopse.pdf');
  await writeFile(pdf, await bytesOf(planner, slug, 'pdf'));
  const tree = dense(await poppled('pdfinfo', ['-struct-text', pdf]));
  t.equal(firstLost(drawn(tree), rows, drawn), undefined, 'PDF, but for its boxes');
});
