import { test } from 'tap';
import { DEFAULT_WORDS } from '../../src/screening/default-words.ts';
import type { Verdict } from '../../src/screening/verdict.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { aModerator, type Moderator } from '../support/moderator.ts';
import { post, unescapeHtml } from '../support/resident.ts';
import { signedIn } from '../support/staff.ts';
import { formsIn } from '../support/visitor.ts';
import { waitFor } from '../support/wait-for.ts';

const RULES = '/verwaltung/regeln';

async function send(app: TestApp, { cookie, csrf }: Moderator, url: string, fields: Record<string, string>) {
  const sent = form({ _csrf: csrf, ...fields });
  return app.inject({
    method: 'POST',
    url,
    headers: { ...sent.headers, cookie, accept: 'text/html' },
    payload: sent.payload,
  });
}

/** As the browser sends the form with a file. */
async function upload(
  app: TestApp,
  { cookie, csrf }: Pick<Moderator, 'cookie' | 'csrf'>,
  id: string,
  { mode = 'add', file, lines = '' }: { mode?: string; file?: string | Buffer; lines?: string },
) {
  const body = new FormData();
  body.set('_csrf', csrf);
  body.set('mode', mode);
  if (file !== undefined) body.set('file', new Blob([file as BlobPart]), 'liste.txt');
  body.set('lines', lines);
  const request = new Request('http://stadt.example/', { method: 'POST', body });
  return app.inject({
    method: 'POST',
    url: `${RULES}/${id}/liste`,
    headers: { cookie, accept: 'text/html', 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
}

/** Adds a rule through its form and returns its id. */
async function added(app: TestApp, moderator: Moderator, kind: string, fields: Record<string, string>) {
  const reply = await send(app, moderator, `${RULES}/neu?art=${kind}`, {
    name: 'Probe',
    effect: 'suspect',
    about: 'other',
    entries: '',
    ...fields,
  });
  return /regeln\/([0-9a-f-]{36})\?/.exec(String(reply.headers.location))?.[1] ?? `${reply.statusCode}`;
}

async function version(app: TestApp, id: string) {
  const row = await app.db
    .selectFrom('screening_rule')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirst();
  return String(row?.version);
}

const flip = async (app: TestApp, moderator: Moderator, id: string, an = '1') =>
  send(app, moderator, `${RULES}/${id}/schalter`, { an, version: await version(app, id) });

async function verdictsOf(app: TestApp, text: string): Promise<Verdict[]> {
  const { verdicts } = await app.db
    .selectFrom('screening as s')
    .innerJoin('comment as c', 'c.id', 's.comment_id')
    .select('s.verdicts')
    .where('c.body', '=', text)
    .executeTakeFirstOrThrow();
  return verdicts as unknown as Verdict[];
}

test('the words that were built in are rules now, the same to the letter', async (t) => {
  const app = await testApp(t);
  const sorted = (words: readonly { pattern: string; kind: string }[]) =>
    words.map(({ pattern, kind }) => `${kind} ${pattern}`).sort();
  t.strictSame(sorted(app.screening.rules.words), sorted(DEFAULT_WORDS));
  const page = unescapeHtml((await (await aModerator(app)).get(RULES)).body);
  t.match(page, /Werbung<\/a>[\s\S]*?Wörter, 6\d Einträge/);
  t.match(page, /Wegwerf-Adressen<\/a>[\s\S]*?leer[\s\S]*?>aus</);
  t.match(page, 'Noch gibt es zu wenige Entscheidungen');
});

test('a new rule is tried on what came in, and does nothing until it is switched on', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db);
  await aComment(app.db, topic.id, { body: 'Der Wochenmarkt soll bleiben.', state: 'published' });
  await aComment(app.db, topic.id, { body: 'Wochenmarkt kaufen, jetzt!', state: 'spam' });
  await aComment(app.db, topic.id, { body: 'Wochenmärkte sind schön.' });
  const id = await added(app, moderator, 'words', { entries: 'wochenmarkt\n\nAltes  Rathaus' });
  const page = unescapeHtml((await moderator.get(`${RULES}/${id}`)).body);
  t.match(page, 'Auf 2 der letzten 3 Beiträge hätte sie zugetroffen.');
  t.match(page, /<b>1<\/b> veröffentlicht<\/li>\s*<li><b>1<\/b> als Spam abgelegt/);
  t.match(page, /Der Wochenmarkt soll bleiben\.[\s\S]*?veröffentlicht/);
  t.match(page, />\s*altes rathaus\nwochenmarkt<\/textarea>/, 'the list as it is kept');

  const before = 'Am Wochenmarkt fehlt ein Brunnen.';
  await post(app, topic.slug, { text: before });
  t.match(
    (await verdictsOf(app, before)).find(({ check }) => check === 'words'),
    { outcome: 'clean' },
  );
  t.match((await flip(app, moderator, id)).headers.location, `${RULES}/${id}?getan=ein`);
  const after = 'Am Wochenmarkt fehlt eine Bank.';
  await post(app, topic.slug, { text: after });
  t.match(
    (await verdictsOf(app, after)).find(({ check }) => check === 'words'),
    { outcome: 'suspect', detail: { terms: 'wochenmarkt' }, marks: [{ start: 3, end: 14 }] },
  );
  await flip(app, moderator, id, '0');
  const later = 'Am Wochenmarkt fehlt ein Baum.';
  await post(app, topic.slug, { text: later });
  t.match(
    (await verdictsOf(app, later)).find(({ check }) => check === 'words'),
    { outcome: 'clean' },
  );
});

for (const [kind, fields, text, found] of [
  [
    'domains',
    { entries: 'https://www.spam-laden.example/angebote\nbücher.example' },
    'Siehe shop.xn--bcher-kva.example/x',
    undefined,
  ],
  [
    'domains',
    { entries: 'bit.ly' },
    'Mehr unter https://bit.ly/abc und eng.bit.ly/x',
    { hosts: 'bit.ly, eng.bit.ly', rules: 'Probe' },
  ],
  ['domains', { entries: 'bit.ly' }, 'Mehr unter https://orbit.ly/abc', undefined],
  [
    'patterns',
    { entries: 'verdien\\w+ .{0,20}zuhause' },
    'Verdienen Sie bequem von Zuhause',
    { rules: 'Probe' },
  ],
  ['links', { threshold: '0' }, 'Quelle: www.jena.de', { count: 1 }],
  ['repetition', { threshold: '3' }, 'Neeeeein zu den Plänen', { count: 5 }],
  ['repetition', { threshold: '3' }, 'nein nein nein nein nein', { count: 5 }],
  ['repetition', { threshold: '5' }, 'Punkte ........ und Striche -------- sind Linien', undefined],
  ['language', {}, 'Мы хотим больше деревьев у реки, пожалуйста', {}],
  ['language', {}, 'Lütfen nehir kenarına daha fazla bank ve ağaç dikin teşekkürler', {}],
  ['language', {}, 'Bitte mehr Bäume und Bänke am Fluss, auch für alte Menschen.', undefined],
  ['language', {}, 'Please plant more trees along the river and add some benches.', undefined],
] as const) {
  test(`a rule about ${kind}: ${text}`, async (t) => {
    const app = await testApp(t);
    const moderator = await aModerator(app);
    const topic = await aTopic(app.db);
    const id = await added(app, moderator, kind, { ...fields, effect: 'hint' });
    await flip(app, moderator, id);
    await post(app, topic.slug, { text });
    const verdict = (await verdictsOf(app, text)).find(({ check }) => check === kind);
    if (!found) return void t.equal(verdict?.outcome, 'clean');
    t.match(verdict, { outcome: 'hint', ...(Object.keys(found).length > 0 && { detail: found }) });
    const { suspicion } = await app.db.selectFrom('comment').select('suspicion').executeTakeFirstOrThrow();
    if (kind !== 'domains' && kind !== 'links') t.equal(suspicion, 'none', 'a hint weighs nothing');
    const page = await moderator.get('/moderation');
    t.match(page.body, /<li><span class="sg-chip sg-chip--info">/);
  });
}

test('a throw-away address is told without saying which, in the trial, too', async (t) => {
  const app = await testApp(t, { env: { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'stadt@stadt.example' } });
  const moderator = await aModerator(app);
  const topic = await aTopic(app.db);
  const comment = await aComment(app.db, topic.id, { body: 'Von früher' });
  await app.db
    .insertInto('comment_contact')
    .values({ comment_id: comment.id, email: 'x@mail.trash.example' })
    .execute();
  const id = await added(app, moderator, 'mail-domains', { entries: '@trash.example' });
  t.match((await moderator.get(`${RULES}/${id}`)).body, 'Auf einen von einem Beitrag');
  await flip(app, moderator, id);
  const text = 'Eine Bank, bitte';
  await post(app, topic.slug, { text, email: 'jemand@Trash.example' });
  const verdicts = await verdictsOf(app, text);
  t.match(
    verdicts.find(({ check }) => check === 'mail-domains'),
    { outcome: 'suspect', detail: { rules: 'Probe' } },
  );
  t.notMatch(JSON.stringify(verdicts), /trash|jemand/i);
});

test('an exploding pattern is refused with its reason, and every line comes back', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const reply = await send(app, moderator, `${RULES}/neu?art=patterns`, {
    name: 'Muster',
    effect: 'spam',
    entries: 'casino\n(a+)+$\n(x)\\1',
  });
  t.equal(reply.statusCode, 422);
  const page = unescapeHtml(reply.body);
  t.match(page, /Zeile 2, „\(a\+\)\+\$“: wiederholt eine Wiederholung ohne Ende/);
  t.match(page, /Zeile 3, „\(x\)\\1“: Verweise auf Früheres/);
  const fields = formsIn(reply.body).find(({ action }) => action.includes('art=patterns'))?.fields;
  t.equal(fields?.['entries'], 'casino\n(a+)+$\n(x)\\1');
  t.strictSame(
    await app.db.selectFrom('screening_rule').select('id').where('kind', '=', 'patterns').execute(),
    [],
  );
});

test('two who change a rule at once: the second is told, and keeps what was written', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const id = await added(app, moderator, 'words', { entries: 'eins' });
  const fields = { name: 'Neuer Name', effect: 'hint', about: 'insult', entries: 'eins\nzwei' };
  t.equal((await send(app, moderator, `${RULES}/${id}`, { ...fields, version: '1' })).statusCode, 303);
  const late = await send(app, moderator, `${RULES}/${id}`, { ...fields, entries: 'drei', version: '1' });
  t.equal(late.statusCode, 409);
  t.match(late.body, 'Jemand hat die Regel inzwischen geändert');
  const given = formsIn(late.body).find(({ action }) => action === `${RULES}/${id}`)?.fields;
  t.match(given, { entries: 'drei', version: '2' }, 'sent again it is taken');
  t.equal((await send(app, moderator, `${RULES}/${id}/schalter`, { an: '1', version: '1' })).statusCode, 409);
  t.equal((await send(app, moderator, `${RULES}/${id}/entfernen`, { version: '1' })).statusCode, 409);
});

test('the log says who changed what, stays when the rule goes, and the database lets nobody change it', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const id = await added(app, moderator, 'words', { entries: 'eins\nzwei' });
  const fields = { name: 'Neuer Name', effect: 'spam', about: 'other', entries: 'zwei\ndrei', version: '1' };
  await send(app, moderator, `${RULES}/${id}`, fields);
  await send(app, moderator, `${RULES}/${id}`, { ...fields, version: '2' });
  await flip(app, moderator, id);
  const shown = unescapeHtml((await moderator.get(`${RULES}/${id}`)).body);
  t.match(
    shown,
    'hieß „Probe“, jetzt „Neuer Name“ · Verdächtig → Spam-Verdacht · ein Eintrag mehr: drei · ein Eintrag weniger: eins',
  );
  await send(app, moderator, `${RULES}/${id}/entfernen`, { version: await version(app, id) });
  t.equal((await moderator.get(`${RULES}/${id}`)).statusCode, 404);
  const log = unescapeHtml((await moderator.get(`${RULES}/protokoll`)).body);
  const actions = [...log.matchAll(/sg-log__what"><b>([^<]+)<\/b>/g)].map(([, action]) => action);
  t.strictSame(actions, ['Regel entfernt', 'Regel eingeschaltet', 'Regel geändert', 'Regel angelegt']);
  const { name } = await app.db
    .selectFrom('staff')
    .select('name')
    .where('id', '=', moderator.id)
    .executeTakeFirstOrThrow();
  t.equal(log.split(`· ${name}`).length - 1, 4);
  for (const change of [
    `UPDATE screening_rule_event SET action = 'create'`,
    `UPDATE screening_rule_event SET actor_id = NULL`,
    `DELETE FROM screening_rule_event`,
    `TRUNCATE screening_rule_event`,
  ]) {
    await t.rejects(app.pg.query(change), { message: 'screening_rule_event is append-only' }, change);
  }
});

test('every program hears of a changed rule', async (t) => {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const app = await testApp(t, { database });
  const other = await testApp(t, { database });
  const moderator = await aModerator(app);
  const id = await added(app, moderator, 'words', { entries: 'xylophon' });
  await flip(app, moderator, id);
  const knows = ({ screening }: TestApp) =>
    screening.rules.words.some(({ pattern }) => pattern === 'xylophon');
  t.ok(knows(app));
  await waitFor('the other program knows the word', () => knows(other));
});

test('a list of 62,000 lines is taken with a report, line by line', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const id = await added(app, moderator, 'mail-domains', { entries: 'wegwerf-5.example' });
  const file = ['\ufeff# Wegwerf-Dienste', ''];
  for (let i = 0; i < 61_990; i++) file.push(`wegwerf-${i}.example`);
  file.push(
    'keine Domain',
    'WEGWERF-7.example',
    '*.platzhalter.example',
    `${'x'.repeat(300)}.example`,
    '-.-',
    'https://',
    '@a.example',
    'münchen.example',
  );
  const reply = await upload(app, moderator, id, { file: file.join('\r\n') });
  t.equal(reply.statusCode, 200);
  const page = unescapeHtml(reply.body);
  for (const line of [
    '62000 Zeilen gelesen',
    '61992 Einträge neu in der Liste',
    '2 standen schon da oder kamen doppelt',
    '2 leere Zeilen oder Bemerkungen übergangen',
    '4 Zeilen nicht übernommen',
    'Die Liste hat jetzt 61993 Einträge.',
  ]) {
    t.match(page.replaceAll('.', ''), line.replaceAll('.', ''));
  }
  t.match(page, /<td>61993<\/td><td[^>]*>keine Domain<\/td><td>ist keine Domain<\/td>/);
  const rule = (await moderator.get(`${RULES}/${id}`)).body;
  t.match(rule, 'zu viele für dieses Formular');
  t.notMatch(rule, 'name="entries"');
  const saved = await send(app, moderator, `${RULES}/${id}`, {
    name: 'Liste',
    effect: 'hint',
    version: await version(app, id),
  });
  t.equal(saved.statusCode, 303, 'its name is changed without its list');
  await flip(app, moderator, id);
  t.equal(app.screening.rules.mailDomains?.[0]?.hosts.size, 61_993);

  const removed = await upload(app, moderator, id, {
    mode: 'remove',
    lines: 'wegwerf-1.example\nnie-da.example',
  });
  t.match(removed.body, 'ein Eintrag aus der Liste genommen');
  t.match(removed.body, 'einer war nicht in der Liste');
  await upload(app, moderator, id, { mode: 'replace', lines: 'nur.example' });
  t.strictSame([...(app.screening.rules.mailDomains?.[0]?.hosts ?? [])], ['nur.example']);
});

test('what is no list leaves the rule as it was', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  const id = await added(app, moderator, 'words', { entries: 'eins' });
  const refused = async (given: Parameters<typeof upload>[3], why: string) => {
    const reply = await upload(app, moderator, id, given);
    t.equal(reply.statusCode, 422, why);
    t.match(reply.body, why);
  };
  await refused({}, 'Es kam keine Datei');
  await refused({ mode: 'anders', lines: 'x' }, 'Bitte wählen Sie');
  await refused({ file: Buffer.from([0xff, 0xfe, 0x41]) }, 'nicht in UTF-8');
  await refused({ file: 'x'.repeat(6 * 1024 * 1024) }, 'größer als 5 MB');
  let many = '';
  for (let i = 0; i <= 100_000; i++) many += `wort${i}\n`;
  await refused({ file: many }, 'mehr als 100.000 Einträge');
  t.strictSame(
    await app.db.selectFrom('screening_entry').select('value').where('rule_id', '=', id).execute(),
    [{ value: 'eins' }],
  );
  const stale = await upload(app, { ...moderator, csrf: 'foreign' }, id, { lines: 'zwei' });
  t.equal(stale.statusCode, 403, 'a form of another page is refused although it brings a file');
  const editor = await signedIn(app, ['editor']);
  t.equal((await upload(app, editor, id, { lines: 'zwei' })).statusCode, 403);
  const binary = await upload(app, moderator, id, { lines: 'gut\nmit\0null\n...' });
  t.match(unescapeHtml(binary.body), /2 Zeilen nicht übernommen/);
});
