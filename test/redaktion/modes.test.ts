import { test } from 'tap';
import { toLocalDay } from '../../src/lib/local-time.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { anEditor, createTopic, fieldOf, topicFields } from '../support/editor.ts';
import { post } from '../support/resident.ts';
import { waitFor } from '../support/wait-for.ts';

const row = (app: TestApp, id: string) =>
  app.db.selectFrom('topic').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const chosen = (html: string, field: string) =>
  new RegExp(`<select[^>]*id="${field}"[\\s\\S]*?<option value="([^"]*)" selected`).exec(html)?.[1];

const MODES = {
  moderation: 'post',
  slow_minutes: '5',
  four_eyes: 'refusals',
  is_formal: 'yes',
  pause_notice: 'Wir lesen erst am Montag weiter.',
};

test('how a topic is moderated is chosen in its form, and stands there again', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const { id, url } = await createTopic(editor);
  t.match(await row(app, id), {
    moderation: 'pre',
    slow_minutes: 0,
    four_eyes: 'none',
    is_formal: false,
    paused_at: null,
  });
  t.equal((await editor.post(url, topicFields({ version: '1', ...MODES }))).statusCode, 303);
  t.match(await row(app, id), { ...MODES, slow_minutes: 5, is_formal: true });
  const form = (await editor.get(url)).body;
  for (const field of ['moderation', 'four_eyes', 'is_formal'] as const)
    t.equal(chosen(form, field), MODES[field], field);
  t.equal(fieldOf(form, 'slow_minutes'), '5');
  t.equal(fieldOf(form, 'pause_notice'), MODES.pause_notice);
});

test('what is no choice of ours is given back with every word', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const { id, url } = await createTopic(editor);
  for (const [field, value] of [
    ['moderation', 'none'],
    ['slow_minutes', '-1'],
    ['slow_minutes', '1441'],
    ['four_eyes', 'x'],
    ['is_formal', 'on'],
    ['pause_notice', 'x'.repeat(601)],
  ] as const) {
    const answer = await editor.post(
      url,
      topicFields({ version: '1', title: 'Neuer Titel', [field]: value }),
    );
    t.equal(answer.statusCode, 422, `${field} ${value.slice(0, 9)}`);
    t.match(answer.body, `id="${field}-error"`);
    t.equal(fieldOf(answer.body, 'title'), 'Neuer Titel');
  }
  t.equal((await row(app, id)).version, 1);
});

test('an editor pauses a topic and lets it go on, and residents see it at once', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const fields = { slug: 'pause', opens_on: '2020-01-01', pause_notice: 'Bis Montag.' };
  const { id, url } = await createTopic(editor, { ...fields, action: 'publish' });
  t.match((await app.inject('/themen/pause')).body, 'mitreden-formular');
  const paused = await editor.post(url, topicFields({ ...fields, version: '1', action: 'pause' }));
  t.equal(paused.headers.location, `${url}?gesichert=pause`);
  t.match(await row(app, id), { paused_by: editor.visitor.id });
  await waitFor('the notice', async () => (await app.inject('/themen/pause')).body.includes('Bis Montag.'));
  t.equal((await post(app, 'pause', { text: 'Trotzdem ein Satz.' })).statusCode, 409);
  t.match((await editor.get(url)).body, 'Pausiert seit');
  const since = (await row(app, id)).paused_at;
  await editor.post(url, topicFields({ ...fields, version: '2', action: 'pause' }));
  t.strictSame((await row(app, id)).paused_at, since, 'pausing twice changes nothing');
  await editor.post(url, topicFields({ ...fields, version: '3', action: 'resume' }));
  t.equal((await row(app, id)).paused_at, null);
  await waitFor('the form', async () =>
    (await app.inject('/themen/pause')).body.includes('mitreden-formular'),
  );
});

test('of two editors who choose differently at once the second sees both choices', async (t) => {
  const app = await testApp(t);
  const [ada, ben] = [await anEditor(app), await anEditor(app)];
  const { id, url } = await createTopic(ada);
  t.equal((await ada.post(url, topicFields({ version: '1', moderation: 'post' }))).statusCode, 303);
  const answer = await ben.post(url, topicFields({ version: '1', moderation: 'pre', four_eyes: 'all' }));
  t.equal(answer.statusCode, 409);
  t.match(answer.body, 'data-theirs="moderation"');
  t.equal(chosen(answer.body, 'four_eyes'), 'all');
  t.equal((await row(app, id)).moderation, 'post');
});

test('the preview shows the page in the chosen mode', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const given = { opens_on: '2020-01-01', closes_on: '2020-02-01', slug: 'foermlich' };
  const { url } = await createTopic(editor, given);
  const page = await editor.post(
    `${url}/vorschau`,
    topicFields({ ...given, version: '1', is_formal: 'yes' }),
  );
  t.match(page.body, /Die Frist ist am 1\.\sFebruar\s2020 abgelaufen/);
  t.match(page.body, 'mitreden-formular');
});

test('the last day of a formal participation is in time to its end, by the city’s clock', async (t) => {
  const app = await testApp(t);
  const editor = await anEditor(app);
  const day = (days: number) => toLocalDay(new Date(Date.now() + days * 86_400_000), 'Europe/Berlin');
  for (const [slug, closes_on, late] of [
    ['heute', day(0), false],
    ['gestern', day(-1), true],
  ] as const) {
    const given = { opens_on: '2020-01-01', is_formal: 'yes', slug, closes_on };
    const { id } = await createTopic(editor, { ...given, action: 'publish' });
    t.equal((await post(app, slug, { text: `Unser Einwand, ${slug}.` })).statusCode, 303);
    const comment = app.db.selectFrom('comment').select('late').where('topic_id', '=', id);
    t.equal((await comment.executeTakeFirstOrThrow()).late, late, slug);
  }
  const spring = await createTopic(editor, {
    opens_on: '2026-02-27',
    closes_on: '2026-03-29',
    slug: 'sommer',
  });
  t.equal(
    (await row(app, spring.id)).closes_at?.toISOString(),
    '2026-03-29T21:59:59.999Z',
    'a day of 23 hours',
  );
});
