import { sql } from 'kysely';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { editComment } from '../../src/cases/edit-comment.ts';
import { eraseComment } from '../../src/cases/erase-comment.ts';
import { withdrawComment } from '../../src/cases/withdraw-comment.ts';
import { removeDemo } from '../../src/demo/remove-demo.ts';
import { DEFAULT_WORDS } from '../../src/screening/default-words.ts';
import { eventBody } from '../../src/webhooks/event-body.ts';
import { anAnswerer, answerFields, writeAnswer } from '../support/answerer.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';
import { aCase } from '../support/case.ts';
import { aWebhook } from '../support/hook-receiver.ts';
import { described } from '../support/machine.ts';
import { aModerator } from '../support/moderator.ts';
import { post } from '../support/resident.ts';

/** What the city's webhook was told until now, and for good: each is read once. Nothing is sent here. */
async function watched(app: TestApp, types?: Parameters<typeof aWebhook>[2]) {
  const { id, deliveries } = await aWebhook(app, 'http://127.0.0.1:1/', types);
  return {
    id,
    rows: deliveries,
    told: async () => {
      const rows = await deliveries();
      await app.db.deleteFrom('webhook_delivery').execute();
      return rows.map(({ type, comment_references }) => `${type} ${comment_references.join()}`);
    },
  };
}

test('each change of a public comment is told once, and nothing before it is public', async (t) => {
  const app = await testApp(t);
  const { told } = await watched(app);
  const moderator = await aModerator(app);
  const one = await aCase(app, { body: 'Frau Kanarienvogel will Licht.' });
  const { id, reference } = one.comment;
  const editing = { db: app.db, rules: { words: DEFAULT_WORDS }, akismetOn: false };
  await editComment(editing, { ...one.at, version: 1, text: 'Frau Kanarienvogel will mehr Licht.' });
  t.strictSame(await told(), [], 'it waits for a person');
  await moderator.decide(id, { decision: 'publish', version: '2' });
  t.strictSame(await told(), [`comment.published ${reference}`]);
  await moderator.decide(id, { decision: 'publish', version: '2' });
  t.strictSame(await told(), [], 'the same form twice');

  const redaction = 'Frau [[Kanarienvogel]] will mehr Licht.';
  await moderator.decide(id, { decision: 'redact', redaction, kind: 'personal-data', version: '3' });
  t.strictSame(await told(), [`comment.changed ${reference}`]);
  await moderator.decide(id, { decision: 'reopen', version: String((await one.row()).version) });
  t.strictSame(await told(), [`comment.removed ${reference}`], 'taken back by the editors');
});

test('an edit is told of when a moderator takes it over', async (t) => {
  const app = await testApp(t);
  const { told } = await watched(app);
  const moderator = await aModerator(app);
  const one = await aCase(app, { state: 'published' });
  await told();
  const editing = { db: app.db, rules: { words: DEFAULT_WORDS }, akismetOn: false };
  const edited = await editComment(editing, { ...one.at, version: 1, text: 'Mehr Bänke am Ufer, bitte.' });
  t.equal(edited.outcome, 'done');
  t.strictSame(await told(), [], 'it waits');
  await moderator.decide(one.comment.id, { decision: 'publish', version: '2' }, '?queue=edits');
  t.strictSame(await told(), [`comment.changed ${one.comment.reference}`]);
});

test('a withdrawn or erased comment is told of as removed, once', async (t) => {
  const app = await testApp(t);
  const { told } = await watched(app);
  const [one, other, hidden] = [
    await aCase(app, { state: 'published' }),
    await aCase(app, { state: 'published' }),
    await aCase(app),
  ];
  await told();
  await withdrawComment(app.db, { ...one.at, version: 1 });
  t.strictSame(await told(), [`comment.removed ${one.comment.reference}`]);
  await eraseComment(app.db, { ...one.at, version: 2 });
  t.strictSame(await told(), [], 'it was gone before');
  await eraseComment(app.db, { ...other.at, version: 1 });
  t.strictSame(await told(), [`comment.removed ${other.comment.reference}`]);
  t.equal((await other.row()).body, null);
  await eraseComment(app.db, { ...hidden.at, version: 1 });
  t.strictSame(await told(), [], 'nobody could ever read it');
});

test('a comment that is public at once is told of, a refused one is not', async (t) => {
  const app = await testApp(t);
  const { told } = await watched(app);
  const moderator = await aModerator(app);
  await aTopic(app.db, { slug: 'licht', moderation: 'post' });
  await post(app, 'licht', { text: 'Die Lampen am Fluss sind zu hell, auch nachts um drei.' });
  t.equal((await told()).length, 1);
  const { comment } = await aCase(app);
  await moderator.decide(comment.id, { decision: 'reject', reason: 'insult', reason_text: 'Nein.' });
  t.strictSame(await told(), []);
});

test('an answer is told of once for all its comments: released, corrected, withdrawn', async (t) => {
  const app = await testApp(t);
  const { told } = await watched(app);
  const topic = await aTopic(app.db, { slug: 'licht' });
  const comments = [
    await aComment(app.db, topic.id, { state: 'published', received_at: new Date('2026-01-01') }),
    await aComment(app.db, topic.id, { state: 'published', received_at: new Date('2026-01-02') }),
  ];
  const refs = comments.map(({ reference }) => reference).join();
  const planner = await anAnswerer(app);
  await told();
  const { url } = await writeAnswer(planner, topic, comments);
  t.strictSame(await told(), [], 'a draft is nobody’s business');
  await planner.post(url, answerFields({ version: '1', action: 'release' }));
  t.strictSame(await told(), [`answer.released ${refs}`]);

  const begun = await planner.post(url, { version: '2', action: 'correct', correction_id: uuidv7() });
  t.strictSame(await told(), []);
  const words = { body: 'Die Warteliste ist da.', outcome: 'adopted', ground: '' };
  await planner.post(
    String(begun.headers.location),
    answerFields({ version: '1', action: 'release', ...words }),
  );
  t.strictSame(await told(), [`answer.changed ${refs}`]);
  await planner.post(`${url}/zurueckziehen`, { version: '3', reason: 'Falsche Zahl' });
  t.strictSame(await told(), [`answer.withdrawn ${refs}`]);
});

test('an answer under thousands names the first hundred and says how many', async (t) => {
  const app = await testApp(t);
  const { rows } = await watched(app, ['answer.released']);
  const topic = await aTopic(app.db);
  const comments: { id: string; reference: string }[] = [];
  for (let i = 0; i < 120; i++) comments.push(await aComment(app.db, topic.id, { state: 'published' }));
  await app.db.transaction().execute((trx) => anAnswer(trx, topic.id, comments));
  const [row] = await rows();
  t.equal(row?.comment_references.length, 100);
  t.equal(row?.comments, 120);
  t.strictSame(row?.comment_references[0], comments[0]?.reference);
});

test('nobody is told of a topic nobody can see, nor of what they did not ask for, nor while off', async (t) => {
  const app = await testApp(t);
  const only = await watched(app, ['comment.removed']);
  const all = await watched(app);
  const draft = await aTopic(app.db, { state: 'draft' });
  await aComment(app.db, draft.id, { state: 'published' });
  t.strictSame(await all.rows(), []);
  const topic = await aTopic(app.db);
  const { id } = await aComment(app.db, topic.id, { state: 'published' });
  t.strictSame(await only.rows(), []);
  t.equal((await all.rows()).length, 1);
  await sql`UPDATE webhook SET off_at = now(), off_because = 'admin' WHERE id = ${all.id}`.execute(app.db);
  await sql`UPDATE comment SET state = 'pending', decided_at = NULL WHERE id = ${id}`.execute(app.db);
  t.equal((await only.rows()).length, 1);
  t.equal((await all.rows()).length, 1);
});

test('readers’ clicks and the planners’ work on a comment are no change of it', async (t) => {
  const app = await testApp(t);
  const { told } = await watched(app);
  const { id } = await aComment(app.db, (await aTopic(app.db)).id, { state: 'published' });
  await told();
  await sql`UPDATE comment SET supports = supports + 1, version = version + 1 WHERE id = ${id}`.execute(
    app.db,
  );
  t.strictSame(await told(), []);
});

test('without a webhook nothing is noted and no job made', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const comment = await aComment(app.db, topic.id, { state: 'published' });
  await anAnswer(app.db, topic.id, [comment]);
  t.strictSame(await app.db.selectFrom('webhook_delivery').selectAll().execute(), []);
  const { rows } = await app.pg.query(
    `SELECT FROM graphile_worker.jobs WHERE task_identifier = 'deliver-webhooks'`,
  );
  t.strictSame(rows, []);
});

test('the demo’s comments are told of as removed, and a webhook of a demo account ends with the demo', async (t) => {
  const app = await testApp(t);
  const city = await watched(app);
  const demo = await watched(app);
  await sql`UPDATE staff SET is_demo = true WHERE id = (SELECT created_by FROM webhook WHERE id = ${demo.id})`.execute(
    app.db,
  );
  const topic = await aTopic(app.db, { is_demo: true });
  const { reference } = await aComment(app.db, topic.id, { state: 'published' });
  await city.told();
  await removeDemo(app.db);
  t.strictSame(await city.told(), [`comment.removed ${reference}`]);
  const row = await app.db.selectFrom('webhook').selectAll().where('id', '=', demo.id).executeTakeFirst();
  t.equal(row?.off_because, 'admin');
});

test('every event is as the interface’s description says', async (t) => {
  const app = await testApp(t);
  const { webhooks, check } = await described(app);
  t.strictSame(Object.keys(webhooks).sort(), [
    ...['answer.changed', 'answer.released', 'answer.withdrawn'],
    ...['comment.changed', 'comment.published', 'comment.removed', 'ping'],
  ]);
  for (const [type, { post: described }] of Object.entries(webhooks)) {
    const isPing = type === 'ping';
    const about = isPing ? [] : ['2222-3333', '4444-5555'];
    const event = { type, at: new Date(), topic: isPing ? null : 'licht', references: about, comments: 2 };
    const body = JSON.parse(eventBody(event, 'https://mitreden.example'));
    const schema = described.requestBody.content['application/json'].schema.$ref;
    t.strictSame(check(schema, body), [], type);
    t.ok(check(schema, { ...body, text: 'Licht' }).length > 0, `${type} holds nothing else`);
  }
});
