import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { readXlsx } from 'hucre/xlsx';
import { test } from 'tap';
import { EXPORT_COLUMNS } from '../../src/exports/export.ts';
import { exportTopic } from '../../src/exports/export-topic.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { unzipped } from '../support/zip.ts';
import { aCode, aCodedTopic, aCoding } from './coded-topic.ts';
import {
  aPlanner,
  excelRecords,
  jsonRecords,
  machineRecords,
  type Planner,
  requestFor,
  textOf,
} from './exports.ts';
import { readGeoJson } from './geojson.ts';

const PATH = 'Bürgerdienste › Terminvergabe';

test('a row has its codes in the order of the tree, each once, with the path that leads there', async (t) => {
  const planner = await aPlanner(t);
  const { topic } = await aCodedTopic(planner);
  const { slug } = topic;
  const codes = (rows: Record<string, unknown>[]) => rows.map((row) => row['codes']);
  t.strictSame(codes(await machineRecords(await planner.export({ slug }))), [`${PATH} | =Netz`, PATH, '']);
  t.strictSame(codes(await jsonRecords(await planner.export({ slug, format: 'jsonl' }))), [
    [PATH, '=Netz'],
    [PATH],
    [],
  ]);
  const people = await excelRecords(await planner.export({ slug, dialect: 'excel' }));
  t.strictSame(codes(people), [`${PATH} | =Netz`, PATH, '']);
  t.match(people[0], { district: "'=Lobeda", lat: '50,927', lon: '11,58' });
  t.match((await machineRecords(await planner.export({ slug })))[0], {
    district: '=Lobeda',
    lat: '50.927',
    lon: '11.58',
  });
});

test('a code that looks like a formula is neutralised', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  const code = await aCode(planner.db, id, { label: '=1+1' });
  const { id: comment_id } = await aComment(planner.db, id, { state: 'published' });
  await aCoding(planner.db, { topic_id: id, comment_id, code_id: code.id });
  const [row] = await excelRecords(await planner.export({ slug, dialect: 'excel' }));
  t.equal(row?.['codes'], "'=1+1");
});

test('of what was taken back, neither place nor code is in any file', async (t) => {
  const planner = await aPlanner(t);
  const { topic, gone } = await aCodedTopic(planner);
  const rows = await jsonRecords(await planner.export({ slug: topic.slug, format: 'jsonl', scope: 'all' }));
  t.match(
    rows.find((row) => row['reference'] === gone.reference),
    { status: 'withdrawn', text: null, district: null, lat: null, lon: null, codes: [] },
  );
  t.strictSame(
    rows.find((row) => row['status'] === 'pending')?.['codes'],
    [PATH],
    'what waits has its codes where everything is asked for',
  );
});

async function sheetsOf(planner: Planner, slug: string, choice: object = {}) {
  const made = await planner.export({ slug, format: 'xlsx', ...choice });
  const { sheets } = await readXlsx(await buffer(made.stream));
  const rows = (name: string) => {
    const [head = [], ...cells] = sheets.find((sheet) => sheet.name === name)?.rows ?? [];
    return cells.map((row) => Object.fromEntries(head.map((key, i) => [String(key), row[i] ?? null])));
  };
  return { names: sheets.map(({ name }) => name), rows };
}

test('a workbook has sheets for contributions, passages, codes, answers and provenance', async (t) => {
  const planner = await aPlanner(t);
  const { topic, coded, about } = await aCodedTopic(planner);
  const { names, rows } = await sheetsOf(planner, topic.slug);
  t.strictSame(names, ['Beiträge', 'Stellen', 'Schlagwörter', 'Antworten', 'Nachweis']);
  t.strictSame(
    rows('Stellen').map(({ coded_at, ...row }) => (coded_at instanceof Date ? row : 'no date')),
    [
      segment(coded.reference, '=Netz', { coder: 'Anna Amt' }),
      segment(coded.reference, PATH, { passage: '🌳', coder: '=Ben', starts: 0, ends: 1 }),
      segment(coded.reference, PATH, {
        passage: '=Termine',
        coder: 'Anna Amt',
        starts: 2,
        ends: 10,
        to_check: true,
      }),
      segment(about.reference, PATH, { coder: '=Ben' }),
    ],
  );
  t.match(rows('Schlagwörter'), [
    { code: 'Bürgerdienste', mark: 'Bü', description: '@Amt & Termin', contributions: 0, passages: 0 },
    {
      code: PATH,
      label: 'Terminvergabe',
      parent: 'Bürgerdienste',
      mark: 'Te',
      archived: false,
      contributions: 2,
      passages: 2,
    },
    { code: '=Netz', mark: 'Nw', contributions: 1, passages: 0 },
  ]);
});

function segment(reference: string, code: string, given: object) {
  const none = { passage: null, starts: null, ends: null, to_check: false, origin: 'person' };
  return { reference, code, ...none, ...given };
}

test('sheets hold what the scope holds, and people only where names are wanted', async (t) => {
  const planner = await aPlanner(t);
  const { topic } = await aCodedTopic(planner);
  const all = await sheetsOf(planner, topic.slug, { scope: 'all', names: 'pseudonym' });
  t.ok(all.rows('Stellen').some(({ passage }) => passage === 'Kanari'));
  t.match(all.rows('Schlagwörter')[1], { contributions: 3, passages: 3 });
  t.strictSame([...new Set(all.rows('Stellen').map(({ coder }) => coder))].sort(), ['Coder 1', 'Coder 2']);
  const none = await sheetsOf(planner, topic.slug, { names: 'none' });
  t.strictSame([...new Set(none.rows('Stellen').map(({ coder }) => coder))], [null]);
  for (const format of ['xlsx', 'ods'] as const) {
    const parts = unzipped(
      await buffer((await planner.export({ slug: topic.slug, format, scope: 'all' })).stream),
    );
    t.notMatch([...parts.values()].join(), /weggeflogen/, format);
    t.notMatch([...parts.values()].join(), /<f>|table:formula/, format);
  }
});

test('passages follow the text as people count it, behind signs of two units', async (t) => {
  const planner = await aPlanner(t);
  const { topic, coded } = await aCodedTopic(planner);
  await planner.db
    .updateTable('comment')
    .set({ body: 'Hier: 🌳 =Termine bitte' })
    .where('id', '=', coded.id)
    .execute();
  const { rows } = await sheetsOf(planner, topic.slug);
  t.strictSame(
    rows('Stellen').map(({ passage }) => passage),
    [null, '🌳', '=Termine', null],
  );
});

test('GeoJSON has a feature for each comment, with its point where there is one', async (t) => {
  const planner = await aPlanner(t);
  const { topic, coded } = await aCodedTopic(planner);
  const { slug } = topic;
  for (const scope of ['published', 'all'] as const) {
    const made = await planner.export({ slug, format: 'geojson', scope });
    t.equal(made.contentType, 'application/geo+json');
    const collection = readGeoJson(await textOf(made.stream));
    const lines = await textOf((await planner.export({ slug, format: 'jsonl', scope })).stream);
    const rows = lines
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    t.strictSame(
      collection.features.map(({ properties }) => properties),
      rows,
      'properties are the columns of the export',
    );
    t.strictSame(Object.keys(collection.features[0]?.properties ?? {}), [...EXPORT_COLUMNS]);
    t.strictSame(
      collection.features.filter(({ geometry }) => geometry !== null).map(({ id }) => id),
      [coded.reference],
      'what was taken back has no point',
    );
    t.strictSame(collection.features[0]?.geometry?.coordinates, [11.58, 50.927]);
    const checksum = (collection['provenance'] as { fact: string; value: unknown }[]).find(({ fact }) =>
      fact.startsWith('Prüfsumme'),
    );
    t.equal(checksum?.value, createHash('sha256').update(lines).digest('hex'));
  }
});

test('without a place there is no map', async (t) => {
  const planner = await aPlanner(t);
  const { slug, id } = await aTopic(planner.db);
  await aComment(planner.db, id, { state: 'published' });
  await aComment(planner.db, id, { lat: 50.9, lon: 11.6 });
  await aComment(planner.db, id, { state: 'withdrawn', lat: 50.9, lon: 11.6 });
  t.strictSame(await exportTopic(planner.pool, requestFor({ slug, format: 'geojson' })), {
    outcome: 'no-places',
  });
  t.equal(planner.pool.idleCount, planner.pool.totalCount, 'and the connection is back');
  const all = await planner.export({ slug, format: 'geojson', scope: 'all' });
  t.equal(readGeoJson(await textOf(all.stream)).features.length, 3);
});
