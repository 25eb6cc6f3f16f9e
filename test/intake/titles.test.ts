import { test } from 'tap';
import { aFile, imported, runImport } from '../support/import.ts';
import { comments, desk } from '../support/intake-desk.ts';

/** As Excel saves a sheet that was made to be printed: a title over all columns, the day, an empty line. */
const PRINTED = [
  'Bürgerforum Innenstadt: Karten vom Stadtfest;;',
  'Stand:;12.9.2017;',
  ';;',
  'Nr.;Beitrag;Datum',
  '1;Mehr Licht am Steg;7.9.2017',
  '2;Der Brunnen soll bleiben;8.9.2017',
].join('\r\n');

const bodies = async (app: Parameters<typeof comments>[0]) => (await comments(app)).map(({ body }) => body);

test('a title above the table is no contribution, and its columns are found below', async (t) => {
  const { app, topic } = await desk(t);
  const path = await aFile(t, PRINTED);
  const { report, problems } = await imported(app, { slug: topic.slug, path, format: 'csv' });
  t.match(report, { read: 2, stored: { pending: 2 } });
  t.strictSame(problems, []);
  t.strictSame(await bodies(app), ['Mehr Licht am Steg', 'Der Brunnen soll bleiben']);
});

test('lines are told as the program shows them that wrote the file, titles counted', async (t) => {
  const { app, topic } = await desk(t);
  const path = await aFile(t, `${PRINTED}\r\n3;;9.9.2017`);
  const { problems } = await imported(app, { slug: topic.slug, path, format: 'csv' });
  t.match(problems, [{ line: 7, problem: 'too-short' }]);
});

test('columns named on the command line are looked for below the title, too', async (t) => {
  const { app, topic } = await desk(t);
  const path = await aFile(t, PRINTED.replace('Beitrag', 'Anliegen').replace('Datum', 'Tag'));
  const columns = [
    { field: 'text', column: 'Anliegen' },
    { field: 'date', column: 'Tag' },
  ] as const;
  await imported(app, { slug: topic.slug, path, format: 'csv', columns: [...columns] });
  t.strictSame(await bodies(app), ['Mehr Licht am Steg', 'Der Brunnen soll bleiben']);
  t.match(
    await runImport(app, {
      slug: topic.slug,
      path,
      format: 'csv',
      columns: [{ field: 'text', column: 'Meinung' }],
    }),
    { outcome: 'no-column', column: 'Meinung' },
  );
});

test('a table without names loses no line, however empty its first ones are', async (t) => {
  const { app, topic } = await desk(t);
  const path = await aFile(
    t,
    'Mehr Licht am Steg;;\n;;\nDer Brunnen bleibt;7.9.2017;Nord\nBänke am Ufer;8.9.2017;Nord\n',
  );
  const { report } = await imported(app, {
    slug: topic.slug,
    path,
    format: 'csv',
    reading: { columns: ['text', null, null], day: '2017-09-09' },
  });
  t.match(report, { read: 3 });
});

test('on the page the line where the table begins is proposed and can be put right', async (t) => {
  const { app, planner, path } = await desk(t, ['planner', 'moderator']);
  const begun = async (csv: string) => {
    const file = { field: 'file', name: 'liste.csv', bytes: Buffer.from(csv) };
    const url = String((await planner.upload(path, {}, file)).headers.location);
    return { url, html: (await planner.get(url)).body };
  };
  const found = await begun(PRINTED);
  t.match(found.html, /name="from"[^>]*value="4"/);
  t.match(found.html, /value="text" selected/);
  t.notMatch(found.html, 'Stadtfest');

  const strange = await begun(PRINTED.replace('Nr.;Beitrag;Datum', 'Lfd.;Anliegen;Tag'));
  t.match(strange.html, /name="from"[^>]*value="1"/);
  const form = { header: '1', delimiter: ';', encoding: 'utf-8', source: 'Karten', channel: 'card' };
  const moved = await planner.post(`${strange.url}/zuordnung`, { ...form, from: '4', act: 'preview' });
  t.match(moved.body, /name="from"[^>]*value="4"/);
  t.match(moved.body, 'Anliegen');
  t.match(moved.body, '<li dir="auto">Mehr Licht am Steg</li>');
  const beyond = await planner.post(`${strange.url}/zuordnung`, { ...form, from: '999', act: 'check' });
  t.match(beyond.body, 'So viele Zeilen hat die Datei nicht.');
  t.notMatch(beyond.body, 'in welcher Spalte der Text');
  const mapped = { 'column-1': 'text', day: '2017-09-09', from: '4' };
  t.equal(
    (await planner.post(`${strange.url}/zuordnung`, { ...form, ...mapped, act: 'check' })).statusCode,
    303,
  );
  const { reading } = await app.db
    .selectFrom('intake_import')
    .select('reading')
    .where('id', '=', strange.url.split('/').at(-1) ?? '')
    .executeTakeFirstOrThrow();
  t.match(reading, { from: 4, header: true });

  for (const from of ['0', '-3', 'vier', '1.5', '']) {
    const kept = await planner.post(
      `${strange.url.replace(/[^/]+$/, '')}${found.url.split('/').at(-1)}/zuordnung`,
      {
        ...form,
        from,
        act: 'preview',
      },
    );
    t.match(kept.body, /name="from"[^>]*value="4"/, `${from} says nothing`);
  }
});
