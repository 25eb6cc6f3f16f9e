import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { type Test, test } from 'tap';
import { isMark } from '../../src/codes/code-mark.ts';
import { addDistricts } from '../../src/intake/change-districts.ts';
import { readDate } from '../../src/intake/entry-date.ts';
import { EncodingWatch } from '../../src/intake/formats/decode.ts';
import { detectDelimiter, hasHeader, sampleRecords } from '../../src/intake/formats/detect-table.ts';
import { openParts } from '../../src/intake/import-file.ts';
import { forgetFiles } from '../../src/intake/jobs.ts';
import { readLines } from '../../src/intake/line-ranges.ts';
import { readPoint } from '../../src/intake/point.ts';
import { readImportById } from '../../src/intake/read-import.ts';
import { storeImport } from '../../src/intake/store-import.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import type { Role } from '../../src/staff/staff-member.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { aFile, imported, runImport } from '../support/import.ts';
import { aPlanner, type Planner } from '../support/planner.ts';

async function desk(t: Test, roles: readonly Role[] = ['planner']) {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { opens_at: new Date('2001-01-01') });
  return { app, topic, planner: await aPlanner(app, roles), path: `/planung/themen/${topic.slug}/import` };
}

const comments = (app: TestApp) =>
  app.db
    .selectFrom('comment as c')
    .leftJoin('district as d', 'd.id', 'c.district_id')
    .select([
      'c.body',
      'c.state',
      'c.channel',
      'c.author_name as author',
      'c.received_at',
      'c.lat',
      'd.name as district',
    ])
    .orderBy('c.received_at')
    .orderBy('c.body')
    .execute();

const upload = (
  planner: Planner,
  path: string,
  bytes: string | Buffer,
  fields: Record<string, string> = {},
) => planner.upload(path, fields, { field: 'file', name: 'liste.csv', bytes: Buffer.from(bytes) });

const idIn = (location: unknown) => String(location).split('/').at(-1) ?? '';

/** What the jobs do. */
async function work(app: TestApp, id: string): Promise<void> {
  const which = { siteId: DEFAULT_SITE_ID, id };
  await readImportById(app.db, which, (one) => openParts(app.db, one), { mostEntries: 1_000 });
  await storeImport({ db: app.db, receiptKey: app.secrets.receipt, rules: app.screening.rules }, which);
}

test('the way of a table: upload, columns, dry run, import; a second time changes nothing', async (t) => {
  const { app, planner, path } = await desk(t, ['planner', 'moderator']);
  await addDistricts(app.db, DEFAULT_SITE_ID, 'Lobeda');
  const csv = [
    'Nr;Titel;Beitrag;Datum;Ortsteil;Breite;Länge;Schlagwörter',
    '1;Bänke;"Mehr Bänke;\r\nauch am Fluss";7.9.2017, 14:05 Uhr;Lobeda;50,92;11,58;Grün, Sitzen',
    '2;;Licht fehlt;2017-09-08;;;;Licht',
    '3;;;9.9.2017;;;;',
    '4;;Wo liegt das?;10.9.2017;Atlantis;;;',
    '5;;Schlechter Tag;31.2.2017;;;;',
    '2;;Doppelt;11.9.2017;;;;',
    '=1+1;;=SUMME(A1);12.9.2017;;;;',
  ].join('\r\n');
  const sent = await upload(planner, path, `\ufeff${csv}`);
  t.equal(sent.statusCode, 303);
  const url = String(sent.headers.location);
  const mapping = await planner.get(url);
  t.match(mapping.body, /Spalten zuordnen/);
  t.match(mapping.body, /value="text" selected/);
  t.match(mapping.body, /<li dir="auto">Mehr Bänke; auch am Fluss<\/li>/);
  const columns = {
    'column-0': 'id',
    'column-1': 'title',
    'column-2': 'text',
    'column-3': 'date',
    'column-4': 'district',
    'column-5': 'lat',
    'column-6': 'lon',
    'column-7': 'code',
  };
  const form = {
    ...columns,
    header: '1',
    delimiter: ';',
    encoding: 'utf-8',
    source: 'Karten 2017',
    state: 'published',
    act: 'check',
  };
  t.equal((await planner.post(`${url}/zuordnung`, form)).statusCode, 303);
  await work(app, idIn(url));
  const dry = await planner.get(url);
  t.match(dry.body, /3 Beiträge können übernommen werden/);
  for (const [line, why] of [
    [6, 'kürzer als 3'],
    [7, 'Diesen Ortsteil gibt es nicht'],
    [8, 'kein Datum'],
    [9, 'steht weiter oben schon'],
  ] as const) {
    t.match(dry.body, new RegExp(`<td class="sg-table__number">${line}</td><td>[^<]*${why}`));
  }
  t.strictSame(await comments(app), [], 'nothing is stored yet');
  t.equal((await planner.post(`${url}/uebernehmen`, { choice: 'all' })).statusCode, 303);
  await work(app, idIn(url));
  t.match((await planner.get(url)).body, /3 Beiträge wurden übernommen/);
  t.match(await comments(app), [
    {
      body: 'Bänke\n\nMehr Bänke;\nauch am Fluss',
      state: 'published',
      district: 'Lobeda',
      lat: 50.92,
      received_at: new Date('2017-09-07T12:05:00Z'),
    },
    { body: 'Licht fehlt', channel: 'import' },
    { body: '=SUMME(A1)' },
  ]);
  t.strictSame(
    (await app.db.selectFrom('code').select('label').orderBy('label').execute()).map(({ label }) => label),
    ['Grün', 'Licht', 'Sitzen'],
  );
  for (const table of ['intake_row', 'intake_file_part'] as const) {
    t.strictSame(await app.db.selectFrom(table).select('import_id').execute(), [], `${table} is empty again`);
  }
  const again = String((await upload(planner, path, csv)).headers.location);
  await planner.post(`${again}/zuordnung`, form);
  await work(app, idIn(again));
  t.match((await planner.get(again)).body, /Hier ist nichts zu übernehmen/);
  const log = await planner.get('/moderation/protokoll?handlung=import');
  t.match(log.body, /übernommen/);
});

test('only the lines somebody names', async (t) => {
  const { app, planner, path } = await desk(t);
  const url = String(
    (await upload(planner, path, 'Text\nEins und eins\nZwei und zwei\nDrei und drei\n')).headers.location,
  );
  await planner.post(`${url}/zuordnung`, {
    'column-0': 'text',
    header: '1',
    delimiter: ';',
    encoding: 'utf-8',
    source: 'karten',
    day: '2020-01-01',
    act: 'check',
  });
  await work(app, idIn(url));
  for (const lines of ['', 'x', '9-3', '99']) {
    t.equal((await planner.post(`${url}/uebernehmen`, { choice: 'lines', lines })).statusCode, 422, lines);
  }
  await planner.post(`${url}/uebernehmen`, { choice: 'lines', lines: '2, 4-9' });
  await work(app, idIn(url));
  t.match(await comments(app), [{ body: 'Drei und drei', state: 'pending' }, { body: 'Eins und eins' }]);
  t.match((await planner.get(url)).body, /nicht gewählt/);
});

test('nothing, and the file is deleted', async (t) => {
  const { app, planner, path } = await desk(t);
  const url = String((await upload(planner, path, 'Text\nEins und eins\n')).headers.location);
  t.equal((await planner.post(`${url}/verwerfen`, {})).statusCode, 303);
  t.match((await planner.get(url)).body, /verworfen/);
  t.strictSame(await app.db.selectFrom('intake_file_part').select('part').execute(), []);
});

test('a planner who is no moderator publishes nothing by a column either', async (t) => {
  const { app, planner, path } = await desk(t);
  const url = String(
    (await upload(planner, path, 'Text;Status\nEins und eins;published\nSpamspam;spam\n')).headers.location,
  );
  t.match((await planner.get(url)).body, /wartet in der Moderation/);
  const form = {
    'column-0': 'text',
    'column-1': 'state',
    header: '1',
    delimiter: ';',
    encoding: 'utf-8',
    source: 'karten',
    day: '2020-01-01',
    state: 'published',
    act: 'check',
  };
  await planner.post(`${url}/zuordnung`, form);
  await work(app, idIn(url));
  await planner.post(`${url}/uebernehmen`, { choice: 'all' });
  await work(app, idIn(url));
  t.strictSame(
    (await comments(app)).map(({ state }) => state),
    ['pending', 'pending'],
  );
});

test('another planner may look, not go on; two clicks are one', async (t) => {
  const { app, planner, path } = await desk(t);
  const url = String((await upload(planner, path, 'Text\nEins und eins\n')).headers.location);
  const other = await aPlanner(app);
  t.equal((await other.get(url)).statusCode, 200);
  t.equal((await other.post(`${url}/verwerfen`, {})).statusCode, 403);
  const form = {
    'column-0': 'text',
    header: '1',
    delimiter: ';',
    encoding: 'utf-8',
    source: 'karten',
    day: '2020-01-01',
    act: 'check',
  };
  for (const reply of await Promise.all([1, 2, 3].map(() => planner.post(`${url}/zuordnung`, form))))
    t.equal(reply.statusCode, 303);
  await work(app, idIn(url));
  await Promise.all([1, 2, 3].map(() => planner.post(`${url}/uebernehmen`, { choice: 'all' })));
  await Promise.all([work(app, idIn(url)), work(app, idIn(url))]);
  t.equal((await comments(app)).length, 1);
});

test('columns that say nothing, or one thing twice, are told', async (t) => {
  const { planner, path } = await desk(t);
  const url = String((await upload(planner, path, 'a;b\n1;2\n')).headers.location);
  const base = { header: '1', delimiter: ';', encoding: 'utf-8', act: 'check' };
  const none = await planner.post(`${url}/zuordnung`, { ...base, source: '123', day: '' });
  t.equal(none.statusCode, 422);
  for (const said of [/in welcher Spalte der Text/, /Namen aus Buchstaben/, /einen Tag für alle/])
    t.match(none.body, said);
  const twice = await planner.post(`${url}/zuordnung`, {
    ...base,
    'column-0': 'text',
    'column-1': 'text',
    source: 'x',
  });
  t.match(twice.body, /nur in einer Spalte/);
});

test('a file nobody can read is refused with the reason', async (t) => {
  const { app, planner, path } = await desk(t);
  for (const [bytes, said] of [
    ['', /Datei ist leer/],
    ['\x89PNG\r\n\x1a\n\0\0\0', /keine Datei, die wir lesen können/],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', /\(XLS\) und solche mit Kennwort speichern Sie bitte als XLSX/],
    ['<html></html>', /keine Datei, die wir lesen können/],
    ['PK\x03\x04 kein Zip', /Arbeitsmappe lässt sich nicht öffnen/],
  ] as const) {
    const reply = await upload(planner, path, Buffer.from(bytes, 'latin1'));
    t.equal(reply.statusCode, 422);
    t.match(reply.body, said);
  }
  t.strictSame(await app.db.selectFrom('intake_file_part').select('part').execute(), []);
  t.equal((await upload(planner, path, 'Text\nabc\n', { _csrf: 'foreign' })).statusCode, 403);
});

test('a file of a gigabyte is refused before it has come', async (t) => {
  const { app, planner, path } = await desk(t);
  const reply = await app.inject({
    method: 'POST',
    url: path,
    headers: {
      cookie: planner.cookie,
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': String(1024 ** 3),
    },
    payload: '--x',
  });
  t.equal(reply.statusCode, 413);
  t.match(reply.body, /zu groß für diese Seite/);
});

test('more lines than a page takes: told with the way that does', async (t) => {
  const { app, planner, path } = await desk(t);
  const csv = `Text\n${Array.from({ length: 1_001 }, (_, n) => `Beitrag ${n}`).join('\n')}`;
  const url = String((await upload(planner, path, csv)).headers.location);
  await planner.post(`${url}/zuordnung`, {
    'column-0': 'text',
    header: '1',
    delimiter: ';',
    encoding: 'utf-8',
    source: 'karten',
    day: '2020-01-01',
    act: 'check',
  });
  await work(app, idIn(url));
  t.match((await planner.get(url)).body, /mehr als 1.000 Beiträge[^<]*Kommandozeile/);
  t.strictSame(await comments(app), []);
});

test('long cells are told by their lines, the others come', async (t) => {
  const { app, topic } = await desk(t);
  const path = await aFile(t, `Text\n${'x'.repeat(40_000)}\nKurz und gut\n`);
  const { problems, report } = await imported(app, {
    slug: topic.slug,
    path,
    format: 'csv',
    reading: { day: '2020-01-01' },
  });
  t.match(problems, [{ line: 2, problem: 'too-long' }]);
  t.match(report, { stored: { pending: 1 } });
});

test('a quotation that never ends names the line where it begins, and nothing is taken', async (t) => {
  const { app, topic } = await desk(t);
  const path = await aFile(t, `Text;Name\nEins und eins;A\n"Zwei und zwei;B\nDrei;C\n`);
  t.match(await runImport(app, { slug: topic.slug, path, format: 'csv' }), {
    outcome: 'broken',
    problem: 'broken-csv',
    line: 3,
  });
  t.strictSame(await comments(app), []);
});

test('the same number with another text is told, not lost in silence', async (t) => {
  const { app, topic } = await desk(t);
  const first = await aFile(t, 'Nr;Text\n1;Aus der ersten Liste\n');
  const second = await aFile(t, 'Nr;Text\n1;Aus der zweiten Liste\n2;Neu in der zweiten\n');
  const given = { slug: topic.slug, format: 'csv' as const, reading: { day: '2020-01-01' } };
  await imported(app, { ...given, path: first });
  const { problems, report } = await imported(app, { ...given, path: second });
  t.match(problems, [{ line: 2, problem: 'known-other' }]);
  t.match(report.stored, { pending: 1 });
  t.match((await imported(app, { ...given, path: second, source: 'zweite-liste' })).report.stored, {
    pending: 2,
  });
});

test('two people who say the same without a number are two', async (t) => {
  const { app, topic } = await desk(t);
  const path = await aFile(t, 'Text\nMehr Licht!\nMehr Licht!\n');
  const given = { slug: topic.slug, path, format: 'csv' as const, reading: { day: '2020-01-01' } };
  t.match((await imported(app, given)).report.stored, { pending: 2 });
  t.match((await imported(app, given)).report, { known: 2 });
});

test('strict: one bad line, and nothing is taken', async (t) => {
  const { app, topic } = await desk(t);
  const path = await aFile(t, 'Text\nMehr Licht!\nx\n');
  await imported(app, {
    slug: topic.slug,
    path,
    format: 'csv',
    reading: { day: '2020-01-01' },
    strict: true,
  });
  t.strictSame(await comments(app), []);
});

const sheet = (rows: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const workbook = (given: Record<string, string>) => ({
  'xl/workbook.xml':
    '<workbook xmlns="x" xmlns:r="y"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Type="t" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/sharedStrings.xml':
    '<sst><si><t>Text</t></si><si><r><t>Mehr </t></r><r><t>Licht!</t></r><rPh><t>nein</t></rPh></si></sst>',
  'xl/styles.xml':
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd.mm.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="22"/></cellXfs></styleSheet>',
  ...given,
});
const zipped = (parts: Record<string, string>) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))),
  );

test('a workbook: shared texts, dates, formulas by their value, gaps', async (t) => {
  const { app, topic } = await desk(t);
  const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Datum</t></is></c><c r="D1" t="inlineStr"><is><t>Breite</t></is></c><c r="E1" t="inlineStr"><is><t>Länge</t></is></c></row>
    <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>42985</v></c><c r="D3"><v>50.92</v></c><c r="E3"><f>1+10.5</f><v>11.5</v></c></row>
    <row r="4"><c r="A4" t="str"><f>"a"&amp;1</f><v>Aus der Formel</v></c><c r="B4" s="2"><v>42986.5</v></c></row>`;
  const path = await aFile(t, zipped(workbook({ 'xl/worksheets/sheet1.xml': sheet(rows) })), 'liste.xlsx');
  const { problems } = await imported(app, { slug: topic.slug, path, format: 'csv' });
  t.strictSame(problems, []);
  t.match(await comments(app), [
    { body: 'Mehr Licht!', lat: 50.92, received_at: new Date('2017-09-07T10:00:00Z') },
    { body: 'Aus der Formel', received_at: new Date('2017-09-08T10:00:00Z') },
  ]);
});

test('a workbook that counts its days from 1904, as those of old Macs do, keeps its dates', async (t) => {
  const { app, topic } = await desk(t);
  const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Datum</t></is></c></row>
    <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>41523</v></c></row>`;
  for (const [setting, from] of [
    ['date1904="1"', '2017-09-07'],
    ['date1904="true"', '2017-09-07'],
    ['date1904="0"', '2013-09-06'],
  ] as const) {
    const parts = workbook({ 'xl/worksheets/sheet1.xml': sheet(rows) });
    parts['xl/workbook.xml'] = parts['xl/workbook.xml'].replace(
      '<sheets>',
      `<workbookPr ${setting}/><sheets>`,
    );
    const path = await aFile(t, zipped(parts), 'mac.xlsx');
    await imported(app, { slug: topic.slug, path, format: 'csv', source: setting.replace(/\W|\d/g, '') });
    const [comment] = await app.db.deleteFrom('comment').returning('received_at').execute();
    t.strictSame(comment?.received_at, new Date(`${from}T10:00:00Z`), setting);
  }
});

test('characters a workbook writes by their numbers are read as what they are', async (t) => {
  const { app, topic } = await desk(t);
  const text = 'Erste Zeile_x000D_\nzweite, _x00E4_hnlich; _x005F_x0041_ bleibt, _x12_ auch';
  const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>${text}</t></is></c></row>
    <row r="3"><c r="A3" t="s"><v>2</v></c></row><row r="4"><c r="A4" t="str"><v>Formel_x000D_\nzwei</v></c></row>`;
  const parts = workbook({ 'xl/worksheets/sheet1.xml': sheet(rows) });
  parts['xl/sharedStrings.xml'] = parts['xl/sharedStrings.xml'].replace(
    '</sst>',
    '<si><r><t>Geteilt_x000D_</t></r><r><t>\nzwei</t></r></si></sst>',
  );
  const path = await aFile(t, zipped(parts), 'liste.xlsx');
  await imported(app, { slug: topic.slug, path, format: 'csv', reading: { day: '2020-01-01' } });
  t.strictSame(
    (await comments(app)).map(({ body }) => body),
    ['Erste Zeile\nzweite, ähnlich; _x0041_ bleibt, _x12_ auch', 'Formel\nzwei', 'Geteilt\nzwei'],
  );
});

test('a workbook that unpacks without end, or defines entities, is refused', async (t) => {
  const { app, topic } = await desk(t);
  const bomb = zipped(
    workbook({
      'xl/worksheets/sheet1.xml': sheet(''),
      'xl/sharedStrings.xml': `<sst>${' '.repeat(70 * 1024 * 1024)}</sst>`,
    }),
  );
  t.ok(bomb.length < 200_000);
  const run = async (bytes: Buffer) =>
    runImport(app, { slug: topic.slug, path: await aFile(t, bytes), format: 'csv' });
  t.match(await run(bomb), { outcome: 'broken', problem: 'xlsx-large' });
  const cells = `<row r="1"><c r="A1" t="inlineStr"><is><t>Text</t></is></c></row>${'<row/>'.repeat(12_000_000)}`;
  const rows = zipped(workbook({ 'xl/worksheets/sheet1.xml': sheet(cells) }));
  t.ok(rows.length < 500_000);
  t.match(await run(rows), { outcome: 'broken', problem: 'xlsx-large' });
  const entities = `<!DOCTYPE x [<!ENTITY a "b">]>${sheet('').replace(/<\?xml.*?\?>/, '')}`;
  t.match(await run(zipped(workbook({ 'xl/worksheets/sheet1.xml': entities }))), { problem: 'doctype' });
  t.match(await run(zipped({ 'word/document.xml': '<a/>' })), { problem: 'broken-xlsx' });
});

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

test('a table of a hundred columns of one name keeps its page', async (t) => {
  const { planner, path } = await desk(t);
  const url = String(
    (
      await upload(
        planner,
        path,
        `${Array(300).fill('x').join(';')}\n${Array(300).fill('<script>').join(';')}\n`,
      )
    ).headers.location,
  );
  const page = await planner.get(url);
  t.equal(page.statusCode, 200);
  t.notMatch(page.body, /<li dir="auto"><script>/);
});

test('codes of a table get marks of their own, as those made by hand do', async (t) => {
  const { app, planner, path } = await desk(t);
  const csv = ['Beitrag;Datum;Schlagwörter', 'Mehr Licht;8.9.2017;Radwege, Rasen, Radweg'].join('\n');
  const url = String((await upload(planner, path, csv)).headers.location);
  const columns = { 'column-0': 'text', 'column-1': 'date', 'column-2': 'code' };
  const read = { header: '1', delimiter: ';', encoding: 'utf-8', source: 'Karten', state: 'pending' };
  await planner.post(`${url}/zuordnung`, { ...columns, ...read, act: 'check' });
  await work(app, idIn(url));
  await planner.post(`${url}/uebernehmen`, { choice: 'all' });
  await work(app, idIn(url));
  const codes = await app.db.selectFrom('code').select(['label', 'mark']).execute();
  t.equal(codes.length, 3);
  t.equal(new Set(codes.map(({ mark }) => mark)).size, 3);
  for (const { label, mark } of codes) t.ok(isMark(mark), `${label}: ${mark}`);
});

test('what an import left behind when the program ended is deleted by the next hour', async (t) => {
  const { app, planner, path } = await desk(t);
  const url = String(
    (await upload(planner, path, 'Beitrag;Datum\nKanarienvogelgelb;8.9.2017')).headers.location,
  );
  await app.db
    .updateTable('intake_import')
    .set({ state: 'done', ended_at: new Date() })
    .where('id', '=', idIn(url))
    .execute();
  await forgetFiles(app.db);
  t.strictSame(await app.db.selectFrom('intake_file_part').select('part').execute(), []);
});

test('what is learned and grouped of comments begins once an import is done, not within the hour', async (t) => {
  const app = await testApp(t);
  const { slug } = await aTopic(app.db);
  const given = { slug, path: await aFile(t, 'text\nMehr Licht am Fluss\n'), format: 'csv' as const };
  const waiting = async () => {
    const { rows } = await app.pg.pool.query<{ task: string }>(
      `SELECT task_identifier AS task FROM graphile_worker.jobs
       WHERE task_identifier IN ('group-comments', 'codes-learning', 'spam-learning') ORDER BY 1`,
    );
    return rows.map(({ task }) => task);
  };
  t.strictSame(await waiting(), []);
  await imported(app, given);
  await imported(app, { ...given, path: await aFile(t, 'text\nMehr Bänke am Fluss\n') });
  t.strictSame(await waiting(), ['codes-learning', 'group-comments', 'spam-learning'], 'once each');
});
