import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { decide } from '../../src/moderation/decide.ts';
import type { Decision } from '../../src/moderation/decision.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { aCase } from '../support/case.ts';
import { createTestDatabase } from '../support/database.ts';
import { DatabaseProxy } from '../support/database-proxy.ts';
import { textareaOf, unescapeHtml } from '../support/resident.ts';
import { aStaffMember } from '../support/staff.ts';
import { formsIn } from '../support/visitor.ts';
import { waitFor } from '../support/wait-for.ts';

const DAY = 24 * 3_600_000;
const PAGES = ['', '/bearbeiten', '/zurueckziehen', '/widersprechen', '/loeschen', '/daten', '/daten.json'];

const deciding = async (app: TestApp, life: Awaited<ReturnType<typeof aCase>>, more: Partial<Decision>) => {
  const { version } = await life.row();
  const actor = more.actor ?? (await aStaffMember(app));
  const reason = { reasonCode: 'insult', reasonText: 'Im zweiten Satz steht ein Schimpfwort.' } as const;
  return decide(
    { db: app.db, akismetOn: false, mailOn: false, originalKey: app.secrets.originals },
    { ...life.at, version, decision: 'publish', ...reason, ...more, actor },
  );
};

/** The page as somebody reads it, without what a browser does not show. */
const readable = (html: string) =>
  unescapeHtml(html.replace(/^[\s\S]*<main[^>]*>|<\/main>[\s\S]*$/g, '').replace(/<[^>]*>/g, ' ')).replace(
    /\s+/g,
    ' ',
  );

/** What is offered, in its order. */
const offered = (html: string, token: string) =>
  [...html.matchAll(new RegExp(`href="[^"]*/vorgang/${token}/([a-z]+)"`, 'g'))].map(([, name]) => name);

const heading = (html: string) => /<h1[^>]*>([^<]*)<\/h1>/.exec(html)?.[1];

/** As a browser sends the page's form, with these fields filled. */
const send = async (
  life: Awaited<ReturnType<typeof aCase>>,
  page: string,
  fields: Record<string, string> = {},
) => {
  const form = formsIn((await life.get(page)).body).find(({ action }) => action.endsWith(page));
  if (!form) throw new Error(`${page} has no form`);
  return life.post(page, { ...form.fields, ...fields });
};

test('each state has its sentence, its steps and only what can be done now', async (t) => {
  const app = await testApp(t);
  const life = await aCase(app);
  let page = (await life.get()).body;
  t.equal(heading(page), 'Eingegangen. Ein Mensch liest jetzt Ihren Beitrag.');
  t.match(page, /Entscheidung zugesagt/);
  t.strictSame(offered(page, life.token), [
    'bearbeiten',
    'zurueckziehen',
    'benachrichtigen',
    'daten',
    'loeschen',
  ]);

  t.match(await send(life, '/bearbeiten', { text: 'Mehr Bänke im Schatten.' }), {
    statusCode: 303,
    headers: { location: `/vorgang/${life.token}` },
  });
  page = (await life.get()).body;
  t.equal(heading(page), 'Geändert. Ein Mensch liest jetzt die neue Fassung.');
  t.match(readable(page), /Sie haben den Text am .* geändert/);

  await deciding(app, life, { decision: 'reject' });
  page = (await life.get()).body;
  t.equal(heading(page), 'Nicht veröffentlicht. Sie können den Text ändern oder widersprechen.');
  t.match(readable(page), /Angriffe auf Menschen .* Regel 2 .* Im zweiten Satz steht ein Schimpfwort\./);
  t.match(page, /Widerspruch möglich/);
  t.strictSame(offered(page, life.token), [
    'bearbeiten',
    'widersprechen',
    'zurueckziehen',
    'benachrichtigen',
    'daten',
    'loeschen',
  ]);

  await send(life, '/widersprechen', { text: 'Das ist ein Zitat.' });
  page = (await life.get()).body;
  t.equal(heading(page), 'Widersprochen. Ein Mensch liest jetzt, was Sie schreiben.');
  t.match(readable(page), /Widerspruch in Prüfung .* Das ist ein Zitat\./);
  t.notOk(offered(page, life.token).includes('widersprechen'), 'once');

  await deciding(app, life, { decision: 'publish' });
  page = (await life.get()).body;
  t.equal(heading(page), 'Veröffentlicht. Ihr Beitrag steht auf der Themenseite.');
  t.match(readable(page), /Widerspruch geprüft .* Sie hatten recht/);
  t.match(readable(page), /In Auswertung/);

  await send(life, '/bearbeiten', { text: 'Mehr Bänke, auch am Bahnhof.' });
  page = (await life.get()).body;
  t.match(
    readable(page),
    /Mehr Bänke im Schatten\. Ihre Änderung Eingegangen am .* Mehr Bänke, auch am Bahnhof\./,
  );
  await deciding(app, life, {
    decision: 'reject',
    reasonCode: 'off-topic',
    reasonText: 'Der Bahnhof ist ein anderes Thema.',
  });
  page = (await life.get()).body;
  t.match(readable(page), /Nicht übernommen am .* Nicht zum Thema .* Der Bahnhof ist ein anderes Thema\./);
  await send(life, '/bearbeiten', { text: 'Mehr Bänke im Halbschatten.' });
  await deciding(app, life, { decision: 'publish' });
  page = (await life.get()).body;
  t.match(readable(page), /so ist er öffentlich zu lesen, geändert am .* Mehr Bänke im Halbschatten\./);
  t.notMatch(page, /Ihre Änderung/);

  t.match((await life.get('/zurueckziehen')).body, /Dieser Beitrag wurde zurückgezogen\./);
  await send(life, '/zurueckziehen');
  page = (await life.get()).body;
  t.equal(heading(page), 'Zurückgezogen. Ihr Beitrag ist nicht öffentlich.');
  t.strictSame(offered(page, life.token), ['daten', 'loeschen']);

  t.match(await send(life, '/loeschen'), { statusCode: 422 }, 'asked a second time');
  await send(life, '/loeschen', { sure: '1' });
  page = (await life.get()).body;
  t.equal(heading(page), 'Gelöscht. Ihr Text ist endgültig entfernt.');
  t.strictSame(offered(page, life.token), ['daten']);
  t.notMatch(page, /Bänke|Frieda|Zitat/);
});

test('spam can be objected to, and the decision that stays says why and by whom', async (t) => {
  const app = await testApp(t);
  const life = await aCase(app);
  const actor = await aStaffMember(app);
  await deciding(app, life, { decision: 'spam', actor });
  t.equal(
    heading((await life.get()).body),
    'Nicht veröffentlicht. Der Beitrag wurde als Werbung eingestuft.',
  );
  await send(life, '/widersprechen', { text: 'Ich verkaufe nichts.' });
  await app.db.updateTable('staff').set({ disabled_at: new Date() }).where('id', '<>', actor.id).execute();
  await deciding(app, life, { decision: 'reject', actor, reasonText: 'Der Link führt in einen Laden.' });
  const page = (await life.get()).body;
  t.equal(heading(page), 'Nicht veröffentlicht. Die Entscheidung bleibt nach Ihrem Widerspruch.');
  t.match(readable(page), /Die Entscheidung bleibt: .* Der Link führt in einen Laden\./);
});

test('after a topic’s end the city evaluates, then answers, and the outcome has a step of its own', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, {
    opens_at: new Date(Date.now() - 9 * DAY),
    closes_at: new Date(Date.now() - 2 * DAY),
    answers_due: '2031-08-31',
  });
  const life = await aCase(app, { state: 'published' }, topic);
  let page = (await life.get()).body;
  t.equal(heading(page), 'Veröffentlicht. Die Stadt wertet Ihren Beitrag aus.');
  t.match(readable(page), /Antwort zugesagt bis 31\. August 2031/);
  t.match(readable(page), /In Auswertung seit .* Als Nächstes schreibt die Fachstelle eine Antwort\./);
  t.notOk(offered(page, life.token).includes('bearbeiten'), 'the topic takes no more comments');
  t.match(await life.get('/bearbeiten'), {
    statusCode: 409,
    body: /Das Thema nimmt keine Beiträge mehr an\./,
  });

  const answer = {
    id: uuidv7(),
    site_id: life.at.siteId,
    topic_id: topic.id,
    department: 'Fachdienst Stadtgrün',
    body: 'Zwölf Bänke werden aufgestellt.',
    outcome: 'partly',
  };
  await app.db.insertInto('answer').values(answer).execute();
  await app.db
    .insertInto('answer_comment')
    .values({ answer_id: answer.id, comment_id: life.comment.id, topic_id: topic.id })
    .execute();
  t.notMatch((await life.get()).body, /Zwölf Bänke/, 'a draft is nobody’s to read');
  await app.db.updateTable('answer').set({ state: 'released', released_at: new Date() }).execute();
  page = (await life.get()).body;
  t.equal(heading(page), 'Beantwortet. Hier lesen Sie die Antwort der Stadt.');
  t.match(readable(page), /Antwort der Stadt Fachdienst Stadtgrün, .* Zwölf Bänke werden aufgestellt\./);
  t.match(readable(page), /Ergebnis .*[Tt]eilweise/);
});

test('every page behind the link is private, in both languages, and foreign links all get one page', async (t) => {
  const app = await testApp(t);
  const life = await aCase(app, { state: 'rejected' });
  for (const lang of ['de', 'en'] as const) {
    for (const page of PAGES) {
      const reply = await life.get(page, lang);
      t.ok([200, 409].includes(reply.statusCode), `${lang} ${page} ${reply.statusCode}`);
      t.match(reply.headers, {
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex, nofollow',
        'referrer-policy': 'strict-origin',
      });
      t.equal(reply.headers['set-cookie'], undefined);
    }
  }
  t.match((await life.get('', 'en')).body, /Not published\./);

  const foreign = ['x', life.token.slice(1), `${life.token}a`, 'A'.repeat(43), life.comment.id, 'link'];
  const bodies = new Set<string>();
  for (const token of foreign) {
    for (const page of PAGES) {
      const reply = await app.inject({ url: `/vorgang/${token}${page}`, headers: { accept: 'text/html' } });
      t.equal(reply.statusCode, 404, `${token}${page}`);
      t.match(reply.headers, { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
      bodies.add(reply.body);
    }
  }
  t.equal(bodies.size, 1, 'the same page for all of them');
  t.match([...bodies][0], /href="\/vorgang"/);
});

test('whatever is wrong with it, every word comes back', async (t) => {
  const app = await testApp(t);
  const life = await aCase(app);
  const words = '  Sehr „lang“ <b>&amp; gut</b>\nmit Zeilen';
  const long = words.repeat(400);
  for (const [text, expected] of [
    [long, /zu lang/],
    ['ab', /sehr kurz/],
    ['', /fehlt/],
  ] as const) {
    const reply = await life.post('/bearbeiten', { version: '1', text });
    t.equal(reply.statusCode, 422);
    t.equal(textareaOf(reply.body), text);
    t.match(reply.body, expected);
  }
  t.match(
    (await life.post('/bearbeiten', { version: '1', text: life.comment.body ?? '' })).body,
    /genau der Text/,
  );

  const foreign = await life.post(
    '/bearbeiten',
    { version: '1', text: words },
    { 'sec-fetch-site': 'cross-site' },
  );
  t.equal(foreign.statusCode, 403);
  t.equal(textareaOf(foreign.body), words);
  t.equal(formsIn(foreign.body)[0]?.fields['version'], '1');
  t.equal((await life.row()).version, 1);
});

test('an edit against an older version shows both texts, and sending again counts', async (t) => {
  const app = await testApp(t);
  const life = await aCase(app);
  await life.post('/bearbeiten', { version: '1', text: 'Aus dem ersten Fenster.' });
  const reply = await life.post('/bearbeiten', { version: '1', text: 'Aus dem zweiten Fenster.' });
  t.equal(reply.statusCode, 409);
  t.match(readable(reply.body), /Das steht jetzt da Aus dem ersten Fenster\./);
  t.equal(textareaOf(reply.body), 'Aus dem zweiten Fenster.');
  const again = formsIn(reply.body)[0];
  t.equal((await life.post('/bearbeiten', again?.fields ?? {})).statusCode, 303);
  t.equal((await life.row()).body, 'Aus dem zweiten Fenster.');
});

test('who was overtaken by a decision is told how it stands and asked again', async (t) => {
  const app = await testApp(t);
  const life = await aCase(app);
  await deciding(app, life, { decision: 'publish' });
  for (const [page, fields] of [
    ['/zurueckziehen', {}],
    ['/loeschen', { sure: '1' }],
  ] as const) {
    const reply = await life.post(page, { version: '1', ...fields });
    t.equal(reply.statusCode, 409);
    t.match(readable(reply.body), /So steht der Vorgang jetzt: Veröffentlicht\./);
    t.equal(formsIn(reply.body)[0]?.fields['version'], '2');
  }
  t.match(await life.post('/widersprechen', { version: '1', text: 'Ich bin dagegen.' }), { statusCode: 409 });
  const late = await life.post('/widersprechen', { version: '2', text: 'Ich bin dagegen.' });
  t.equal(late.statusCode, 409);
  t.match(late.body, />\nIch bin dagegen\.<\/textarea>/);
  t.equal((await life.row()).state, 'published');
});

test('too many at once give every word back', async (t) => {
  const app = await testApp(t);
  const life = await aCase(app);
  const sent = { version: '1', text: 'ab' };
  let reply = await life.post('/bearbeiten', sent);
  for (let i = 0; i < 70 && reply.statusCode === 422; i++) reply = await life.post('/bearbeiten', sent);
  t.equal(reply.statusCode, 429);
  t.ok(Number(reply.headers['retry-after']) > 0);
  t.equal(textareaOf(reply.body), 'ab');
});

test('while the database is away the words come back, and sending them again counts once', async (t) => {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const wire = await DatabaseProxy.start(t, database.url);
  const app = await testApp(t, { database: { ...database, url: wire.url } });
  const life = await aCase(app);
  wire.refuse('');
  const reply = await life.post('/bearbeiten', { version: '1', text: 'Bitte ändern.' });
  t.equal(reply.statusCode, 503);
  t.ok(Number(reply.headers['retry-after']) > 0);
  t.equal(textareaOf(reply.body), 'Bitte ändern.');
  t.match(reply.headers, { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
  wire.allow();
  const [again] = formsIn(reply.body);
  await waitFor(
    'the edit',
    async () => (await life.post('/bearbeiten', again?.fields ?? {})).statusCode === 303,
  );
  t.match(await life.row(), { version: 2, body: 'Bitte ändern.' });
});

test('my data is everything that is stored, to read and as a file, and nothing of ours', async (t) => {
  const app = await testApp(t);
  const life = await aCase(app);
  await app.db
    .insertInto('comment_contact')
    .values({ comment_id: life.comment.id, email: 'frieda@beispiel.example' })
    .execute();
  await send(life, '/bearbeiten', { text: '2026-01-01T00:00 ist kein Zeitpunkt, sondern mein Text.' });
  await deciding(app, life, { decision: 'reject', note: 'Schon wieder die.' });
  await send(life, '/widersprechen', { text: 'Das war ein Zitat.' });
  const page = readable((await life.get('/daten')).body);
  const file = await life.get('/daten.json');
  t.equal(
    file.headers['content-disposition'],
    `attachment; filename="vorgang-${life.comment.reference}.json"`,
  );
  const data = JSON.parse(file.body);
  t.match(data, {
    comment: { reference: life.comment.reference, state: 'rejected', name: 'Frieda K.' },
    contact: { address: 'frieda@beispiel.example', notify: false },
    revisions: [{ state: 'replaced', text: life.comment.body }],
    decisions: [{ action: 'edit' }, { action: 'reject', reason: 'insult' }, { action: 'object' }],
    objection: { state: 'open', text: 'Das war ein Zitat.' },
  });
  for (const words of [
    'Frieda K.',
    'frieda@beispiel.example',
    life.comment.body ?? '',
    '2026-01-01T00:00 ist kein Zeitpunkt',
    'Im zweiten Satz steht ein Schimpfwort.',
    'Das war ein Zitat.',
    life.comment.reference,
  ]) {
    t.ok(page.includes(words), words);
    t.ok(file.body.includes(words), words);
  }
  for (const inside of ['Schon wieder die', life.comment.id, life.topic.id, 'person-', life.token]) {
    t.notOk(file.body.includes(inside), inside);
    if (inside !== life.token) t.notOk(page.includes(inside), inside);
  }
});

test('a number shows the public state only, however it was written down', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { title: 'Bäume.Stadt' });
  const find = (nummer: string) => app.inject({ url: `/vorgang?${new URLSearchParams({ nummer })}` });
  const expected = {
    pending: /wird geprüft/,
    published: /ist veröffentlicht/,
    rejected: /ist nicht veröffentlicht/,
    spam: /ist nicht veröffentlicht/,
    withdrawn: /wurde zurückgezogen/,
    erased: /wurde gelöscht/,
  };
  for (const [state, sentence] of Object.entries(expected)) {
    const { comment } = await aCase(app, { state }, topic);
    const written = comment.reference.replace('-', ' ').toLowerCase();
    const reply = await find(written);
    t.equal(reply.statusCode, 200, state);
    t.match(reply.body, sentence);
    t.match(reply.body, /Bäume\.Stadt/);
    t.notMatch(
      readable(reply.body),
      /Bänke|Frieda|Uhr|Angriffe/,
      'no text, no name, no reason, no time of day',
    );
    t.equal(
      reply.body.includes(`beitrag=${comment.reference}`.replace('=', '&#x3D;')),
      state === 'published',
    );
  }
  t.match(await find('2222-2222'), { statusCode: 404, body: /gibt es hier keinen Vorgang/ });
  t.match(await find('ö'), { statusCode: 422, body: /acht Zeichen/ });
  t.equal((await find('')).statusCode, 200);
  let reply = await find('2222-2222');
  for (let i = 0; i < 40 && reply.statusCode === 404; i++) reply = await find('2222-2222');
  t.equal(reply.statusCode, 429, 'trying numbers does not pay');
});

test('without mail nobody is promised any', async (t) => {
  const off = await testApp(t);
  t.match((await off.inject('/vorgang')).body, /verschickt zurzeit keine E-Mails/);
  const on = await testApp(t, {
    env: { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'stadt@beispiel.example' },
  });
  const page = (await on.inject('/vorgang')).body;
  t.match(formsIn(page), [{ action: '/vorgang' }, { action: '/vorgang/link', fields: { email: '' } }]);
});

test('every private link that is none of ours leads to the same page, which says what to do', async (t) => {
  const app = await testApp(t);
  const answers = new Set<string>();
  for (const path of ['vorgang', 'bestaetigen', 'abbestellen', 'folgen', 'meldungen']) {
    for (const token of ['abc', 'A'.repeat(43)]) {
      const url = `/${path}/${token}`;
      const reply = await app.inject({ url, headers: { accept: 'text/html' } });
      t.equal(reply.statusCode, 404, url);
      t.match(reply.headers, { 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' }, url);
      t.match(reply.body, 'href="/vorgang"', url);
      answers.add(reply.body);
    }
  }
  const notify = await app.inject({ url: '/vorgang/abc/benachrichtigen', headers: { accept: 'text/html' } });
  answers.add(notify.body);
  t.equal(answers.size, 1);
});
