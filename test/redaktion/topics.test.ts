import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { slugOf } from '../../src/lib/slug.ts';
import { checkTopic } from '../../src/redaktion/check-topic.ts';
import { NEW_TOPIC } from '../../src/redaktion/topic-values.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aTopic } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { DatabaseProxy } from '../support/database-proxy.ts';
import { anEditor, createTopic, fieldOf, topicFields } from '../support/editor.ts';
import { waitFor } from '../support/wait-for.ts';

const row = (app: TestApp, id: string) =>
  app.db.selectFrom('topic').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

test('a new topic is a draft that only editors see, at an address made of its title', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const opened = await editor.get('/redaktion/themen/neu');
  t.equal(opened.statusCode, 200);
  const url = /action="(\/redaktion\/themen\/[0-9a-f-]{36})"/.exec(opened.body)?.[1] as string;
  const answer = await editor.post(url, topicFields());
  t.equal(answer.statusCode, 303);
  t.equal(answer.headers.location, `${url}?gesichert=save`);
  const saved = await editor.get(String(answer.headers.location));
  t.match(saved.body, 'Gespeichert.');
  t.equal(fieldOf(saved.body, 'slug'), 'gruen-schoen');
  t.equal(fieldOf(saved.body, 'body'), '# Worum es geht\n\nUm Bäume.');
  t.match((await editor.get('/redaktion')).body, 'Grün &amp; schön');
  t.equal((await app.inject('/themen/gruen-schoen')).statusCode, 404);
  t.notMatch((await app.inject('/')).body, 'Grün');
});

test('a published topic and each change of it are on the pages at once', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const { url } = await createTopic(editor);
  t.notMatch((await app.inject('/')).body, 'Grün &amp; schön');
  t.equal((await editor.post(url, topicFields({ version: '1', action: 'publish' }))).statusCode, 303);
  await waitFor('the topic on the home page', async () =>
    (await app.inject('/')).body.includes('Grün &amp; schön'),
  );
  t.match((await app.inject('/themen/gruen-schoen')).body, '<h2>Worum es geht</h2>');

  await editor.post(url, topicFields({ version: '2', title: 'Grün und schön', slug: 'gruen-schoen' }));
  await waitFor('its new title', async () =>
    (await app.inject('/themen/gruen-schoen')).body.includes('Grün und schön'),
  );
});

test('everything an editor enters is on the topic’s page', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const words = {
    label: 'Zukunftsfrage',
    subtitle: 'Untertitel mit Ü',
    lead: 'Einleitung, „zitiert“',
    call_to_action: 'Was fehlt Ihnen?',
    considerations_title: 'Frühere Pläne',
    considerations_text: 'Auf zwei Seiten',
    considerations_url: 'https://stadt.example/plaene?a=1',
    opens_on: '2020-01-01',
    evaluation_text: 'Juni bis August',
    answers_due: '2099-09-30',
    sponsor_label: 'Themenpatin',
    sponsor_name: 'Ada Beispiel',
    sponsor_role: 'Leiterin',
    sponsor_organisation: 'Volkshochschule',
    sponsor_statement: 'Ein Satz von ihr.',
    sponsor_interview_url: '/demo/interview',
    sponsor_interview_source: 'Stadtzeitung',
  };
  const { url, id } = await createTopic(editor, { ...words, slug: 'alles', action: 'publish' });
  const page = (await app.inject('/themen/alles')).body;
  const { opens_on: _, answers_due: __, considerations_url: ___, ...shown } = words;
  for (const word of Object.values(shown)) t.match(page, word, word);
  t.match(page, 'href="https://stadt.example/plaene?a&#x3D;1"');
  t.match(page, /30\.\sSeptember\s2099/);
  const form = (await editor.get(url)).body;
  for (const [field, value] of Object.entries(words)) t.equal(fieldOf(form, field), value, field);
  t.equal((await row(app, id)).answers_due !== null, true);
});

test('a topic is opened and closed by its days, in the city’s time', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const { id } = await createTopic(editor, { opens_on: '2026-03-29', closes_on: '2026-10-25' });
  const { opens_at: opens, closes_at: closes } = await row(app, id);
  t.equal(
    opens?.toISOString(),
    '2026-03-28T23:00:00.000Z',
    'from its first midnight, before the clock is put forward',
  );
  t.equal(
    closes?.toISOString(),
    '2026-10-25T22:59:59.999Z',
    'to the end of its last day, after it is put back',
  );
});

test('closed at noon, a topic is not opened again by saving it in the afternoon', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const { id, url } = await createTopic(editor, { opens_on: '2020-01-01', action: 'publish', slug: 'zu' });
  t.match((await app.inject('/themen/zu')).body, 'mitreden-formular');
  t.equal(
    (
      await editor.post(
        url,
        topicFields({ version: '1', slug: 'zu', opens_on: '2020-01-01', action: 'close' }),
      )
    ).statusCode,
    303,
  );
  const closed = (await row(app, id)).closes_at as Date;
  t.ok(Math.abs(closed.getTime() - Date.now()) < 60_000);
  await waitFor(
    'the closed topic',
    async () => !(await app.inject('/themen/zu')).body.includes('mitreden-formular'),
  );

  const form = (await editor.get(url)).body;
  const closesOn = fieldOf(form, 'closes_on') as string;
  const again = { version: '2', slug: 'zu', opens_on: '2020-01-01', closes_on: closesOn, subtitle: 'Neu' };
  t.equal((await editor.post(url, topicFields(again))).statusCode, 303);
  t.strictSame((await row(app, id)).closes_at, closed);

  await editor.post(url, topicFields({ ...again, version: '3', action: 'reopen' }));
  t.equal((await row(app, id)).closes_at, null);
  await waitFor('the open topic', async () =>
    (await app.inject('/themen/zu')).body.includes('mitreden-formular'),
  );
});

test('an archived topic can still be read, takes no comments and can come back', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const given = { opens_on: '2020-01-01', slug: 'alt' };
  const { id, url } = await createTopic(editor, { ...given, action: 'publish' });
  await editor.post(url, topicFields({ ...given, version: '1', action: 'archive' }));
  t.equal((await row(app, id)).state, 'archived');
  await waitFor(
    'the archive',
    async () => !(await app.inject('/themen/alt')).body.includes('mitreden-formular'),
  );
  await editor.post(url, topicFields({ ...given, version: '2', action: 'publish' }));
  t.equal((await row(app, id)).state, 'published');
});

test('a draft cannot be archived, nor opened or closed', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const { id, url } = await createTopic(editor);
  for (const [n, action] of ['archive', 'close', 'reopen', 'delete'].entries()) {
    await editor.post(url, topicFields({ version: String(n + 1), action }));
    const { state, closes_at: closes } = await row(app, id);
    t.strictSame([state, closes], ['draft', null], action);
  }
});

const WRONG: [string, Record<string, string>, string, string][] = [
  ['no title', { title: '' }, 'title', 'Bitte ausfüllen.'],
  ['a short title', { title: 'ab', slug: 'ab' }, 'title', 'Mindestens 3 Zeichen'],
  ['no label', { label: ' ' }, 'label', 'Bitte ausfüllen.'],
  ['a title that makes no address', { title: '日本語の町' }, 'slug', 'Bitte ausfüllen.'],
  ['capitals in the address', { slug: 'Gruen' }, 'slug', 'Nur kleine Buchstaben'],
  ['a path as address', { slug: '../x' }, 'slug', 'Nur kleine Buchstaben'],
  ['an address in use', { slug: 'vergeben' }, 'slug', 'Unter dieser Adresse gibt es schon ein Thema.'],
  [
    'a link that runs',
    { considerations_url: 'javascript:alert(1)' },
    'considerations_url',
    'vollständige Adresse',
  ],
  [
    'a link without scheme',
    { sponsor_name: 'A', sponsor_label: 'B', sponsor_interview_url: 'stadt.example' },
    'sponsor_interview_url',
    'vollständige Adresse',
  ],
  ['a day that is none', { opens_on: '2026-02-30' }, 'opens_on', 'Bitte ein Datum'],
  ['a German day', { answers_due: '12.06.2027' }, 'answers_due', 'Bitte ein Datum'],
  ['an end without a beginning', { closes_on: '2026-05-01' }, 'opens_on', 'Ein Ende braucht'],
  [
    'an end before the beginning',
    { opens_on: '2026-05-02', closes_on: '2026-05-01' },
    'closes_on',
    'Das Ende liegt vor',
  ],
  ['a language we do not have', { language: 'fr' }, 'language', 'Deutsch oder Englisch'],
  ['a sponsor without a name', { sponsor_role: 'Leiter' }, 'sponsor_name', 'Bitte nennen Sie den Namen'],
  ['a sponsor without a word for it', { sponsor_name: 'Ada' }, 'sponsor_label', 'Bitte ausfüllen.'],
  ['NUL', { subtitle: 'a\0b' }, 'subtitle', 'unsichtbare Zeichen'],
];

test('what cannot be saved comes back with every word and the reason beside its field', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  await aTopic(app.db, { slug: 'vergeben' });
  for (const [what, given, field, reason] of WRONG) {
    const fields = topicFields({ lead: 'Mein langer Text', ...given });
    const answer = await editor.post(`/redaktion/themen/${uuidv7()}`, fields);
    t.equal(answer.statusCode, 422, what);
    t.match(new RegExp(`id="${field}-error">.*?</p>`).exec(answer.body)?.[0], reason, what);
    t.equal(fieldOf(answer.body, 'lead'), 'Mein langer Text', what);
  }
  const { count } = await app.db
    .selectFrom('topic')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  t.equal(count, '1', 'nothing was stored');
});

test('the longest text each column takes is saved, one character more is refused', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const limits = {
    ...{ label: 60, title: 120, slug: 80, subtitle: 240, lead: 1000, body: 50_000, call_to_action: 300 },
    ...{ considerations_title: 120, considerations_text: 300, evaluation_text: 120, sponsor_label: 60 },
    ...{ sponsor_name: 120, sponsor_role: 160, sponsor_organisation: 160, sponsor_statement: 1000 },
    ...{ sponsor_interview_source: 160, picture_alt: 300, picture_caption: 300, picture_credit: 120 },
  };
  const filled = (extra: string) =>
    Object.fromEntries(
      Object.entries(limits).map(([field, max]) => [
        field,
        (field === 'slug' ? 'a' : '𝄞').repeat(max) + extra,
      ]),
    );
  const { id } = await createTopic(editor, filled(''));
  t.equal((await row(app, id)).title.length, 240, 'characters are counted, not UTF-16 units');
  for (const field of Object.keys(limits)) {
    const given = topicFields({
      sponsor_name: 'A',
      sponsor_label: 'B',
      slug: 'b',
      [field]: `${filled('a')[field]}`,
    });
    const answer = await editor.post(`/redaktion/themen/${uuidv7()}`, given);
    t.equal(answer.statusCode, 422, field);
  }
});

test('a picture’s description cannot be taken away', async (t) => {
  const problems = checkTopic(
    { ...NEW_TOPIC, title: 'Bild', slug: 'bild' },
    {
      saved: { picture: { id: 'x', width: 1, height: 1 }, sponsors: [], opensAt: null } as never,
      timeZone: 'Europe/Berlin',
    },
  );
  t.strictSame(problems, { picture_alt: { key: 'redaktion.error.pictureAlt' } });
});

test('of editors who save at once one is saved, the others get both versions field by field', async (t) => {
  const app = await testApp(t);
  const editors = await Promise.all(Array.from({ length: 5 }, () => anEditor(app)));
  const [first] = editors as [(typeof editors)[number]];
  const { id, url } = await createTopic(first);
  const answers = await Promise.all(
    editors.map((editor, n) =>
      editor.post(url, topicFields({ version: '1', lead: `Fassung von ${n}`, subtitle: 'gleich' })),
    ),
  );
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [303, 409, 409, 409, 409]);
  const saved = await row(app, id);
  t.equal(saved.version, 2);
  const n = answers.findIndex(({ statusCode }) => statusCode === 409);
  const page = answers[n]?.body ?? '';
  t.equal(fieldOf(page, 'lead'), `Fassung von ${n}`, 'my words are in the field');
  t.match(page, `data-theirs-text>${saved.lead}<`, 'theirs stand below');
  t.equal(page.match(/data-theirs=/g)?.length, 1, 'what is equal is not a difference');
  t.match(page, '<input type="hidden" name="version" value="2">');

  const again = topicFields({ version: '2', lead: `Fassung von ${n}`, subtitle: 'gleich' });
  t.equal((await (editors[n] ?? first).post(url, again)).statusCode, 303, 'saved with open eyes');
  t.equal((await row(app, id)).lead, `Fassung von ${n}`);
});

test('a form sent twice is saved once, and the second click is told the same', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const url = `/redaktion/themen/${uuidv7()}`;
  const created = await Promise.all(
    [1, 2, 3].map(() => editor.post(url, topicFields({ action: 'publish', opens_on: '2020-01-01' }))),
  );
  t.strictSame(
    created.map(({ statusCode }) => statusCode),
    [303, 303, 303],
  );
  const closing = topicFields({
    version: '1',
    slug: 'gruen-schoen',
    opens_on: '2020-01-01',
    action: 'close',
  });
  const closed = await Promise.all([1, 2].map(() => editor.post(url, closing)));
  t.strictSame(
    closed.map(({ statusCode }) => statusCode),
    [303, 303],
  );
  const topics = await app.db.selectFrom('topic').select(['version']).execute();
  t.strictSame(topics, [{ version: 2 }]);
});

test('the preview is the real page, made of the form, and saves nothing', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const { id, url } = await createTopic(editor, {
    action: 'publish',
    opens_on: '2020-01-01',
    slug: 'vorher',
  });
  const changed = {
    version: '1',
    slug: 'vorher',
    opens_on: '2020-01-01',
    title: 'Nachher',
    body: '<script>alert(1)</script>',
  };
  const preview = await editor.post(
    `${url}/vorschau`,
    topicFields({ ...changed, considerations_url: 'javascript:alert(1)' }),
  );
  t.equal(preview.statusCode, 200);
  t.match(preview.body, 'Nachher');
  t.match(preview.body, '&lt;script&gt;alert(1)&lt;/script&gt;');
  t.notMatch(preview.body, 'javascript:');
  t.equal(preview.headers['cache-control'], 'no-store');
  const published = (await app.inject('/themen/vorher')).body;
  t.match(published, 'Grün &amp; schön');
  t.equal((await row(app, id)).version, 1);

  const same = await editor.post(`${url}/vorschau`, topicFields({ slug: 'vorher', opens_on: '2020-01-01' }));
  t.equal(
    same.body.replaceAll(/"dateModified":"[^"]*"/g, ''),
    published.replaceAll(/"dateModified":"[^"]*"/g, ''),
    'byte for byte',
  );
});

test('a topic that was never saved has a preview too, even an unfinished one', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const preview = await editor.post(
    `/redaktion/themen/${uuidv7()}/vorschau`,
    topicFields({ title: '', opens_on: '2026-99-99' }),
  );
  t.equal(preview.statusCode, 200);
  t.match(preview.body, 'Um Bäume.');
});

test('the sponsor goes when the fields are emptied', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const { url } = await createTopic(editor, { sponsor_name: 'Ada', sponsor_label: 'Themenpatin' });
  t.equal((await app.db.selectFrom('sponsor').select('name').execute()).length, 1);
  t.equal((await editor.post(url, topicFields({ version: '1', slug: 'gruen-schoen' }))).statusCode, 303);
  t.equal((await app.db.selectFrom('sponsor').select('name').execute()).length, 0);
});

test('only the form’s fields are taken, and what a form does not carry stays as it is', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const { id, url } = await createTopic(editor, { lead: 'Bleibt' });
  const answer = await editor.post(url, {
    version: '1',
    title: 'Neuer Titel',
    is_demo: 'true',
    state: 'published',
    site_id: uuidv7(),
    published_at: '2020-01-01',
  });
  t.equal(answer.statusCode, 303);
  t.match(await row(app, id), {
    title: 'Neuer Titel',
    lead: 'Bleibt',
    is_demo: false,
    state: 'draft',
    published_at: null,
  });
});

test('an expired form and a session that ended give every word back', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const { url } = await createTopic(editor);
  const long = 'Ein langer Absatz.\nUnd noch einer.';
  const stale = await editor.post(url, { ...topicFields({ version: '1', lead: long }), _csrf: 'alt' });
  t.equal(stale.statusCode, 403);
  t.equal(fieldOf(stale.body, 'lead'), long);
  const token = /name="_csrf" value="([^"]+)"/.exec(stale.body)?.[1] as string;
  t.equal(
    (await editor.post(url, { ...topicFields({ version: '1', lead: long }), _csrf: token })).statusCode,
    303,
    'again, with the new token',
  );

  await app.db.deleteFrom('staff_session').execute();
  const ended = await editor.post(url, topicFields({ version: '2', lead: long }));
  t.equal(ended.statusCode, 401);
  t.equal(fieldOf(ended.body, 'lead'), long);
  t.match(ended.body, 'Ihre Sitzung ist beendet.');
});

test('while the database is away an editor gets every word back, and can save it afterwards', async (t) => {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const wire = await DatabaseProxy.start(t, database.url);
  const app = await testApp(t, { database: { ...database, url: wire.url } });
  const editor = await anEditor(app);
  const { id, url } = await createTopic(editor);
  const fields = topicFields({ version: '1', lead: 'Schöne\nWorte', title: 'Größe & Maß' });

  wire.refuse('');
  const answer = await editor.post(url, fields);
  t.equal(answer.statusCode, 503);
  t.equal(fieldOf(answer.body, 'lead'), 'Schöne\nWorte');
  t.equal(fieldOf(answer.body, 'title'), 'Größe & Maß');
  t.match(answer.body, '<input type="hidden" name="version" value="1">');

  wire.allow();
  await waitFor('the saved topic', async () => (await editor.post(url, fields)).statusCode === 303);
  t.equal((await row(app, id)).lead, 'Schöne\nWorte');
});

test('unknown topics and foreign methods are answered with a page', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  for (const id of [uuidv7(), 'neu-x', '..%2f..%2fetc'])
    t.equal((await editor.get(`/redaktion/themen/${id}`)).statusCode, 404, id);
  t.equal(
    (await editor.post(`/redaktion/themen/${uuidv7()}`, topicFields({ version: '7' }))).statusCode,
    404,
  );
  t.equal((await editor.get(`/redaktion/themen/${uuidv7()}/vorschau`)).statusCode, 405);
  const { url } = await createTopic(editor);
  for (const done of ['toString', '__proto__', 'x']) {
    t.equal((await editor.get(`${url}?gesichert=${done}`)).statusCode, 200, done);
  }
  const stale = { ...topicFields({ version: '1', constructor: 'x', toString: 'y' }), _csrf: 'alt' };
  t.equal((await editor.post(url, stale)).statusCode, 403);
});

test('addresses are made of titles', async (t) => {
  for (const [title, slug] of [
    ['Grün & schön', 'gruen-schoen'],
    ['Digital.Stadt.Jena', 'digital-stadt-jena'],
    ['Straße, Öl, Übermut', 'strasse-oel-uebermut'],
    ['Café Ångström', 'cafe-angstroem'],
    ['  — ', ''],
    ['x'.repeat(100), 'x'.repeat(80)],
  ] as const) {
    t.equal(slugOf(title), slug, title);
  }
});
