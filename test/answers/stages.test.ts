import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { type Answerer, anAnswerer, answerFields, writeAnswer } from '../support/answerer.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import { aCase } from '../support/case.ts';
import { mailingApp, mailRows, mailTo, outboxRests } from '../support/mailing-app.ts';
import { aDepartment } from '../support/planning-builders.ts';
import { waitFor } from '../support/wait-for.ts';

const PUBLISHED = { state: 'published', published_at: new Date(), decided_at: new Date() } as const;

const row = (app: TestApp, id: string) =>
  app.db.selectFrom('answer').selectAll().where('id', '=', id).executeTakeFirst();

const shows = (app: TestApp, path: string, words: string) =>
  waitFor(`“${words}” at ${path}`, async () => (await app.inject(path)).body.includes(words));
const hides = (app: TestApp, path: string, words: string) =>
  waitFor(`no “${words}” at ${path}`, async () => !(await app.inject(path)).body.includes(words));

test('a draft may begin without a word, and is handed on only when it is complete', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const comment = await aComment(app.db, topic.id, { state: 'published' });
  const planner = await anAnswerer(app);
  const empty = { outcome: '', ground: '', body: '' };
  const { id, url } = await writeAnswer(planner, topic, [comment], empty);
  t.match(await row(app, id), { state: 'draft', body: '', outcome: null });
  const refused = await planner.post(url, answerFields({ ...empty, version: '1', action: 'hand-on' }));
  t.equal(refused.statusCode, 422);
  for (const message of ['Bitte wählen Sie ein Votum.', 'Bitte schreiben Sie eine Antwort.'])
    t.match(refused.body, message);
  const groundless = await planner.post(
    url,
    answerFields({ version: '1', action: 'release', outcome: 'declined', ground: '', body: 'Nein, leider.' }),
  );
  t.equal(groundless.statusCode, 422);
  t.match(groundless.body, 'Bitte nennen Sie den Grund; er steht in der Synopse.');
  t.match(groundless.body, 'Nein, leider.');
  t.match(await row(app, id), { version: 1, body: '' }, 'nothing of it was saved');
  const long = await planner.post(url, answerFields({ version: '1', body: 'x'.repeat(20_001) }));
  t.equal(long.statusCode, 422);
});

test('a new answer is that of the only department its planner belongs to', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  await aComment(app.db, topic.id, { state: 'published' });
  const planner = await anAnswerer(app);
  const chosen = async () => {
    const { body } = await planner.get('/planung/themen/licht/antworten/neu?kanal=online');
    const [, select = ''] = /<select[^>]*name="department"[^>]*>([\s\S]*?)<\/select>/.exec(body) ?? [];
    return /<option value="([^"]*)" selected>/.exec(select)?.[1] ?? '';
  };
  t.equal(await chosen(), '', 'who belongs to none says which');
  const own = await aDepartment(app.db, 'Stadtgrün', [planner.visitor]);
  await aDepartment(app.db, 'Tiefbau');
  t.equal(await chosen(), own.id);
  await aDepartment(app.db, 'Verkehr', [planner.visitor]);
  t.equal(await chosen(), '', 'of several nobody can know');
});

test('changed words want to be checked again, and are those of whoever changed them', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { answers_four_eyes: true });
  const comment = await aComment(app.db, topic.id, { state: 'published' });
  const [one, two] = [await anAnswerer(app), await anAnswerer(app)];
  const direct = await one.post(
    `/planung/themen/${topic.slug}/antworten/${uuidv7()}`,
    answerFields({ beitrag: comment.reference, action: 'release' }),
  );
  t.equal(direct.statusCode, 409, 'with four eyes nobody goes straight through');
  t.match(direct.body, 'Geben Sie die Antwort zuerst zur Prüfung.');
  t.equal((await app.db.selectFrom('answer').select('id').execute()).length, 0);

  const { id, url } = await writeAnswer(one, topic, [comment], { action: 'hand-on' });
  await two.post(url, answerFields({ version: '2', action: 'check' }));
  t.equal((await row(app, id))?.state, 'checked');
  await two.post(url, answerFields({ version: '3', body: 'Zwei Worte anders.' }));
  t.match(await row(app, id), {
    state: 'draft',
    handed_on_at: null,
    checked_at: null,
    updated_by: two.visitor.id,
  });
  await one.post(url, answerFields({ version: '4', action: 'check', body: 'Zwei Worte anders.' }));
  const own = await two.post(
    url,
    answerFields({ version: '5', action: 'release', body: 'Zwei Worte anders.' }),
  );
  t.equal(own.statusCode, 409);
  const changedAndReleased = await one.post(
    url,
    answerFields({ version: '5', action: 'release', body: 'Drei.' }),
  );
  t.equal(changedAndReleased.statusCode, 409, 'who changes a word while releasing is the writer');
  t.equal((await row(app, id))?.body, 'Zwei Worte anders.');
  const back = await one.post(
    url,
    answerFields({ version: '5', action: 'return', body: 'Zwei Worte anders.' }),
  );
  t.equal(back.statusCode, 303);
  t.match(await row(app, id), { state: 'draft', handed_on_at: null });
});

async function released(app: TestApp, planner: Answerer, given = {}) {
  const topic = await aTopic(app.db, { slug: 'licht' });
  const author = await aCase(app, PUBLISHED, topic);
  const answer = await writeAnswer(planner, topic, [author.comment], { action: 'release', ...given });
  return { topic, author, ...answer };
}

test('a correction leaves the old words public until it is released, and keeps them inside', async (t) => {
  const { app, server } = await mailingApp(t);
  const planner = await anAnswerer(app, { name: 'A. Lindner' });
  const { id, url, author } = await released(app, planner);
  const contact = { comment_id: author.comment.id, email: 'frieda@post.example', notify: true };
  await app.db
    .insertInto('comment_contact')
    .values({ ...contact, confirmed_at: new Date() })
    .execute();
  await shows(app, '/themen/licht', 'Wir richten eine Warteliste ein.');

  const correctionId = uuidv7();
  const begun = await planner.post(url, { version: '2', action: 'correct', correction_id: correctionId });
  const correction = String(begun.headers.location);
  t.equal(correction, `/planung/themen/licht/antworten/${correctionId}`);
  const twice = await planner.post(url, { version: '2', action: 'correct', correction_id: uuidv7() });
  t.equal(twice.headers.location, correction, 'there is one correction at a time');
  t.match((await planner.get(correction)).body, 'Öffentlich bleibt bis zur Freigabe die bisherige Fassung.');
  const words = { body: 'Die Warteliste ist da.', outcome: 'adopted', ground: '' };
  await planner.post(correction, answerFields({ version: '1', ...words }));
  t.notMatch((await app.inject('/themen/licht')).body, 'Die Warteliste ist da.');

  const sent = answerFields({ version: '2', action: 'release', ...words });
  const [first, second] = await Promise.all([planner.post(correction, sent), planner.post(correction, sent)]);
  t.equal(first.headers.location, `${url}?getan=freigegeben`);
  t.equal(second.headers.location, `${url}?getan=freigegeben`, 'twice is once');
  await shows(app, '/themen/licht', 'Die Warteliste ist da.');
  const page = (await app.inject('/themen/licht')).body;
  t.match(page, 'geändert am');
  t.notMatch(page, 'Wir richten eine Warteliste ein.');
  t.match((await author.get()).body, 'geändert am');
  t.match((await app.inject('/en/themen/licht')).body, 'changed on');
  const inside = (await planner.get(url)).body;
  t.match(inside, 'Frühere Fassungen, nur intern');
  t.match(inside, 'Wir richten eine Warteliste ein.');
  t.match(inside, 'korrigiert von A. Lindner');
  t.match(await planner.get(correction), { statusCode: 303, headers: { location: url } });
  const mail = await mailTo(server, 'frieda@post.example');
  t.equal(mail.subject, 'Die Antwort auf Ihren Beitrag ist geändert', 'the outcome is another');
  await outboxRests(app);
  t.equal((await mailRows(app)).length, 1);
  t.equal((await row(app, id))?.version, 3);
  t.equal((await author.row()).outcome, 'adopted');
});

test('of several answers the latest that names an outcome counts; taken back, the one before it does again', async (t) => {
  const app = await testApp(t);
  const planner = await anAnswerer(app);
  const { author, topic } = await released(app, planner);
  const { comment } = author;
  const before = (await author.row()).outcome;
  const later = await anAnswer(app.db, topic.id, [comment], { outcome: 'declined' });
  await anAnswer(app.db, topic.id, [comment], { outcome: null });
  t.equal((await author.row()).outcome, 'declined');
  const url = `/planung/themen/licht/antworten/${later.id}`;
  await planner.post(`${url}/zurueckziehen`, { version: '1', reason: 'Falsche Zahl' });
  t.equal((await author.row()).outcome, before);
  t.ok(before && before !== 'declined');
  t.ok((await author.row()).answered_at);
});

test('a withdrawn answer is gone from every page at once; the reason and the text stay inside', async (t) => {
  const app = await testApp(t);
  const planner = await anAnswerer(app);
  const { id, url, author } = await released(app, planner);
  await shows(app, '/themen/licht', 'Wir richten eine Warteliste ein.');
  const nameless = await planner.post(`${url}/zurueckziehen`, { version: '2', reason: '' });
  t.equal(nameless.statusCode, 422);
  t.match(nameless.body, 'Bitte nennen Sie den Grund.');
  const withdrawn = await planner.post(`${url}/zurueckziehen`, { version: '2', reason: 'Falsche Zahl' });
  t.equal(withdrawn.headers.location, `${url}?getan=zurueckgezogen`);
  t.equal(
    (await planner.post(`${url}/zurueckziehen`, { version: '2', reason: 'Falsche Zahl' })).statusCode,
    303,
  );
  await hides(app, '/themen/licht', 'Wir richten eine Warteliste ein.');
  for (const path of ['/themen/licht/feed.atom', '/feed.atom', '/themen/licht/bilanz'])
    t.notMatch((await app.inject(path)).body, 'Warteliste', path);
  t.match((await app.inject('/themen/licht/bilanz')).body, /0 von einem|0 von 1/);
  t.notMatch((await author.get()).body, 'Warteliste');
  t.match(await author.row(), { answered_at: null, outcome: null });
  const page = (await planner.get(url)).body;
  t.match(page, 'Grund: Falsche Zahl');
  t.match(page, 'Wir richten eine Warteliste ein.');
  t.match(await row(app, id), { state: 'draft', released_at: null });
  t.match((await planner.get('/planung/themen/licht/antworten?liste=zurueckgezogen')).body, 'Warteliste');

  await planner.post(url, answerFields({ version: '3', action: 'release' }));
  await shows(app, '/themen/licht', 'Wir richten eine Warteliste ein.');
});

test('a draft is discarded once; a released answer is not', async (t) => {
  const app = await testApp(t);
  const planner = await anAnswerer(app);
  const { topic, author, url } = await released(app, planner);
  t.equal((await planner.post(url, { version: '2', action: 'discard' })).statusCode, 409);
  const draft = await writeAnswer(planner, topic, [author.comment], { body: 'Weg damit.' });
  const fields = answerFields({ version: '1', action: 'discard', body: 'Weg damit.' });
  for (const _ of [1, 2]) {
    const gone = await planner.post(draft.url, fields);
    t.equal(gone.headers.location, '/planung/themen/licht/antworten?getan=verworfen');
  }
  t.equal(await row(app, draft.id), undefined);
  t.rejects(app.db.updateTable('answer_event').set({ comments: 7 }).execute(), /append-only/);
  t.rejects(app.db.deleteFrom('answer_event').execute(), /append-only/);
});

test('a sponsor answers with name and role, entered by a planner', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const author = await aCase(app, PUBLISHED, topic);
  const sponsor = {
    id: uuidv7(),
    topic_id: topic.id,
    label: 'Themenpatin',
    name: 'Ada Beispiel',
    role: 'Leiterin',
  };
  await app.db.insertInto('sponsor').values(sponsor).execute();
  const planner = await anAnswerer(app);
  t.match(
    (await planner.get('/planung/themen/licht/antworten/neu')).body,
    'Themenpatenschaft: Ada Beispiel, Leiterin',
  );
  await writeAnswer(planner, topic, [author.comment], {
    action: 'release',
    voice: 'sponsor',
    outcome: '',
    ground: '',
    body: 'Danke, das nehme ich mit.',
    body_simple: 'Danke. Das ist wichtig.',
  });
  await shows(app, '/themen/licht', 'Danke, das nehme ich mit.');
  for (const page of [(await app.inject('/themen/licht')).body, (await author.get()).body]) {
    t.match(page, 'Antwort aus der Themenpatenschaft');
    t.match(page, 'Ada Beispiel, Leiterin');
    t.match(page, 'In Leichter Sprache (noch nicht geprüft)');
    t.match(page, 'Danke. Das ist wichtig.');
  }
  t.match((await app.inject('/themen/licht/feed.atom')).body, '<name>Ada Beispiel, Leiterin</name>');
  await app.db.deleteFrom('sponsor').execute();
  const without = await planner.post(
    `/planung/themen/licht/antworten/${uuidv7()}`,
    answerFields({ beitrag: author.comment.reference, voice: 'sponsor' }),
  );
  t.equal(without.statusCode, 422, 'a topic without a sponsor has no such voice');
});
