import { sql } from 'kysely';
import { test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { AddressHasher } from '../../src/comments/address-hasher.ts';
import { forgetSenders } from '../../src/comments/retention-queries.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { post, textareaOf } from '../support/resident.ts';
import { aStaffMember } from '../support/staff.ts';
import { waitFor } from '../support/wait-for.ts';

const CLEAN = 'Mehr Bänke am Fluss wären schön, gern im Schatten der alten Linden.';
const MINUTE = 60_000;

const comments = (app: TestApp, topicId: string) =>
  app.db.selectFrom('comment').selectAll().where('topic_id', '=', topicId).orderBy('id').execute();

const statesOf = async (app: TestApp, topicId: string) =>
  (await comments(app, topicId)).map(({ state }) => state);

/** received = the sum of the states, and the counters say the same as the rows. */
async function booksOf(app: TestApp, topicId: string) {
  const { rows } = await sql<{ state: string; rows: number; counted: number }>`
    SELECT state, (SELECT count(*)::integer FROM comment c WHERE c.topic_id = ${topicId} AND c.state = t.state) AS rows,
      sum(count)::integer AS counted
    FROM topic_count t WHERE topic_id = ${topicId} GROUP BY state HAVING sum(count) <> 0 ORDER BY state`.execute(
    app.db,
  );
  return rows;
}

/** As a moderator's click does it; the row alone. */
async function hold(app: TestApp, topicId: string, address: string, now = new Date()) {
  const hash = await new AddressHasher(DEFAULT_SITE_ID).hash(app.db, address, now);
  const held = await aComment(app.db, topicId, { address_hash: hash });
  const { id } = await aStaffMember(app);
  await app.db
    .insertInto('sender_hold')
    .values({
      id: uuidv7(),
      site_id: DEFAULT_SITE_ID,
      comment_id: held.id,
      address_hashes: [hash],
      held_by: id,
      expires_at: new Date(Date.now() + 24 * 60 * MINUTE),
    })
    .execute();
}

test('in a topic moderated afterwards a comment without any finding is public at once, and the log says a program did it', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { moderation: 'post' });
  t.notMatch((await app.inject(`/themen/${topic.slug}`)).body, 'Schatten der alten Linden');
  t.equal((await post(app, topic.slug, { text: CLEAN, form_ms: '60000' })).statusCode, 303);
  const [comment] = await comments(app, topic.id);
  t.match(comment, { state: 'published', unseen: true, version: 1, late: false });
  t.ok(comment?.published_at && comment.decided_at);
  const [event] = await app.db.selectFrom('moderation_event').selectAll().execute();
  t.match(event, {
    action: 'auto-publish',
    actor_id: null,
    state_before: 'pending',
    state_after: 'published',
  });
  await waitFor('its page', async () =>
    (await app.inject(`/themen/${topic.slug}`)).body.includes('Schatten der alten Linden'),
  );
  t.match((await app.inject(`/themen/${topic.slug}`)).body, 'Danach gelesen');
});

test('what is public at once says when something was seen to change, for harvesters', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { moderation: 'post' });
  const old = new Date('2026-01-01T00:00:00Z');
  await app.db.insertInto('visible_version').values({ scope: topic.id, raised_at: old }).execute();
  await post(app, topic.slug, { text: CLEAN, form_ms: '60000' });
  const seen = await app.db
    .selectFrom('visible_version')
    .select('raised_at')
    .where('scope', '=', topic.id)
    .executeTakeFirstOrThrow();
  t.ok(seen.raised_at > old);
});

test('where comments are read before, nothing is public at once', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await post(app, topic.slug, { text: CLEAN });
  t.strictSame(await statesOf(app, topic.id), ['pending']);
  t.strictSame(await app.db.selectFrom('moderation_event').selectAll().execute(), []);
  t.match((await app.inject(`/themen/${topic.slug}`)).body, 'freigegeben');
});

test('whatever a check finds, a copy, and a filled trap wait for a person although others appear at once', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { moderation: 'post' });
  const waiting = [
    { text: 'Rufen Sie mich an: 03641 123456.' },
    { text: 'Online casino bonus ohne Einzahlung, viagra!' },
    { text: 'Ein guter Gedanke, der von einem Programm kommt.', website: 'http://spam.example' },
  ];
  for (const [i, fields] of waiting.entries()) {
    await post(app, topic.slug, { form_ms: '60000', ...fields }, { address: `192.0.2.${i + 10}` });
  }
  t.strictSame(await statesOf(app, topic.id), ['pending', 'pending', 'pending']);
  await post(app, topic.slug, { text: CLEAN }, { address: '192.0.2.20' });
  await post(app, topic.slug, { text: CLEAN }, { address: '192.0.2.21' });
  const [, , , first, copy] = await comments(app, topic.id);
  t.equal(first?.state, 'published');
  t.equal(copy?.state, 'pending', 'the same text again');
});

test('a comment that Akismet is asked about first is not public before its answer', async (t) => {
  const env = {
    AKISMET_KEY: 'k',
    AKISMET_SITE_URL: 'http://stadt.example',
    AKISMET_URL: 'http://127.0.0.1:1',
  };
  const acting = await testApp(t, { env: { ...env, AKISMET_MODE: 'act' } });
  const topic = await aTopic(acting.db, { moderation: 'post' });
  await post(acting, topic.slug, { text: CLEAN, akismet_consent: '1' });
  t.strictSame(await statesOf(acting, topic.id), ['pending']);
  await post(acting, topic.slug, { text: `${CLEAN} Und Licht.` });
  t.strictSame(await statesOf(acting, topic.id), ['pending', 'published'], 'nobody asks about the other');
  const logging = await testApp(t, { env: { ...env, AKISMET_MODE: 'log' } });
  const other = await aTopic(logging.db, { moderation: 'post' });
  await post(logging, other.slug, { text: CLEAN, akismet_consent: '1' });
  t.strictSame(await statesOf(logging, other.id), ['published'], 'what only takes notes stops nothing');
});

test('a hundred comments and replies at once are all public, and the books balance', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { moderation: 'post' });
  const parent = await aComment(app.db, topic.id, { state: 'published' });
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      post(
        app,
        topic.slug,
        {
          text: `Vorschlag Nummer ${i}: eine Bank mehr an Ecke ${i}.`,
          ...(i % 2 === 0 && { parent: parent.id }),
        },
        { address: `10.1.0.${i}` },
      ),
    ),
  );
  t.ok(answers.every(({ statusCode }) => statusCode === 303));
  t.strictSame(await booksOf(app, topic.id), [{ state: 'published', rows: 101, counted: 101 }]);
  const { replies } = await app.db
    .selectFrom('comment')
    .select('replies')
    .where('id', '=', parent.id)
    .executeTakeFirstOrThrow();
  t.equal(replies, 50);
  const { logged } = await app.db
    .selectFrom('moderation_event')
    .select(sql<number>`count(*)::integer`.as('logged'))
    .where('action', '=', 'auto-publish')
    .executeTakeFirstOrThrow();
  t.equal(logged, 100);
});

test('a sender who is held waits where others appear at once, by this week’s key and by the one before', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { moderation: 'post' });
  await hold(app, topic.id, '198.51.100.7');
  await hold(app, topic.id, '198.51.100.8', new Date(Date.now() - 7 * 24 * 60 * MINUTE));
  const texts = ['Erstens mehr Licht.', 'Zweitens mehr Bänke.', 'Drittens mehr Bäume.'];
  for (const [i, text] of texts.entries()) {
    await post(app, topic.slug, { text }, { address: `198.51.100.${i + 7}` });
  }
  t.strictSame(await statesOf(app, topic.id), ['pending', 'pending', 'pending', 'pending', 'published']);
  const holds = await app.db.selectFrom('sender_hold').select('address_hashes').orderBy('id').execute();
  t.strictSame(
    holds.map(({ address_hashes: hashes }) => hashes.length),
    [1, 2],
    'who was known by the key of the week before is known by this week’s, too',
  );
  await app.db
    .updateTable('sender_hold')
    .set({ held_at: sql`now() - interval '7 days'`, expires_at: sql`now() - interval '1 second'` })
    .execute();
  await post(app, topic.slug, { text: 'Viertens mehr Spielplätze.' }, { address: '198.51.100.7' });
  t.equal((await statesOf(app, topic.id)).at(-1), 'published', 'a hold ends by itself');
  await forgetSenders(app.db);
  t.strictSame(await app.db.selectFrom('sender_hold').selectAll().execute(), []);
});

test('a slow topic takes one comment of a sender in its minutes, gives the next one back and says when', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slow_minutes: 10 });
  const key = '4f6a1c1e-9d1c-4f5e-8f6a-000000000009';
  t.equal((await post(app, topic.slug, { text: 'Der erste Satz.', idempotency_key: key })).statusCode, 303);
  const refused = await post(app, topic.slug, { text: 'Der zweite Satz.', name: 'Eilig' });
  t.equal(refused.statusCode, 429);
  const seconds = Number(refused.headers['retry-after']);
  t.ok(seconds > 500 && seconds <= 600, `in ${seconds} seconds`);
  t.equal(textareaOf(refused.body), 'Der zweite Satz.');
  t.match(refused.body, /einen Beitrag in 10 Minuten/);
  t.match(refused.body, /Ab .* können Sie ihn absenden/);
  t.equal(
    (await post(app, topic.slug, { text: 'Der erste Satz.', idempotency_key: key })).statusCode,
    303,
    'the same form again is the same comment, not a second one',
  );
  t.equal(
    (await post(app, topic.slug, { text: 'Von nebenan.' }, { address: '192.0.2.99' })).statusCode,
    303,
    'somebody else',
  );
  const other = await aTopic(app.db);
  t.equal((await post(app, other.slug, { text: 'Der zweite Satz.' })).statusCode, 303, 'in another topic');
  await app.db.updateTable('slow_turn').set({ at: sql`now() - interval '10 minutes'` }).execute();
  t.equal((await post(app, topic.slug, { text: 'Der zweite Satz.' })).statusCode, 303, 'and when it is time');
  await app.db.updateTable('slow_turn').set({ at: sql`now() - interval '2 days'` }).execute();
  await forgetSenders(app.db);
  t.strictSame(await app.db.selectFrom('slow_turn').selectAll().execute(), []);
});

test('of twenty comments one sender throws into a slow topic at once one is taken', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slow_minutes: 1, moderation: 'post' });
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => post(app, topic.slug, { text: `Satz Nummer ${i}.` })),
  );
  const codes = answers.map(({ statusCode }) => statusCode).sort();
  t.strictSame(codes, [303, ...Array.from({ length: 19 }, () => 429)]);
  t.equal((await comments(app, topic.id)).length, 1);
});

test('a reply to what is gone does not use up the sender’s turn', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { slow_minutes: 10 });
  const gone = await post(app, topic.slug, { text: 'Dazu noch etwas.', parent: uuidv7() });
  t.equal(gone.statusCode, 409);
  t.equal((await post(app, topic.slug, { text: 'Dazu noch etwas.' })).statusCode, 303);
});

test('a pause takes the form away, says why, and gives a comment back', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, {
    paused_at: new Date(),
    pause_notice: 'Am Wochenende <b>lesen</b> wir nicht.',
  });
  const page = await app.inject(`/themen/${topic.slug}`);
  t.match(page.body, 'Das Mitreden macht eine Pause');
  t.match(page.body, 'Am Wochenende &lt;b&gt;lesen&lt;/b&gt; wir nicht.');
  t.notMatch(page.body, 'mitreden-formular');
  const answer = await post(app, topic.slug, { text: CLEAN });
  t.equal(answer.statusCode, 409);
  t.match(answer.body, 'Am Wochenende');
  t.match(answer.body, CLEAN, 'to be copied');
  t.strictSame(await comments(app, topic.id), []);
  const silent = await aTopic(app.db, { paused_at: new Date() });
  t.match((await app.inject(`/en/themen/${silent.slug}`)).body, 'We are not taking new comments');
});

test('who posts while a topic is being paused is stored or told so, never both', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const posts = Array.from({ length: 40 }, (_, i) =>
    post(app, topic.slug, { text: `Gerade noch, Nummer ${i}.` }, { address: `10.2.0.${i}` }),
  );
  const pausing = app.db
    .updateTable('topic')
    .set({ paused_at: sql`now()` })
    .where('id', '=', topic.id)
    .execute();
  const [answers] = await Promise.all([Promise.all(posts), pausing]);
  const taken = answers.filter(({ statusCode }) => statusCode === 303).length;
  t.equal(answers.filter(({ statusCode }) => statusCode === 409).length, 40 - taken);
  t.equal((await comments(app, topic.id)).length, taken);
  t.equal((await post(app, topic.slug, { text: 'Zu spät gedrückt.' })).statusCode, 409);
});

test('a formal participation takes late comments, marks them, and says what that may mean', async (t) => {
  const app = await testApp(t);
  const closed = { opens_at: new Date(Date.now() - 60 * MINUTE), closes_at: new Date(Date.now() - MINUTE) };
  const formal = await aTopic(app.db, { ...closed, is_formal: true, moderation: 'post' });
  const page = await app.inject(`/themen/${formal.slug}`);
  t.match(page.body, 'mitreden-formular');
  t.match(page.body, /Die Frist ist am .* abgelaufen/);
  t.match(page.body, 'unberücksichtigt bleiben');
  t.equal((await post(app, formal.slug, { text: CLEAN })).statusCode, 303);
  const [late] = await comments(app, formal.id);
  t.match(late, { late: true, state: 'pending' }, 'a person looks at it first');

  const informal = await aTopic(app.db, closed);
  t.equal((await post(app, informal.slug, { text: CLEAN })).statusCode, 409);
  t.notMatch((await app.inject(`/themen/${informal.slug}`)).body, 'mitreden-formular');
  const soon = await aTopic(app.db, { opens_at: new Date(Date.now() + MINUTE), is_formal: true });
  t.equal((await post(app, soon.slug, { text: CLEAN })).statusCode, 409, 'not before it begins');
});
