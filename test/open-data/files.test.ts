import { once } from 'node:events';
import http from 'node:http';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { test } from 'tap';
import { EXPORT_COLUMNS } from '../../src/exports/export.ts';
import { raiseVisibleVersion } from '../../src/platform/visible-version.ts';
import { publishMany } from '../exports/exports.ts';
import { testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import { readCsv } from '../support/csv.ts';
import { anEditor } from '../support/editor.ts';
import { listen } from '../support/listen.ts';
import { signedIn } from '../support/staff.ts';
import { waitFor } from '../support/wait-for.ts';
import { chosen, offer } from './offer.ts';

test('each topic is a file in two formats, and each line is as the schema says', async (t) => {
  const app = await testApp(t);
  const { id, slug } = await aTopic(app.db);
  const shown = await aComment(app.db, id, { state: 'published', body: 'Mehr "Bänke",\r\n=1+1' });
  await aComment(app.db, id, { state: 'published', parent_id: shown.id, depth: 2, author_name: null });
  await aComment(app.db, id, { state: 'pending' });
  await anAnswer(app.db, id, [shown]);
  t.equal((await app.inject(`/offene-daten/${slug}.csv`)).statusCode, 404, 'nothing was decided yet');
  await offer(app);

  const csv = await app.inject(`/offene-daten/${slug}.csv`);
  t.equal(csv.statusCode, 200);
  t.match(csv.headers, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': /^attachment; filename="thema-\w+-published-anonymous-[\d-]+\.csv"$/,
    'access-control-allow-origin': '*',
    'cache-control': 'no-cache',
    'stadtgespraech-rows': '2',
  });
  const { records } = readCsv(csv.body, ',');
  t.strictSame(Object.keys(records[0] ?? {}), [...EXPORT_COLUMNS]);
  t.strictSame(
    records.map(({ text, author_name }) => [text, author_name]),
    [
      ['Mehr "Bänke",\r\n=1+1', ''],
      ['Mehr Bänke am Fluss, bitte.', ''],
    ],
  );

  const schema = await app.inject('/offene-daten/beitraege.schema.json');
  t.equal(schema.headers['content-type'], 'application/schema+json');
  t.equal(schema.json().$id, 'http://127.0.0.1:8080/offene-daten/beitraege.schema.json');
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  const check = ajv.compile(schema.json());
  const lines = (await app.inject(`/offene-daten/${slug}.jsonl`)).body.trimEnd().split('\n');
  t.equal(lines.length, 2);
  for (const line of lines) t.ok(check(JSON.parse(line)), ajv.errorsText(check.errors));
  t.notOk(check({ ...JSON.parse(lines[0] ?? ''), email: 'x@y.example' }), 'nothing else may stand there');
});

test('names come as the city decided', async (t) => {
  const app = await testApp(t);
  const { id, slug } = await aTopic(app.db);
  await aComment(app.db, id, { state: 'published', author_name: 'Frieda K.' });
  const names = async () =>
    Promise.all(
      [`/offene-daten/${slug}.jsonl`, `/api/v1/topics/${slug}/comments.jsonl`].map(
        async (url) => JSON.parse((await app.inject(url)).body).author_name,
      ),
    );
  await offer(app);
  t.strictSame(await names(), [null, null]);
  const page = async () => (await app.inject(`/api/v1/topics/${slug}/comments`)).json().comments[0];
  t.equal((await page()).author_name, null, 'a page does not know how many came before it');
  const before = (await app.inject(`/offene-daten/${slug}.jsonl`)).headers.etag;
  await offer(app, { names: 'pseudonym' });
  t.strictSame(await names(), ['Person 1', 'Person 1']);
  const answer = await app.inject({
    url: `/offene-daten/${slug}.jsonl`,
    headers: { 'if-none-match': String(before) },
  });
  t.equal(answer.statusCode, 200, 'a copy with other names is another copy');
});

test('what was taken back, erased or blackened is in no new file, and no old one is called fresh', async (t) => {
  const app = await testApp(t);
  const { id, slug } = await aTopic(app.db);
  await offer(app);
  const gone = await aComment(app.db, id, { state: 'published', body: 'Fort damit' });
  const url = `/offene-daten/${slug}.jsonl`;
  const first = await app.inject(url);
  t.match(first.body, 'Fort damit');
  const headers = { 'if-none-match': String(first.headers.etag) };
  t.equal((await app.inject({ url, headers })).statusCode, 304);
  await app.db.transaction().execute(async (trx) => {
    await trx.updateTable('comment').set({ state: 'withdrawn' }).where('id', '=', gone.id).execute();
    await raiseVisibleVersion(trx, [id]);
  });
  const second = await app.inject({ url, headers });
  t.equal(second.statusCode, 200);
  t.equal(second.body, '');
  const old = new Date(Date.now() - 3_600_000);
  const later = await app.db
    .selectFrom('visible_version')
    .select('raised_at')
    .where('scope', '=', id)
    .executeTakeFirst();
  t.ok((later?.raised_at ?? 0) > old, 'harvesters hear of it');
});

test('slow readers of public files take no connection from the planners', async (t) => {
  const app = await testApp(t);
  const { id, slug } = await aTopic(app.db);
  await publishMany(app.db, id);
  await offer(app);
  const origin = await listen(app);
  const downloads = app.pg['downloads']?.pool;
  const slow: http.IncomingMessage[] = [];
  for (let n = 0; n < 2; n++) {
    const request = http.get(`${origin}/offene-daten/${slug}.csv`, { agent: false });
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    slow.push(response.pause());
  }
  const refused = await app.inject(`/offene-daten/${slug}.csv`);
  t.match(refused, { statusCode: 503, headers: { 'retry-after': /^\d+$/ } });
  const { cookie } = await signedIn(app, ['planner']);
  const planner = await app.inject({ url: `/planung/themen/${slug}/export.csv`, headers: { cookie } });
  t.equal(planner.statusCode, 200);
  for (const response of slow) response.destroy();
  await waitFor('the connections are free', () => downloads?.totalCount === downloads?.idleCount);
  t.equal((await app.inject({ method: 'HEAD', url: `/offene-daten/${slug}.csv` })).statusCode, 200);
});

test('an admin decides, and two at once lose nothing', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  const path = '/verwaltung/offene-daten';
  t.match((await admin.get(path)).body, /Die Dateien sind ausgeschaltet/);
  t.equal((await admin.post(path, { ...chosen, version: '0' })).headers.location, `${path}?gesichert=1`);
  t.match((await admin.get(`${path}?gesichert=1`)).body, /Gespeichert. Das gilt sofort/);
  for (const version of ['0', '7', '-1', 'x']) {
    const late = await admin.post(path, {
      ...chosen,
      version,
      publisher: 'Amt für Ideen',
      licence: 'cc-zero',
    });
    t.equal(late.statusCode, 409, version);
    t.match(late.body, 'value="Amt für Ideen"');
    t.match(late.body, 'Gespeichert ist: Stadt Jena');
    t.match(late.body, 'Gespeichert ist: Datenlizenz Deutschland – Namensnennung – Version 2.0');
    t.match(late.body, '<input type="hidden" name="version" value="1">');
  }
  for (const [given, message] of [
    [{ contributor_id: 'a b' }, 'Buchstaben, Ziffern und Bindestriche'],
    [{ contributor_id: '"><script>' }, 'Buchstaben, Ziffern und Bindestriche'],
    [{ geocode: '123' }, '5, 8 oder 12 Ziffern'],
    [{ publisher: 'x'.repeat(201) }, 'höchstens 200 Zeichen'],
  ] as const) {
    const answer = await admin.post(path, { ...chosen, version: '1', ...given });
    t.equal(answer.statusCode, 422);
    t.match(answer.body, message);
  }
  await admin.post(path, { ...chosen, version: '1', licence: 'erfunden', names: 'full', is_on: 'ja' });
  const row = await app.db.selectFrom('open_data').selectAll().executeTakeFirst();
  t.match(
    row,
    { is_on: false, names: 'none', licence: null, version: 2 },
    'what is no choice is the careful one',
  );
  for (const role of ['editor', 'moderator', 'planner'] as const) {
    const { cookie } = await signedIn(app, [role]);
    t.equal(
      (await app.inject({ url: path, headers: { cookie, accept: 'application/json' } })).statusCode,
      403,
      role,
    );
  }
});

test('the public pages lead to one another, in both languages', async (t) => {
  const app = await testApp(t);
  await aTopic(app.db, { slug: 'licht', title: 'Licht' });
  await offer(app);
  const page = await app.inject('/offene-daten');
  t.match(page.body, 'href="/offene-daten/licht.csv"');
  t.match(page.body, 'href="/offene-daten/katalog.ttl"');
  t.match(page.body, 'https://www.govdata.de/dl-de/by-2-0');
  t.match(page.body, 'href="/api"');
  const english = await app.inject('/en/offene-daten');
  t.match(english.body, 'Namensnennung');
  t.match(english.body, 'href="/en/api"');
  const api = await app.inject('/api');
  t.match(api.body, '/topics/{slug}/comments');
  t.match(api.body, 'href="/offene-daten"');
  t.match((await app.inject('/sitemap.xml')).body, '/offene-daten</loc>');
  t.match((await app.inject('/themen/licht')).body, 'href="/offene-daten"');
  for (const url of [
    '/offene-daten/%00.csv',
    '/offene-daten/licht.exe',
    '/offene-daten/unbekannt.csv',
    '/offene-daten/__proto__.csv',
  ])
    t.equal((await app.inject(url)).statusCode, 404, url);
});
