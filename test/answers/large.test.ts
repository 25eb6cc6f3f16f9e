import { sql } from 'kysely';
import { type Test, test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { type LockedAnswer, lockAnswer } from '../../src/answers/queries.ts';
import { LARGE_ANSWER, releaseLocked } from '../../src/answers/release-answer.ts';
import { runAnswerWork } from '../../src/answers/run-work.ts';
import { selectWork, type WorkRow } from '../../src/answers/work-queries.ts';
import { newReference } from '../../src/comments/reference.ts';
import { inPieces } from '../../src/lib/in-batches.ts';
import { type Answerer, anAnswerer, answerFields } from '../support/answerer.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { listen } from '../support/listen.ts';
import { waitFor } from '../support/wait-for.ts';

const WORDS = 'Wir richten eine Warteliste ein.';
/** One more than a request does, and the one that is watched. */
const MANY = LARGE_ANSWER + 1;

/** A topic with so many comments that a job releases the answer to them; jobs run when a test calls them, or after `listen`. */
async function aLargeTopic(t: Test, given: { four_eyes?: boolean } = {}) {
  const app = await testApp(t, { env: { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'stadt@stadt.example' } });
  const topic = await aTopic(app.db, { slug: 'licht', answers_four_eyes: given.four_eyes ?? false });
  const watched = await aComment(app.db, topic.id, { state: 'published' });
  const references = Array.from({ length: MANY - 1 }, newReference);
  for (const some of inPieces(references, 500)) {
    await sql`
      INSERT INTO comment (id, site_id, topic_id, reference, state, author_name, body, privacy_notice, receipt_hash, decided_at, published_at)
      SELECT gen_random_uuid(), site_id, topic_id, other.reference, state, author_name, body, privacy_notice,
        sha256(convert_to(other.reference, 'UTF8')), decided_at, published_at
      FROM comment, unnest(${some}::text[]) AS other (reference) WHERE id = ${watched.id}`.execute(app.db);
  }
  await app.db
    .insertInto('comment_contact')
    .values({ comment_id: watched.id, email: 'frieda@post.example', notify: true, confirmed_at: new Date() })
    .execute();
  const id = uuidv7();
  const url = `/planung/themen/licht/antworten/${id}`;
  const work = () => runAnswerWork({ db: app.db, log: app.log, mailIsOn: true }, id);
  return { app, topic, watched, id, url, work, planner: await anAnswerer(app, { name: 'A. Lindner' }) };
}

/** The editor's form for all of the topic's comments. */
const forAll = (given = {}) => answerFields({ kanal: 'online', action: 'release', ...given });

const row = (app: TestApp, id: string) =>
  app.db.selectFrom('answer').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function answered(app: TestApp): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::int AS n FROM comment WHERE answered_at IS NOT NULL`.execute(app.db);
  return rows[0]?.n ?? -1;
}

const logged = async (app: TestApp) =>
  (await app.db.selectFrom('answer_event').select(['action', 'comments']).orderBy('id').execute())
    .map(({ action, comments }) => `${action} ${comments}`)
    .sort();

const mails = async (app: TestApp) =>
  (await app.db.selectFrom('mail').select('id').where('kind', '=', 'case-answered').execute()).length;

async function releasedOne(t: Test) {
  const city = await aLargeTopic(t);
  const reply = await city.planner.post(city.url, forAll());
  if (reply.statusCode !== 303) throw new Error(`${reply.statusCode}: ${reply.body}`);
  await city.work();
  return city;
}

async function refusesChanges(t: Test, planner: Answerer, url: string, version: string) {
  const changed = await planner.post(url, answerFields({ version, body: 'Ganz andere Worte.' }));
  t.equal(changed.statusCode, 409);
  t.match(changed.body, 'Ganz andere Worte.', 'nothing typed is lost');
  await planner.post(url, answerFields({ version, action: 'discard' }));
  await planner.post(url, { version, action: 'correct', correction_id: uuidv7() });
}

test('releasing an answer to thousands of comments is a job whose page says how far it is', async (t) => {
  const { app, id, url, work, planner } = await aLargeTopic(t);
  const colleague = await anAnswerer(app);
  const ordered = await planner.post(url, forAll());
  t.equal(ordered.statusCode, 303, 'nobody waits for it');
  t.match(await row(app, id), { state: 'draft', version: 1 });
  t.equal(await answered(app), 0);
  const page = await colleague.get(url);
  t.match(page.body, 'Antwort wird freigegeben');
  t.match(page.body, `0 von ${MANY.toLocaleString('de-DE')} Beiträgen`);
  t.match((await colleague.get('/planung/themen/licht/antworten')).body, 'wird freigegeben');
  t.equal((await planner.post(url, forAll())).statusCode, 303, 'a second click is the first');
  await refusesChanges(t, colleague, url, '1');
  const late = await colleague.post(`${url}/zurueckziehen`, { version: '1', reason: 'Falsche Zahl' });
  t.equal(late.statusCode, 303);
  t.match(await row(app, id), { state: 'draft', version: 1, body: WORDS });

  await work();
  t.match(await row(app, id), {
    state: 'released',
    version: 2,
    body: WORDS,
    released_by: planner.visitor.id,
  });
  t.equal(await answered(app), MANY);
  t.strictSame(await logged(app), [`create ${MANY}`, `release ${MANY}`]);
  t.equal(await mails(app), 1);
  t.match((await planner.get(url)).body, 'So steht sie öffentlich');
  t.match((await app.inject('/themen/licht')).body, WORDS);
  await work();
  t.equal(await mails(app), 1, 'done twice it is done once');
  t.strictSame(await logged(app), [`create ${MANY}`, `release ${MANY}`]);
});

test('how far the job is can be seen while nothing of it can', async (t) => {
  const { app, watched, url, work, planner } = await aLargeTopic(t);
  await planner.post(url, forAll());
  const holding = await app.pg.pool.connect();
  await holding.query('BEGIN');
  // The last thing the job does before its log: the page's version.
  await holding.query('INSERT INTO visible_version (scope) VALUES ($1) ON CONFLICT DO NOTHING', [
    watched.topic_id,
  ]);
  await holding.query('SELECT FROM visible_version WHERE scope = $1 FOR UPDATE', [watched.topic_id]);
  const working = work().catch(() => undefined);
  await waitFor('all comments are done', async () =>
    (await planner.get(url)).body.includes(
      `${MANY.toLocaleString('de-DE')} von ${MANY.toLocaleString('de-DE')}`,
    ),
  );
  t.equal(await answered(app), 0);
  t.notMatch((await app.inject('/themen/licht')).body, WORDS);
  await holding.query('ROLLBACK');
  holding.release();
  await working;
  await work();
  t.equal(await answered(app), MANY);
});

test('a job that dies in the middle leaves nothing, and is done by the next one', async (t) => {
  const { app, watched, id, url, work, planner } = await aLargeTopic(t);
  await planner.post(url, forAll());
  const holding = await app.pg.pool.connect();
  await holding.query('BEGIN');
  await holding.query('SELECT FROM comment WHERE id = $1 FOR UPDATE', [watched.id]);
  const dying = work();
  dying.catch(() => undefined);
  await waitFor('the job is killed at its comments', async () => {
    const { rows } = await app.pg.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%NO KEY UPDATE%'`,
    );
    return rows.length > 0;
  });
  await t.rejects(dying);
  await holding.query('ROLLBACK');
  holding.release();
  t.match(await row(app, id), { state: 'draft', version: 1 });
  t.strictSame([await answered(app), await mails(app), await logged(app)], [0, 0, [`create ${MANY}`]]);
  await listen(app);
  await waitFor('the job is done again', async () => (await row(app, id)).state === 'released', 30_000);
  t.strictSame([await answered(app), await mails(app)], [MANY, 1]);
  t.strictSame(await logged(app), [`create ${MANY}`, `release ${MANY}`]);
});

test('four eyes count for a large answer too, when it is ordered and when it is done', async (t) => {
  const { app, topic, id, url, work, planner } = await aLargeTopic(t, { four_eyes: true });
  const own = await planner.post(url, forAll());
  t.equal(own.statusCode, 409);
  await planner.post(url, forAll({ action: 'check' }));
  t.equal((await planner.post(url, answerFields({ version: '2', action: 'release' }))).statusCode, 409);
  await app.db.updateTable('topic').set({ answers_four_eyes: false }).where('id', '=', topic.id).execute();
  t.equal((await planner.post(url, answerFields({ version: '2', action: 'release' }))).statusCode, 303);
  await app.db.updateTable('topic').set({ answers_four_eyes: true }).where('id', '=', topic.id).execute();
  await work();
  t.match(await row(app, id), { state: 'checked', version: 2 });
  const page = await planner.get(`${url}?getan=freigegeben`);
  t.match(page.body, 'Sie haben diese Antwort zuletzt geschrieben.');
  t.notMatch(page.body, 'jetzt öffentlich');
  const colleague = await anAnswerer(app);
  t.equal((await colleague.post(url, answerFields({ version: '2', action: 'release' }))).statusCode, 303);
  await work();
  t.equal((await row(app, id)).state, 'released');
});

test('many ticked answers of which one is large are released, that one by its job', async (t) => {
  const { app, topic, watched, id, url, work, planner } = await aLargeTopic(t);
  await planner.post(url, forAll({ action: 'check' }));
  const reply = await planner.post('/planung/antworten/freigeben', {
    topic: topic.slug,
    list: 'freigabe',
    answer: [`${id}:2`],
  });
  const list = await planner.get(String(reply.headers.location));
  t.match(list.body, '1 Antwort steht für sehr viele Beiträge und wird gerade freigegeben.');
  t.notMatch(list.body, `value="${id}:2"`, 'it cannot be ticked again');
  await work();
  t.match((await app.inject('/themen/licht')).body, WORDS);
  t.ok(watched);
});

test('a large answer is corrected and withdrawn by the job, too', async (t) => {
  const { app, id, url, work, planner } = await releasedOne(t);
  const begun = await planner.post(url, { version: '2', action: 'correct', correction_id: uuidv7() });
  const correction = String(begun.headers.location);
  const words = {
    version: '1',
    action: 'release',
    body: 'Die Warteliste ist da.',
    outcome: 'adopted',
    ground: '',
  };
  t.equal((await planner.post(correction, answerFields(words))).statusCode, 303);
  for (const address of [url, correction])
    t.match((await planner.get(address)).body, 'Korrektur wird freigegeben', address);
  t.match(await row(app, id), { body: WORDS, version: 2 });
  await runAnswerWork({ db: app.db, log: app.log, mailIsOn: true }, correction.split('/').at(-1) ?? '');
  t.match(await row(app, id), { body: 'Die Warteliste ist da.', version: 3, state: 'released' });
  t.match(await planner.get(correction), { statusCode: 303, headers: { location: url } });
  t.equal(await mails(app), 2, 'the outcome is another');

  const withdrawal = { version: '3', reason: 'Falsche Zahl' };
  for (const _ of [1, 2])
    t.equal(
      (await planner.post(`${url}/zurueckziehen`, withdrawal)).statusCode,
      303,
      'a second click is the first',
    );
  t.match((await planner.get(url)).body, 'Antwort wird zurückgezogen');
  await refusesChanges(t, planner, url, '3');
  t.match(await row(app, id), { state: 'released', version: 3 });
  t.equal(await answered(app), MANY);
  await work();
  t.match(await row(app, id), { state: 'draft', version: 4, body: 'Die Warteliste ist da.' });
  t.equal(await answered(app), 0);
  t.match((await planner.get(url)).body, 'Grund: Falsche Zahl');
  await work();
  t.strictSame(await logged(app), [
    'change 0',
    `correct ${MANY}`,
    'create 0',
    `create ${MANY}`,
    `release ${MANY}`,
    `withdraw ${MANY}`,
  ]);
});

test('while an answer to thousands is released, comments it has not come to can be supported', async (t) => {
  const { app, id, url, planner } = await aLargeTopic(t);
  await planner.post(url, forAll());
  const { reference } = await app.db
    .selectFrom('comment')
    .select('reference')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const clicks: number[] = [];
  const click = async (): Promise<void> => {
    const path = `/themen/licht/beitraege/${reference}/unterstuetzen`;
    const headers = { 'sec-fetch-site': 'same-origin' };
    clicks.push((await app.inject({ method: 'POST', url: path, headers })).statusCode);
  };
  await app.db.transaction().execute(async (trx) => {
    const work = (await selectWork(trx, id)) as WorkRow;
    const answer = (await lockAnswer(trx, work)) as LockedAnswer;
    const released = await releaseLocked(trx, answer, { ...work, mailIsOn: false }, async (done) => {
      if (done < MANY) await click();
    });
    t.equal(released.outcome, 'done');
  });
  t.equal(clicks.length, 2, 'after the first thousand, and after the second');
  t.equal(clicks[0], 200);
  t.equal(await answered(app), MANY);
  const { supports } = await app.db
    .selectFrom('comment')
    .select('supports')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow();
  t.equal(supports, 1);
});
