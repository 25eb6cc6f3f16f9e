import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { type Test, test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { markAnswered } from '../../src/answers/release-queries.ts';
import { EXPORT_COLUMNS } from '../../src/exports/export.ts';
import { exportTopic } from '../../src/exports/export-topic.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { convert, EVERY_SHEET, noOffice } from '../support/office.ts';
import { waitFor } from '../support/wait-for.ts';
import { childrenOf, readXml } from '../support/xml.ts';
import { unzipped } from '../support/zip.ts';
import {
  aPlanner,
  copiesUnderway,
  jsonRecords,
  leavesNothingBehind,
  type Planner,
  publish,
  publishMany,
  requestFor,
  textOf,
} from './exports.ts';
import { hostileComments } from './hostile.ts';
import { klimaratComments, noKlimarat } from './klimarat.ts';

const TABLES = ['xlsx', 'ods'] as const;
type Rows = Record<string, unknown>[];

/** Line ends are LF in every cell. */
const linesOf = (text: unknown) => String(text ?? '').replace(/\r\n?/g, '\n');
/** What ODS cannot write; XLSX can. */
const writable = (text: string) => text.replace(/[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/gu, '\ufffd');

async function saved(t: Test, planner: Planner, slug: string, choice: object = {}) {
  const folder = t.testdir({});
  const files = [];
  for (const format of TABLES) {
    const made = await planner.export({ slug, format, ...choice });
    const file = path.join(folder, `${format}.${format}`);
    await writeFile(file, await buffer(made.stream));
    files.push(file);
  }
  return { folder, files };
}

/** What LibreOffice shows of each sheet. */
async function shown(t: Test, planner: Planner, slug: string, choice: object = {}) {
  const { folder, files } = await saved(t, planner, slug, choice);
  await convert(files, EVERY_SHEET, folder);
  const sheet = async (format: string, name: string) => {
    const text = await readFile(path.join(folder, `${format}-${name}.csv`), 'utf8');
    return parse(text, { columns: true, bom: true }) as Record<string, string>[];
  };
  return { sheet };
}

const germanTime = (iso: unknown) =>
  String(iso ?? '').replace(/^(\d+)-(\d\d)-(\d\d)T(.{8}).*$/, '$3.$2.$1 $4');

/** How LibreOffice shows a row of JSON Lines. */
function expectedCells(
  row: Record<string, unknown>,
  format: (typeof TABLES)[number],
): Record<string, string> {
  const cells = EXPORT_COLUMNS.map((name) => {
    const value = row[name];
    if (name.endsWith('_at')) return [name, germanTime(value)];
    if (typeof value === 'boolean') return [name, value ? 'TRUE' : 'FALSE'];
    const text = linesOf(Array.isArray(value) ? value.join('; ') : value);
    return [name, format === 'ods' ? writable(text) : text];
  });
  return Object.fromEntries(cells);
}

function firstDifference(found: Rows, expected: Rows): string | undefined {
  if (found.length !== expected.length) return `${found.length} rows for ${expected.length}`;
  for (const [i, row] of expected.entries()) {
    for (const [name, value] of Object.entries(row)) {
      if (found[i]?.[name] !== value)
        return `row ${i}, ${name}: ${JSON.stringify(found[i]?.[name])} instead of ${JSON.stringify(value)}`;
    }
  }
  return undefined;
}

async function equalInLibreOffice(t: Test, planner: Planner, slug: string) {
  const rows = await jsonRecords(await planner.export({ slug, format: 'jsonl', scope: 'all' }));
  const { sheet } = await shown(t, planner, slug, { scope: 'all' });
  for (const format of TABLES) {
    const expected = rows.map((row) => expectedCells(row, format));
    t.equal(firstDifference(await sheet(format, 'Beiträge'), expected), undefined, format);
  }
  return rows.length;
}

test('LibreOffice reads every cell of a thousand hostile comments as the database has it', {
  skip: noOffice,
}, async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await publish(planner.db, id, hostileComments());
  t.equal(await equalInLibreOffice(t, planner, slug), 1_000);
});

test('LibreOffice reads real comments as the database has them', {
  skip: noOffice || noKlimarat,
}, async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  const comments = klimaratComments();
  await publish(planner.db, id, comments);
  t.equal(await equalInLibreOffice(t, planner, slug), comments.length);
});

/** One answer to each of two comments, long enough for two cells. */
async function answered(planner: Planner) {
  const { slug, id } = await aTopic(planner.db, { slug: 'ufer', title: 'Das Ufer & "mehr"' });
  const [first, second] = [
    await aComment(planner.db, id, {
      state: 'published',
      body: 'Mehr Bänke',
      received_at: new Date('2026-03-29T01:00:00Z'),
    }),
    await aComment(planner.db, id, { state: 'published', received_at: new Date('2026-10-25T01:30:00Z') }),
  ];
  await aComment(planner.db, id, { body: 'Kanari wartet' });
  for (const [i, outcome] of (['adopted', 'noted'] as const).entries()) {
    const answer = {
      id: uuidv7(),
      site_id: DEFAULT_SITE_ID,
      topic_id: id,
      outcome,
      department: '=Grünamt',
      state: 'released',
    };
    const body = `=${'🌳'.repeat(9_998)}${i}`;
    await planner.db
      .insertInto('answer')
      .values({ ...answer, body, released_at: new Date(Date.UTC(2026, 10, i + 1)) })
      .execute();
    for (const comment of i === 0 ? [first, second] : [first])
      await planner.db
        .insertInto('answer_comment')
        .values({ answer_id: answer.id, comment_id: comment.id, topic_id: id })
        .execute();
    await markAnswered(planner.db, [first.id]);
  }
  return { slug, first, second };
}

test('another reader finds every value in the XLSX, with true dates and no formula', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await publish(planner.db, id, hostileComments(200));
  const rows = await jsonRecords(await planner.export({ slug, format: 'jsonl' }));
  const bytes = await buffer((await planner.export({ slug, format: 'xlsx' })).stream);
  const { sheets } = await readXlsx(bytes);
  const [head, ...cells] = sheets[0]?.rows ?? [];
  t.strictSame(head, [...EXPORT_COLUMNS]);
  const found = cells.map((row) => Object.fromEntries(EXPORT_COLUMNS.map((name, i) => [name, row[i]])));
  t.equal(
    firstDifference(
      found.map(({ text, author_name }) => ({ text, author_name })),
      rows.map((row) => ({ text: linesOf(row['text']), author_name: linesOf(row['author_name']) })),
    ),
    undefined,
  );
  const [first] = found;
  t.ok(first?.['received_at'] instanceof Date, 'dates are dates');
  t.match(first, { supports: 0, replies: 0, redacted: false, late: false });
  const parts = unzipped(bytes);
  t.notMatch(parts.get('xl/worksheets/sheet1.xml'), '<f>');
});

test('times show the clock of the city, summer and winter', async (t) => {
  const planner = await aPlanner(t);
  const { slug } = await answered(planner);
  const { sheets } = await readXlsx(await buffer((await planner.export({ slug, format: 'xlsx' })).stream));
  const at = EXPORT_COLUMNS.indexOf('received_at');
  t.strictSame(
    sheets[0]?.rows.slice(1).map((row) => (row[at] as Date).toISOString()),
    ['2026-03-29T03:00:00.000Z', '2026-10-25T02:30:00.000Z'],
  );
});

test('a workbook is well-formed, can be filtered, keeps its head in sight and marks what looks like a formula', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await publish(planner.db, id, [
    { name: 'Eine', text: '=1+1' },
    { name: 'Andere', text: 'Ja, so.' },
  ]);
  const book = unzipped(await buffer((await planner.export({ slug, format: 'xlsx' })).stream));
  for (const [name, part] of book)
    if (name.endsWith('.xml')) t.ok(readXml(part.replace(' standalone="yes"', '')), name);
  const sheet = book.get('xl/worksheets/sheet1.xml') as string;
  t.match(sheet, '<autoFilter ref="A1:Y3"/>');
  t.match(sheet, /<pane xSplit="1" ySplit="1" [^>]*state="frozen"/);
  const style = (text: string) =>
    Number(new RegExp(`s="(\\d+)" t="inlineStr"><is><t xml:space="preserve">${text}<`).exec(sheet)?.[1]);
  const formats = childrenOf(
    readXml((book.get('xl/styles.xml') as string).replace(' standalone="yes"', '')),
    'cellXfs',
  )[0]?.children;
  t.equal(formats?.[style('=1\\+1')]?.attributes['quotePrefix'], '1');
  t.equal(formats?.[style('Ja, so.')]?.attributes['quotePrefix'], undefined);

  const bytes = await buffer((await planner.export({ slug, format: 'ods' })).stream);
  t.equal(bytes.toString('latin1', 30, 84), 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet');
  const parts = unzipped(bytes);
  for (const [name, part] of parts)
    if (name.endsWith('.xml')) t.ok(readXml(part.replace(' standalone="yes"', '')), name);
  t.match(parts.get('content.xml'), 'table:display-filter-buttons="true"');
  t.match(parts.get('content.xml'), '<table:table-header-rows>');
  t.notMatch(parts.get('content.xml'), 'table:formula');
});

test('answers have a sheet of their own, and a text longer than a cell is cut and says so', async (t) => {
  const planner = await aPlanner(t);
  const { slug, first, second } = await answered(planner);
  const { sheets } = await readXlsx(await buffer((await planner.export({ slug, format: 'xlsx' })).stream));
  const answers = sheets[3]?.rows.slice(1) ?? [];
  t.strictSame(
    answers.map((row) => [row[3], row[4], row[6], row[7]]),
    [
      ['=Grünamt', 'adopted', 2, `${first.reference} ${second.reference}`],
      ['=Grünamt', 'noted', 1, first.reference],
    ],
  );
  t.equal(String(answers[0]?.[5]).length, 19_998, 'an answer fits');
  const both = sheets[0]?.rows[1]?.[EXPORT_COLUMNS.indexOf('answer')] as string;
  t.equal(
    [...both].every((sign) => sign.isWellFormed()),
    true,
    'no character is cut in two',
  );
  t.ok(both.length <= 32_767 && both.length > 32_760, `${both.length}`);
  t.match(both, /JSON Lines/);
});

test('the provenance sheet says who, when and what, and its checksum is that of the JSON Lines', async (t) => {
  const planner = await aPlanner(t);
  const { slug } = await answered(planner);
  for (const scope of ['published', 'all'] as const) {
    const lines = await textOf((await planner.export({ slug, format: 'jsonl', scope })).stream);
    const { sheets } = await readXlsx(
      await buffer((await planner.export({ slug, format: 'xlsx', scope })).stream),
    );
    const facts = Object.fromEntries((sheets[4]?.rows ?? []) as [string, unknown][]);
    t.match(facts, {
      'Erstellt von': 'Petra Plan',
      Eingegangen: '3',
      'davon veröffentlicht': '2',
      'Beiträge in dieser Datei': scope === 'all' ? '3' : '2',
      'Prüfsumme (SHA-256)': createHash('sha256').update(lines).digest('hex'),
      Programm: /^Stadtgespräch \d/,
    });
  }
});

test('nothing unpublished is in a workbook of the published', async (t) => {
  const planner = await aPlanner(t);
  const { slug } = await answered(planner);
  for (const format of TABLES) {
    const some = unzipped(await buffer((await planner.export({ slug, format, names: 'none' })).stream));
    t.notMatch([...some.values()].join(), /Kanari|Frieda/, format);
    const all = unzipped(await buffer((await planner.export({ slug, format, scope: 'all' })).stream));
    t.match([...all.values()].join(), /Kanari wartet/, format);
  }
});

test('an empty topic is an empty workbook', { skip: noOffice }, async (t) => {
  const planner = await aPlanner(t);
  const { slug } = await aTopic(planner.db, { state: 'draft' });
  const { sheet } = await shown(t, planner, slug);
  for (const format of TABLES) {
    t.strictSame(await sheet(format, 'Beiträge'), []);
    t.ok((await sheet(format, 'Nachweis')).length > 10);
  }
});

test('a workbook nobody wants any more ends in the database, as one does that the database cuts short', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await publishMany(planner.db, id);
  for (const format of TABLES) {
    await leavesNothingBehind(t, planner, { slug, format });

    await buffer((await planner.export({ slug, format })).stream);
    await waitFor('a whole one gives its connection back', () => planner.pool.idleCount === 1);
  }
});

test('a slow reader of a workbook slows the database down', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await publishMany(planner.db, id);
  const { stream, rows } = await planner.export({ slug, format: 'xlsx' });
  await waitFor('PostgreSQL waits for the reader', async () =>
    (await copiesUnderway(planner.db)).includes('ClientWrite'),
  );
  t.ok(stream.lines < rows / 2, `${stream.lines} of ${rows} rows were sent`);
  stream.destroy();
});

test('more comments than a sheet has rows are refused before anything is made', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await planner.db
    .insertInto('topic_count')
    .values({ topic_id: id, state: 'published', reason_code: '', part: 0, count: 1_048_576 })
    .execute();
  t.strictSame(await exportTopic(planner.pool, requestFor({ slug, format: 'ods' })), {
    outcome: 'too-many',
    rows: 1_048_576,
    most: 1_048_575,
  });
  t.equal(planner.pool.idleCount, planner.pool.totalCount, 'and the connection is back');
});
