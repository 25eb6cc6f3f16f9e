import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { releaseAnswer } from '../../src/answers/release-answer.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { anAnswerer, answerFields, type Fields, writeAnswer } from '../support/answerer.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { formsIn } from '../support/visitor.ts';
import { waitFor } from '../support/wait-for.ts';

const row = (app: TestApp, id: string) =>
  app.db.selectFrom('answer').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function aDraft(app: TestApp, given: Fields = {}) {
  const topic = await aTopic(app.db, { slug: 'licht' });
  const comment = await aComment(app.db, topic.id, { state: 'published' });
  const [one, two] = [
    await anAnswerer(app, { name: 'A. Lindner' }),
    await anAnswerer(app, { name: 'J. Sommer' }),
  ];
  const draft = await writeAnswer(one, topic, [comment], { body: 'eine Nachricht per E-Mail', ...given });
  return { topic, comment, one, two, ...draft };
}

test('of two who save, the second sees both texts side by side and chooses', async (t) => {
  const app = await testApp(t);
  const { id, url, one, two } = await aDraft(app);
  await two.post(url, answerFields({ version: '1', body: 'eine Nachricht per E-Mail oder SMS' }));
  const late = answerFields({
    version: '1',
    body: 'eine Nachricht per E-Mail oder auf Wunsch einen Anruf',
    body_simple: 'Ein Anruf.',
  });
  const conflict = await one.post(url, late);
  t.equal(conflict.statusCode, 409);
  t.match(conflict.body, /J\. Sommer hat [\d:]+ gesichert, nachdem Sie die Antwort geöffnet haben/);
  t.match(
    conflict.body,
    /Ihr Text[\s\S]*<mark[^>]*>[^<]*auf Wunsch[\s\S]*Text von J\. Sommer[\s\S]*<mark[^>]*>SMS/,
  );
  t.match(conflict.body, 'Anderen nehmen');
  t.equal((await row(app, id)).body, 'eine Nachricht per E-Mail oder SMS');

  const form = formsIn(conflict.body).find(({ action }) => action === url);
  const { _csrf: _, ...fields } = form?.fields ?? {};
  t.equal((await one.post(url, { ...fields, action: 'save' })).statusCode, 303, '„Meinen sichern“');
  t.match(await row(app, id), {
    body: 'eine Nachricht per E-Mail oder auf Wunsch einen Anruf',
    body_simple: 'Ein Anruf.',
    version: 3,
  });
});

test('who comes too late for a release may make a correction of the words', async (t) => {
  const app = await testApp(t);
  const { id, url, one, two } = await aDraft(app);
  await two.post(url, answerFields({ version: '1', action: 'release', body: 'eine Nachricht per E-Mail' }));
  const conflict = await one.post(url, answerFields({ version: '1', body: 'eine Nachricht per Post' }));
  t.equal(conflict.statusCode, 409);
  t.match(conflict.body, /J\. Sommer hat [\d:]+ freigegeben/);
  const { _csrf: _, ...fields } = formsIn(conflict.body).find(({ action }) => action === url)?.fields ?? {};
  const begun = await one.post(url, { ...fields, action: 'correct' });
  t.match((await one.get(String(begun.headers.location))).body, 'eine Nachricht per Post');
  t.equal((await row(app, id)).body, 'eine Nachricht per E-Mail');
});

test('a form sent twice, also at once, is done once', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const comment = await aComment(app.db, topic.id, { state: 'published' });
  const planner = await anAnswerer(app);
  const id = uuidv7();
  const url = `/planung/themen/licht/antworten/${id}`;
  const create = answerFields({ beitrag: comment.reference, action: 'hand-on' });
  const replies = await Promise.all([1, 2, 3, 4].map(() => planner.post(url, create)));
  t.strictSame(
    replies.map(({ statusCode }) => statusCode),
    [303, 303, 303, 303],
  );
  const checks = await Promise.all(
    [1, 2].map(() => planner.post(url, answerFields({ version: '2', action: 'check' }))),
  );
  t.strictSame(
    checks.map(({ statusCode }) => statusCode),
    [303, 303],
  );
  const events = await app.db.selectFrom('answer_event').select('action').orderBy('version_after').execute();
  t.strictSame(
    events.map(({ action }) => action),
    ['create', 'hand-on', 'check'],
  );
});

test('of two answers to one comment that are released at once, one stands under it', async (t) => {
  const app = await testApp(t);
  const { id, topic, comment, one, two } = await aDraft(app);
  const other = await writeAnswer(two, topic, [comment], { body: 'ein Anruf' });
  const holding = await app.pg.pool.connect();
  await holding.query('BEGIN');
  await holding.query('SELECT FROM comment WHERE id = $1 FOR NO KEY UPDATE', [comment.id]);
  const releases = [id, other.id].map((answerId, n) =>
    releaseAnswer(app.db, {
      ...{ siteId: DEFAULT_SITE_ID, topicId: topic.id, id: answerId, version: 1 },
      ...{ actorId: [one, two][n]?.visitor.id ?? '', mailIsOn: false },
    }),
  );
  await waitFor('both wait for the comment', async () => {
    const { rows } = await app.pg.pool.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows.length === 2;
  });
  await holding.query('COMMIT');
  holding.release();
  const outcomes = (await Promise.all(releases)).map(({ outcome }) => outcome);
  t.strictSame(outcomes.sort(), ['done', 'refused']);
  const released = await app.db.selectFrom('answer').select('id').where('state', '=', 'released').execute();
  t.equal(released.length, 1);
});

test('a preview and a text block change the form, and save nothing', async (t) => {
  const app = await testApp(t);
  const { id, url, one } = await aDraft(app);
  const preview = await one.post(
    url,
    answerFields({ version: '1', action: 'preview', body: 'Ganz <b>neu</b>', outcome: 'adopted' }),
  );
  t.equal(preview.statusCode, 200);
  t.match(preview.body, /id="vorschau"[\s\S]*berücksichtigt[\s\S]*Ganz &lt;b&gt;neu&lt;\/b&gt;/);
  const block = uuidv7();
  const blocks = '/planung/antworten/bausteine';
  const made = await one.post(`${blocks}/${block}`, { version: '0', title: 'Dank', body: 'Vielen Dank.' });
  t.equal(made.statusCode, 303);
  const inserted = await one.post(url, answerFields({ version: '1', insert: block, body: 'Guten Tag.' }));
  t.match(inserted.body, 'Guten Tag.\n\nVielen Dank.</textarea>');
  t.match(await row(app, id), { version: 1, body: 'eine Nachricht per E-Mail' });
});

test('text blocks are named once, changed by one at a time and removed', async (t) => {
  const app = await testApp(t);
  const planner = await anAnswerer(app);
  const blocks = '/planung/antworten/bausteine';
  const [a, b] = [uuidv7(), uuidv7()];
  await planner.post(`${blocks}/${a}`, { version: '0', title: 'Dank', body: 'Vielen Dank.' });
  const taken = await planner.post(`${blocks}/${b}`, {
    version: '0',
    title: 'dank',
    body: 'Merci vielmals.',
  });
  t.equal(taken.statusCode, 422);
  t.match(taken.body, 'mit diesem Namen gibt es schon');
  t.match(taken.body, 'Merci vielmals.');
  t.equal((await planner.post(`${blocks}/${b}`, { version: '0', title: '', body: '' })).statusCode, 422);
  t.equal(
    (await planner.post(`${blocks}/${a}`, { version: '1', title: 'Dank', body: 'Danke.' })).statusCode,
    303,
  );
  const stale = await planner.post(`${blocks}/${a}`, {
    version: '1',
    title: 'Dank',
    body: 'Herzlichen Dank.',
  });
  t.equal(stale.statusCode, 409);
  t.match(stale.body, 'Herzlichen Dank.');
  t.match(stale.body, /sg-theirs[\s\S]*Dank[\s\S]*Danke\./, 'and what stands there now');
  t.equal((await planner.post(`${blocks}/${a}`, { version: '2', action: 'remove' })).statusCode, 303);
  const gone = await planner.post(`${blocks}/${a}`, { version: '2', title: 'Dank', body: 'Nochmals Dank.' });
  t.equal(gone.statusCode, 409);
  t.match(gone.body, /name="version" value="0"[\s\S]*Nochmals Dank\./, 'sent once more it is a new one');
  t.equal((await planner.post(`${blocks}/${a}`, { version: '2', action: 'remove' })).statusCode, 303);
  t.notMatch((await planner.get(blocks)).body, 'Danke.');
});

test('a session that ended takes no word', async (t) => {
  const app = await testApp(t);
  const { url, one } = await aDraft(app);
  await app.db.deleteFrom('staff_session').execute();
  const reply = await one.post(
    url,
    answerFields({ version: '1', body: 'Lange überlegt', body_simple: 'Kurz gesagt' }),
  );
  t.equal(reply.statusCode, 401);
  for (const word of ['Lange überlegt', 'Kurz gesagt', 'Nur zum Teil möglich', 'Noch nicht gespeichert'])
    t.match(reply.body, word);
  t.match(reply.body, 'name="outcome" value="partly"');
});
