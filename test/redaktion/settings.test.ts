import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { anEditor, fieldOf } from '../support/editor.ts';
import { waitFor } from '../support/wait-for.ts';

const SETTINGS = {
  version: '1',
  name: 'Stadt Gera',
  operator: 'Stadt Gera, Presseamt',
  contact_email: 'rathaus@gera.example',
  decision_hours: '24',
  accessibility_law: 'DE-SN',
};

test('an administrator’s settings are in force on all pages at once', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  await app.inject('/');
  const answer = await admin.post('/verwaltung', SETTINGS);
  t.equal(answer.statusCode, 303);
  await waitFor('the new name', async () => (await app.inject('/')).body.includes('Stadt Gera'));
  t.match((await app.inject('/')).body, 'innerhalb von 24');
  t.match((await app.inject('/barrierefreiheit')).body, 'des Landes Sachsen');
  t.match((await app.inject('/.well-known/security.txt')).body, 'mailto:rathaus@gera.example');
  const form = (await admin.get(String(answer.headers.location))).body;
  t.match(form, 'Gespeichert.');
  for (const [field, value] of Object.entries(SETTINGS).slice(1, 5))
    t.equal(fieldOf(form, field), value, field);
  t.match(form, '<option value="DE-SN" selected>Sachsen</option>');
});

test('editors do not see the settings, and no way to them', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  t.equal((await editor.get('/verwaltung')).statusCode, 403);
  t.equal((await editor.post('/verwaltung', SETTINGS)).statusCode, 403);
  t.notMatch((await editor.get('/redaktion')).body, '/verwaltung');
  t.match((await (await anEditor(app, 'admin')).get('/redaktion')).body, 'href="/verwaltung"');
});

test('settings that cannot be are given back with the reason', async (t) => {
  const app = await testApp(t);
  const admin = await anEditor(app, 'admin');
  for (const [field, value] of [
    ['name', ''],
    ['name', 'x'.repeat(121)],
    ['operator', 'x'.repeat(201)],
    ['contact_email', 'kein-at'],
    ['decision_hours', '0'],
    ['decision_hours', '8761'],
    ['decision_hours', '1,5'],
    ['accessibility_law', 'FR'],
    ['accessibility_law', 'toString'],
  ] as const) {
    const answer = await admin.post('/verwaltung', { ...SETTINGS, [field]: value });
    t.equal(answer.statusCode, 422, `${field} ${value}`);
    t.match(answer.body, `id="${field}-error"`);
    t.equal(fieldOf(answer.body, 'operator'), field === 'operator' ? value : SETTINGS.operator);
  }
});

test('of two who save at once one is saved, the other sees both', async (t) => {
  const app = await testApp(t);
  const admins = [await anEditor(app, 'admin'), await anEditor(app, 'admin')];
  const answers = await Promise.all(
    admins.map((admin, n) => admin.post('/verwaltung', { ...SETTINGS, operator: `Amt ${n}` })),
  );
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [303, 409]);
  const loser = answers.findIndex(({ statusCode }) => statusCode === 409);
  t.equal(fieldOf(answers[loser]?.body ?? '', 'operator'), `Amt ${loser}`);
  t.match(answers[loser]?.body, 'Gesichert von jemand anderem');
  t.match(answers[loser]?.body, `data-theirs-text>Amt ${1 - loser}<`);
});
