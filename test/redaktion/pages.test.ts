import { test } from 'tap';
import { testApp } from '../support/app.ts';
import { anEditor, fieldOf } from '../support/editor.ts';
import { waitFor } from '../support/wait-for.ts';

const URL = '/redaktion/seiten/impressum?sprache=de';

test('the pages every site needs are listed in both languages, drafts marked as such', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const { body } = await editor.get('/redaktion/seiten');
  for (const slug of ['impressum', 'datenschutz', 'barrierefreiheit', 'netiquette']) {
    for (const lang of ['de', 'en'])
      t.match(body, `/redaktion/seiten/${slug}?sprache&#x3D;${lang}`, `${slug} ${lang}`);
  }
  t.equal(body.match(/mitgelieferter Entwurf/g)?.length, 8);
});

test('an editor begins with the shipped draft, and the saved text is public at once', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  t.match((await app.inject('/impressum')).body, 'Entwurf.');
  const form = (await editor.get(URL)).body;
  t.match(fieldOf(form, 'body'), '# Anbieter');
  const saved = await editor.post(URL, { version: '0', body: '# Anbieter\r\n\r\nStadt Musterhausen' });
  t.equal(saved.statusCode, 303);
  t.match((await editor.get(String(saved.headers.location))).body, 'Gespeichert.');
  await waitFor('the new imprint', async () =>
    (await app.inject('/impressum')).body.includes('Musterhausen'),
  );
  t.notMatch((await app.inject('/impressum')).body, 'Entwurf.');
  t.match((await editor.get('/redaktion/seiten')).body, 'Fassung 1');
});

test('each language has a text of its own', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  await editor.post(URL, { version: '0', body: 'Auf Deutsch' });
  await editor.post('/redaktion/seiten/impressum?sprache=en', { version: '0', body: 'In English' });
  await waitFor('the English page', async () =>
    (await app.inject('/en/impressum')).body.includes('In English'),
  );
  t.match((await app.inject('/impressum')).body, 'Auf Deutsch');
});

test('the preview is the real page, and saves nothing', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const preview = await editor.post('/redaktion/seiten/datenschutz/vorschau?sprache=de', {
    version: '0',
    body: '# Probe',
  });
  t.equal(preview.statusCode, 200);
  t.match(preview.body, '<h2>Probe</h2>');
  t.match(preview.body, 'Wenn Sie einen Beitrag schreiben');
  t.notMatch((await app.inject('/datenschutz')).body, 'Probe');
});

test('of two who save at once one is saved, the other sees both texts', async (t) => {
  const app = await testApp(t);
  const editors = [await anEditor(app), await anEditor(app, 'admin')] as const;
  for (const version of ['0', '1']) {
    const answers = await Promise.all(
      editors.map((editor, n) => editor.post(URL, { version, body: `Text ${version} von ${n}` })),
    );
    t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [303, 409]);
    const loser = answers.findIndex(({ statusCode }) => statusCode === 409);
    const page = answers[loser]?.body ?? '';
    t.equal(fieldOf(page, 'body'), `Text ${version} von ${loser}`);
    t.match(page, `data-theirs-text>Text ${version} von ${1 - loser}<`);
  }
});

test('the same text twice is saved once', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const answers = await Promise.all([1, 2].map(() => editor.post(URL, { version: '0', body: 'Gleich' })));
  t.strictSame(
    answers.map(({ statusCode }) => statusCode),
    [303, 303],
  );
});

test('an empty text and one that is too long come back', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  t.equal((await editor.post(URL, { version: '0', body: ' \n ' })).statusCode, 422);
  const long = await editor.post(URL, { version: '0', body: 'x'.repeat(100_001) });
  t.equal(long.statusCode, 422);
  t.equal(fieldOf(long.body, 'body')?.length, 100_001);
});

test('a page no site has is not there', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  t.equal((await editor.get('/redaktion/seiten/agb')).statusCode, 404);
});
