import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { testApp } from '../support/app.ts';
import { aTopic, form } from '../support/builders.ts';
import { unescapeHtml } from '../support/resident.ts';
import { signedIn } from '../support/staff.ts';
import { formsIn } from '../support/visitor.ts';

const WORDS = 'Lange überlegt & gut';
const IMPORT = uuidv7();

/** Every form of the desk in which somebody types, as sent: the words, and what goes along unseen. */
const FORMS: Record<string, { url: string; typed: Record<string, string>; hidden: Record<string, string> }> =
  {
    'a key for programs': {
      url: '/verwaltung/schluessel',
      typed: { name: WORDS, days: '30' },
      hidden: {},
    },
    'a webhook': {
      url: '/verwaltung/webhooks',
      typed: { name: WORDS, address: 'https://portal.example/hook' },
      hidden: { types: 'comment.published' },
    },
    'the settings of open data': {
      url: '/verwaltung/offene-daten',
      typed: { publisher: WORDS, contributor_id: 'x', geocode: '16053000' },
      hidden: { version: '1', is_on: '1', names: 'none', licence: '' },
    },
    'a code': {
      url: '/planung/themen/licht/schlagwoerter',
      typed: { label: WORDS, mark: 'XY', description: `${WORDS}\nzwei Zeilen` },
      hidden: { colour: 'blue', parent: '' },
    },
    'a code that is changed': {
      url: `/planung/themen/licht/schlagwoerter/${uuidv7()}`,
      typed: { label: WORDS, mark: 'XY', description: WORDS },
      hidden: { version: '3', colour: 'blue', parent: '' },
    },
    'a code named while reading': {
      url: '/planung/themen/licht/beitraege/7K4M-2QXH/schlagwoerter',
      typed: { neu: WORDS },
      hidden: { fassung: 'abc', von: '3', bis: '9' },
    },
    'a department': {
      url: '/verwaltung/fachdienste',
      typed: { name: WORDS },
      hidden: {},
    },
    'a reason': {
      url: '/verwaltung/gruende/insult',
      typed: { label_de: WORDS, body_de: `${WORDS}\nzwei Zeilen`, remedy_simple: WORDS, rule: '3' },
      hidden: { version: '2' },
    },
    'what is said about a pause': {
      url: `/moderation/themen/${uuidv7()}/pause`,
      typed: { notice: WORDS },
      hidden: { act: 'pause' },
    },
    'what a table’s columns are': {
      url: `/planung/themen/licht/import/${IMPORT}/zuordnung`,
      typed: { source: WORDS, day: '2026-03-01' },
      hidden: {
        ...{ 'column-0': 'text', 'column-1': '', 'column-17': 'code', header: '1', delimiter: '\t' },
        ...{ encoding: 'windows-1252', channel: 'letter', state: 'published', act: 'check' },
      },
    },
    'which lines of a file are taken over': {
      url: `/planung/themen/licht/import/${IMPORT}/uebernehmen`,
      typed: { lines: '2-9, 12' },
      hidden: { choice: 'lines' },
    },
    'a topic': {
      url: '/redaktion/themen/neu',
      typed: { title: WORDS, lead: WORDS },
      hidden: {},
    },
  };

for (const [name, { url, typed, hidden }] of Object.entries(FORMS)) {
  test(`a session that ended takes no word of ${name}`, async (t) => {
    const app = await testApp(t);
    const admin = await signedIn(app, ['admin']);
    await app.db.deleteFrom('staff_session').execute();
    const sent = form({ _csrf: admin.csrf, ...typed, ...hidden, unknown: 'nobody’s field' });
    const headers = { ...sent.headers, cookie: admin.cookie, accept: 'text/html' };
    const reply = await app.inject({ method: 'POST', url, payload: sent.payload, headers });
    t.equal(reply.statusCode, 401);
    t.match(reply.body, 'Noch nicht gespeichert');
    const [given] = formsIn(reply.body).filter(({ action }) => action === url);
    t.match(given?.fields, { ...typed, ...hidden });
    t.equal(given?.fields['unknown'], undefined);
    t.match(unescapeHtml(reply.body), 'href="/anmelden?', 'with the way to a new sign-in');
  });
}

test('with a new session, what was given back is saved', async (t) => {
  const app = await testApp(t);
  await aTopic(app.db, { slug: 'licht' });
  const url = '/planung/themen/licht/schlagwoerter';
  const post = async (fields: Record<string, string>, cookie: string) => {
    const sent = form(fields);
    const headers = { ...sent.headers, cookie, accept: 'text/html' };
    return app.inject({ method: 'POST', url, payload: sent.payload, headers });
  };
  const before = await signedIn(app, ['planner']);
  await app.db.deleteFrom('staff_session').execute();
  const ofForm = (body: string) => formsIn(body).find(({ action }) => action === url)?.fields ?? {};
  const lost = await post({ _csrf: before.csrf, label: WORDS, description: WORDS }, before.cookie);
  const again = await signedIn(app, ['planner']);
  const stale = await post(ofForm(lost.body), again.cookie);
  t.equal(stale.statusCode, 403, 'the token is of the old session');
  t.equal((await post(ofForm(stale.body), again.cookie)).statusCode, 303);
  t.match(await app.db.selectFrom('code').select(['label', 'description']).execute(), [
    { label: WORDS, description: WORDS },
  ]);
});

test('a new sign-in leads back to the file whose columns were named', async (t) => {
  const app = await testApp(t);
  const planner = await signedIn(app, ['planner']);
  await app.db.deleteFrom('staff_session').execute();
  const sent = form({ _csrf: planner.csrf, source: WORDS });
  for (const act of ['zuordnung', 'uebernehmen']) {
    const url = `/planung/themen/licht/import/${IMPORT}/${act}`;
    const headers = { ...sent.headers, cookie: planner.cookie, accept: 'text/html' };
    const { body } = await app.inject({ method: 'POST', url, payload: sent.payload, headers });
    const [, next = ''] = /href="\/anmelden\?([^"]*)"/.exec(body) ?? [];
    t.equal(new URLSearchParams(unescapeHtml(next)).get('next'), `/planung/themen/licht/import/${IMPORT}`);
  }
});

test('nothing is given back to another site’s form, nor to who may not send it', async (t) => {
  const app = await testApp(t);
  const moderator = await signedIn(app, ['moderator']);
  const sent = form({ name: WORDS });
  const post = (headers: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url: '/verwaltung/schluessel',
      payload: sent.payload,
      headers: { ...sent.headers, accept: 'text/html', ...headers },
    });
  t.notMatch(unescapeHtml((await post({ 'sec-fetch-site': 'cross-site' })).body), WORDS);
  t.notMatch(unescapeHtml((await post({ cookie: moderator.cookie })).body), WORDS);
});

test('what was typed from paper comes back too; only the scan has to be chosen again', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const url = `/planung/themen/${topic.slug}/erfassen`;
  const planner = await signedIn(app, ['planner']);
  const typed = { received_on: '2026-03-01', text: `${WORDS}\nMehr Licht.`, name: WORDS, note: 'Tisch 4' };
  const hidden = { channel: 'card', district: '', key: uuidv7() };
  const send = (fields: Record<string, string>, cookie: string) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('scan', new Blob(['%PDF-1.7 ...']), 'karte.pdf');
    const request = new Request('http://city', { method: 'POST', body });
    return request.arrayBuffer().then((bytes) =>
      app.inject({
        method: 'POST',
        url,
        payload: Buffer.from(bytes),
        headers: {
          'content-type': request.headers.get('content-type') ?? '',
          ...{ cookie, accept: 'text/html', 'sec-fetch-site': 'same-origin' },
        },
      }),
    );
  };
  await app.db.deleteFrom('staff_session').execute();
  const lost = await send({ _csrf: planner.csrf, ...typed, ...hidden }, planner.cookie);
  t.equal(lost.statusCode, 401);
  t.match(lost.body, /<form[^>]*multipart\/form-data[\s\S]*type="file"/);
  t.match(lost.body, 'wählen Sie die Datei noch einmal aus');
  const ofForm = (body: string) => formsIn(body).find(({ action }) => action === url)?.fields ?? {};
  t.match(ofForm(lost.body), { ...typed, ...hidden });
  const again = await signedIn(app, ['planner']);
  const stale = await send(ofForm(lost.body), again.cookie);
  t.equal(stale.statusCode, 403);
  const { scan: _, ...fields } = ofForm(stale.body);
  t.match(fields, { ...typed, ...hidden });
});
