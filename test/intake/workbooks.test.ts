import { strToU8, zipSync } from 'fflate';
import { test } from 'tap';
import { aFile, imported, runImport } from '../support/import.ts';
import { comments, desk } from '../support/intake-desk.ts';

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
