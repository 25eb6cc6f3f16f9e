import { test } from 'tap';
import { isMark } from '../../src/codes/code-mark.ts';
import { addDistricts } from '../../src/intake/change-districts.ts';
import { openParts } from '../../src/intake/import-file.ts';
import { forgetFiles } from '../../src/intake/jobs.ts';
import { readImportById } from '../../src/intake/read-import.ts';
import { storeImport } from '../../src/intake/store-import.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { aFile, imported, runImport } from '../support/import.ts';
import { comments, desk } from '../support/intake-desk.ts';
import { aPlanner, type Planner } from '../support/planner.ts';
import { unescapeHtml } from '../support/resident.ts';

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

test('an upload that finds no session, or a page that was open too long, is given back but for its file', async (t) => {
  const { app, planner, path } = await desk(t);
  const csv = `Text\n${'Mehr Licht!\n'.repeat(100_000)}`;
  const given = (reply: { statusCode: number; body: string }, status: number) => {
    t.equal(reply.statusCode, status);
    const page = unescapeHtml(reply.body);
    t.match(page, 'Noch nicht gespeichert');
    t.match(
      page,
      `<form class="sg-empty sg-conflict kern-layer kern-level-2" method="post" action="${path}"`,
    );
    t.match(page, /enctype="multipart\/form-data"/);
    t.match(page, '<input type="hidden" name="posts_to_topics" value="1">');
    t.match(page, /<input [^>]*name="file" type="file"/);
    t.match(page, 'Bitte wählen Sie die Datei noch einmal aus');
  };
  given(await upload(planner, path, csv, { posts_to_topics: '1', _csrf: 'alt' }), 403);
  await app.db.deleteFrom('staff_session').execute();
  given(await upload(planner, path, csv, { posts_to_topics: '1' }), 401);
  t.strictSame(await app.db.selectFrom('intake_import').select('id').execute(), [], 'nothing is stored');
  const huge = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(1024 ** 3) };
  const headers = { ...huge, cookie: planner.cookie };
  const refused = await app.inject({ method: 'POST', url: path, headers, payload: '--x' });
  t.equal(refused.statusCode, 401, 'of a gigabyte nothing is read');
  t.notMatch(refused.body, 'Noch nicht gespeichert');
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
