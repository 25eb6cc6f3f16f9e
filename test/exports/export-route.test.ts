import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { sql } from 'kysely';
import { test } from 'tap';
import { attachment } from '../../src/exports/export.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { aPlanner } from '../support/colleague.ts';
import { readCsv } from '../support/csv.ts';
import { listen } from '../support/listen.ts';
import { unescapeHtml } from '../support/resident.ts';
import { signedIn } from '../support/staff.ts';
import { waitFor } from '../support/wait-for.ts';
import { copiesUnderway, endCopies, publishMany } from './exports.ts';

function exportsOf(app: TestApp) {
  const pool = app.pg['exports']?.pool;
  if (!pool) throw new Error('The pool for exports is missing');
  return pool;
}

/** A signed-in planner who downloads over a real connection, and reads only when told to. */
async function aDownload(app: TestApp, path: string): Promise<http.IncomingMessage> {
  const { cookie } = await signedIn(app, ['planner']);
  const request = http.get((await listen(app)) + path, { headers: { cookie }, agent: false });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  return response;
}

test('a planner downloads a topic with its ledger', async (t) => {
  const app = await testApp(t, { env: { PUBLIC_URL: 'https://dialog.stadt.example' } });
  const { cookie } = await signedIn(app, ['planner']);
  const topic = await aTopic(app.db, { slug: 'digital-stadt-jena' });
  const { reference } = await aComment(app.db, topic.id, { state: 'published', author_name: '=Ärger' });
  await aComment(app.db, topic.id);
  const get = (url: string) =>
    app.inject({ url: `/planung/themen/digital-stadt-jena/export.${url}`, headers: { cookie } });

  const people = await get('csv');
  t.equal(people.statusCode, 200);
  t.match(people.headers, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': /^attachment; filename="digital-stadt-jena-published-\d{4}-\d\d-\d\d\.csv"$/,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'stadtgespraech-ledger': 'received=2, published=1, pending=1, spam=0, rejected=0, withdrawn=0, erased=0',
    'stadtgespraech-rows': '1',
  });
  t.equal(people.headers['content-length'], undefined, 'a broken transfer can be told from a whole one');
  const bom = '\ufeff';
  t.ok(people.body.startsWith(bom));
  const [row] = readCsv(people.body.slice(bom.length), ';').records;
  t.equal(row?.['author_name'], "'=Ärger");
  t.equal(
    row?.['permalink'],
    `https://dialog.stadt.example/themen/digital-stadt-jena?beitrag=${reference}#beitrag-${reference}`,
  );

  const machine = await get('csv?scope=all&names=none&dialect=rfc4180');
  t.match(machine.headers['content-disposition'], /"digital-stadt-jena-all-/);
  t.equal(machine.headers['stadtgespraech-rows'], '2');
  t.strictSame(
    readCsv(machine.body, ',').records.map((each) => each['author_name']),
    ['', ''],
  );

  const lines = await get('jsonl?names=pseudonym');
  t.equal(lines.headers['content-type'], 'application/jsonl');
  t.match(lines.headers['content-disposition'], /\.jsonl"$/);
  t.equal(JSON.parse(lines.body).author_name, 'Person 1');
});

test('a planner downloads office files with their ledger', async (t) => {
  const app = await testApp(t);
  const { cookie } = await signedIn(app, ['planner']);
  const { slug, id } = await aTopic(app.db);
  await aComment(app.db, id, { state: 'published' });
  const types = {
    xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ods: 'application/vnd.oasis.opendocument.spreadsheet',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    odt: 'application/vnd.oasis.opendocument.text',
    pdf: 'application/pdf',
  };
  for (const [format, type] of Object.entries(types)) {
    const url = `/planung/themen/${slug}/export.${format}?names=pseudonym`;
    const { statusCode, headers, rawPayload } = await app.inject({ url, headers: { cookie } });
    t.equal(statusCode, 200, format);
    t.equal(headers['content-type'], type);
    t.match(headers['content-disposition'], new RegExp(`"${slug}-published-pseudonym-[\\d-]+\\.${format}"$`));
    t.match(headers['stadtgespraech-ledger'], /^received=1, published=1,/);
    t.equal(rawPayload.toString('latin1', 0, 2), format === 'pdf' ? '%P' : 'PK');
  }
});

test('a topic too large for a format gets a page that names one that takes it', async (t) => {
  const app = await testApp(t);
  const { cookie } = await signedIn(app, ['planner']);
  const { slug, id } = await aTopic(app.db);
  const state = { topic_id: id, state: 'published', reason_code: '', part: 0 };
  await app.db
    .insertInto('topic_count')
    .values({ ...state, count: 30_000 })
    .execute();
  const url = `/planung/themen/${slug}/export.docx`;
  const answer = await app.inject({ url, headers: { cookie } });
  t.equal(answer.statusCode, 422);
  t.match(answer.body, /30\.000 Beiträge[\s\S]*XLSX/);
  t.equal(answer.headers['content-disposition'], undefined);
  await app.db.updateTable('topic_count').set({ count: 2_000_000 }).where('topic_id', '=', id).execute();
  t.match((await app.inject({ url, headers: { cookie } })).body, /JSON Lines/);
});

test('the permalink of an export shows the comment', async (t) => {
  const app = await testApp(t);
  const { cookie } = await signedIn(app, ['planner']);
  const topic = await aTopic(app.db);
  await aComment(app.db, topic.id, { state: 'published' });
  const { body } = await app.inject({
    url: `/planung/themen/${topic.slug}/export.jsonl`,
    headers: { cookie },
  });
  const { permalink } = JSON.parse(body);
  const { pathname, search, hash } = new URL(permalink);
  const page = await app.inject(pathname + search);
  t.equal(page.statusCode, 200);
  t.ok(page.body.includes(`id="${hash.slice(1)}"`));
});

test('nobody but planners and admins exports', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await aComment(app.db, topic.id, { body: 'Kanari wartet' });
  const url = `/planung/themen/${topic.slug}/export.csv?scope=all`;
  for (const role of ['editor', 'moderator'] as const) {
    const { cookie } = await signedIn(app, [role]);
    const refused = await app.inject({ url, headers: { cookie } });
    t.equal(refused.statusCode, 403, role);
    t.notMatch(refused.body, /Kanari/);
  }
  for (const role of ['planner', 'admin'] as const) {
    const { cookie } = await signedIn(app, [role]);
    t.match((await app.inject({ url, headers: { cookie } })).body, /Kanari/, role);
  }
  const stranger = await app.inject({ url });
  t.equal(stranger.statusCode, 303);
  t.match(stranger.headers.location, /^\/anmelden/);
});

test('a file without names does not look like the one with them', async (t) => {
  const app = await testApp(t);
  const { cookie } = await signedIn(app, ['planner']);
  const { slug } = await aTopic(app.db);
  const fileName = async (names: string) => {
    const url = `/planung/themen/${slug}/export.csv?scope=all&names=${names}`;
    return String((await app.inject({ url, headers: { cookie } })).headers['content-disposition']);
  };
  t.match(await fileName('full'), `"${slug}-all-2`);
  t.match(await fileName('pseudonym'), `"${slug}-all-pseudonym-2`);
  t.match(await fileName('none'), `"${slug}-all-anonymous-2`);
});

test('what cannot be exported gets a page that says so, not a file', async (t) => {
  const app = await testApp(t);
  const { cookie } = await signedIn(app, ['planner']);
  const { slug } = await aTopic(app.db);
  const expected = {
    [`${slug}/export.geojson`]: 422,
    [`${slug}/export.XLSX`]: 404,
    [`${slug}/export.CSV`]: 404,
    [`${slug}/export.csv.exe`]: 404,
    [`${slug}/export.__proto__`]: 404,
    [`${slug}/export`]: 404,
    'gibt-es-nicht/export.csv': 404,
    [`${slug}/export.csv?scope=secret`]: 400,
    [`${slug}/export.csv?names=email`]: 400,
    [`${slug}/export.csv?dialect=tab`]: 400,
    [`${slug}/export.csv?scope=published&scope=all`]: 400,
    [`${'x'.repeat(81)}/export.csv`]: 404,
  };
  for (const [path, status] of Object.entries(expected)) {
    const answer = await app.inject({ url: `/planung/themen/${path}`, headers: { cookie } });
    t.equal(answer.statusCode, status, path);
    t.match(answer.headers['content-type'], /^text\/html/);
    t.equal(answer.headers['content-disposition'], undefined);
  }
  const posted = await app.inject({
    method: 'POST',
    url: `/planung/themen/${slug}/export.csv`,
    headers: { cookie },
  });
  t.ok([403, 404, 405].includes(posted.statusCode), `${posted.statusCode}`);
});

test('what is no filter is told, and exports nothing: neither at once nor by an order', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const { slug, id } = await aTopic(app.db);
  await aComment(app.db, id, { state: 'published', channel: 'letter' });
  const url = `/planung/themen/${slug}/export.csv`;
  const order = (fields: Record<string, string>) =>
    planner.post(`/planung/themen/${slug}/ausgaben`, { format: 'xlsx', ...fields });
  const languages = Array.from({ length: 51 }, (_, n) => `sprache=de-x${10 + n}`).join('&');
  for (const [query, part] of [
    ['status=nonsense', 'status=nonsense'],
    ['stand=nonsense', 'stand=nonsense'],
    ['kanal=letter,leter', 'kanal=leter'],
    ['kanal=letter&kanal=leter', 'kanal=leter'],
    ['von=31.2.2026', 'von=31.2.2026'],
    ['von=2026-01-01&von=2026-02-01', 'von=2026-02-01'],
    ['auswahl=12', 'auswahl=12'],
    [`q=${'a'.repeat(201)}`, 'q=aaa'],
    [languages, 'sprache=de-x60'],
    ['__proto__=x', '__proto__=x'],
  ] as const) {
    const refused = await planner.get(`${url}?${query}`);
    t.equal(refused.statusCode, 400, query);
    t.match(refused.headers['content-type'], /^text\/html/);
    t.equal(refused.headers['content-disposition'], undefined);
    t.match(unescapeHtml(refused.body), `Die Angabe „${part}`);
  }
  const refused = await order({ kanal: 'leter' });
  t.equal(refused.statusCode, 400);
  t.match(unescapeHtml(refused.body), 'Die Angabe „kanal=leter“');
  t.strictSame(await app.db.selectFrom('export_job').select('id').execute(), [], 'nothing is ordered');
  for (const good of ['stand=published', 'kanal=online,letter', 'q=&von=&stand=', 'sortierung=aelteste']) {
    t.equal((await planner.get(`${url}?${good}`)).statusCode, 200, good);
  }
  t.equal((await order({ kanal: 'letter' })).statusCode, 303);
  t.match((await planner.get(`${url}?kanal=leter&lang=en`)).body, 'which is no filter');
});

test('the desk goes on without what is no filter, and says so', async (t) => {
  const app = await testApp(t);
  const planner = await aPlanner(app);
  const { slug } = await aTopic(app.db);
  const page = async (query: string) =>
    unescapeHtml((await planner.get(`/planung/themen/${slug}?${query}`)).body);
  t.match(await page('kanal=leter'), 'Die Angabe „kanal=leter“ in der Adresse ist kein Filter');
  t.notMatch(await page('kanal=letter&von=&lang=de&sortierung=aelteste'), 'ist kein Filter');
});

test('a download that is broken off gives its connection back', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await publishMany(app.db, topic.id);
  const download = await aDownload(app, `/planung/themen/${topic.slug}/export.csv`);
  await waitFor('the COPY waits for the reader', async () =>
    (await copiesUnderway(app.db)).includes('ClientWrite'),
  );
  t.equal(exportsOf(app).totalCount, 1);
  download.destroy();
  await waitFor('the COPY ended', async () => (await copiesUnderway(app.db)).length === 0);
  await waitFor('its connection is gone', () => exportsOf(app).totalCount === 0);
});

test('a download that is given up before its first byte gives its connection back', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await publishMany(app.db, topic.id);
  const { cookie } = await signedIn(app, ['planner']);
  const url = `${await listen(app)}/planung/themen/${topic.slug}/export.csv`;
  await app.db.transaction().execute(async (trx) => {
    await sql`LOCK TABLE comment IN ACCESS EXCLUSIVE MODE`.execute(trx);
    const request = http.get(url, { headers: { cookie }, agent: false });
    await waitFor('the export has begun', () => exportsOf(app).totalCount === 1);
    request.destroy();
    await once(request, 'error');
  });
  await waitFor('no connection is at work', () => exportsOf(app).totalCount === exportsOf(app).idleCount);
  await waitFor('no COPY goes on', async () => (await copiesUnderway(app.db)).length === 0);
  t.equal((await app.inject('/healthz')).statusCode, 200);
});

test('a download the database cuts short does not look complete', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await publishMany(app.db, topic.id);
  const download = await aDownload(app, `/planung/themen/${topic.slug}/export.jsonl`);
  t.equal(download.statusCode, 200);
  await waitFor('the COPY waits for the reader', async () =>
    (await copiesUnderway(app.db)).includes('ClientWrite'),
  );
  await endCopies(app.db);
  await t.rejects(text(download), { code: 'ECONNRESET' });
  t.equal(download.complete, false);
});

test('while three exports run, a fourth is asked to come back', async (t) => {
  const app = await testApp(t);
  const { cookie } = await signedIn(app, ['planner']);
  const topic = await aTopic(app.db);
  const held = await Promise.all([1, 2, 3].map(() => exportsOf(app).connect()));
  const request = { url: `/planung/themen/${topic.slug}/export.csv`, headers: { cookie } };
  const answer = await app.inject(request);
  t.equal(answer.statusCode, 503);
  t.ok(Number(answer.headers['retry-after']) > 0);
  t.equal((await app.inject('/')).statusCode, 200, 'residents notice nothing');
  for (const client of held) client.release();
  t.equal((await app.inject(request)).statusCode, 200);
});

test('nothing in a file name can end the header it stands in', async (t) => {
  const names = [
    'a"; filename="b.exe',
    'a\r\nSet-Cookie: x=1',
    'a\\".csv',
    '../../etc/passwd',
    'Straße.csv',
    "a'%00*.csv",
  ];
  for (const name of names) t.match(attachment(name), /^attachment; filename="[A-Za-z0-9._-]+"$/, name);
});
