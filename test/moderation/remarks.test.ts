import { type Test, test } from 'tap';
import { correctRemark, speak, takeBackRemark } from '../../src/moderation/speak.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { testApp } from '../support/app.ts';
import { aCase } from '../support/case.ts';
import { aColleague } from '../support/colleague.ts';
import { formsIn } from '../support/visitor.ts';
import { waitFor } from '../support/wait-for.ts';

const WORDS = 'Der Plan hängt ab dem 3. Mai im Rathaus aus.';

/** A public comment, and somebody who may speak for the city. */
async function aTalk(t: Test, state: 'published' | 'pending' = 'published') {
  const app = await testApp(t);
  await app.db.updateTable('site').set({ name: 'Jena' }).execute();
  const one = await aCase(app, { state });
  const moderator = await aColleague(app);
  const path = `/moderation/kommentare/${one.comment.id}/antworten`;
  const topic = `/themen/${one.topic.slug}`;
  const act = { siteId: DEFAULT_SITE_ID, commentId: one.comment.id, actorId: moderator.id };
  const read = async (url: string) => (await app.inject({ url, headers: { accept: 'text/html' } })).body;
  /** Everywhere readers find it. */
  const places = [
    topic,
    `/en${topic}`,
    `${topic}?beitrag=${one.comment.reference}`,
    `${topic}/beitraege/${one.comment.reference}`,
    `${topic}/feed.atom`,
    '/feed.atom',
    `/vorgang/${one.token}`,
  ];
  return {
    ...{ app, one, moderator, path, act, places },
    remark: () => app.db.selectFrom('remark').selectAll().executeTakeFirstOrThrow(),
    log: async () =>
      (await app.db.selectFrom('remark_event').select('action').orderBy('at').execute()).map((e) => e.action),
    /** Other processes and kept pages hear of it in a moment; then it is so everywhere. */
    everywhere: async (what: RegExp, { is = true } = {}) => {
      for (const place of places) {
        await waitFor(
          `${is ? '' : 'no '}${what} at ${place}`,
          async () => what.test(await read(place)) === is,
        );
      }
    },
    read,
  };
}

test('a moderator answers in public as the city, and everybody reads it where the comment stands', async (t) => {
  const { app, one, moderator, path, read, log, everywhere } = await aTalk(t);
  await everywhere(/Der Plan hängt/, { is: false });
  const sent = await moderator.post(path, { text: `  ${WORDS} ` });
  t.match(sent, {
    statusCode: 303,
    headers: { location: `/moderation/kommentare/${one.comment.id}#antworten-${one.comment.id}` },
  });
  await everywhere(/Der Plan hängt ab dem 3\. Mai im Rathaus aus\./);
  await everywhere(/Redaktion der Stadt Jena|Editors of the city of Jena/);
  t.strictSame(await log(), ['remark']);
  await moderator.post(path, { text: WORDS });
  t.strictSame(await log(), ['remark'], 'the same form sent twice says it once');

  const row = await app.db.selectFrom('comment').selectAll().executeTakeFirstOrThrow();
  t.match(row, { answered_at: null, version: one.comment.version ?? 1 }, 'it is no answer of the city');
  t.notMatch(await read(`/themen/${one.topic.slug}`), /sg-answer"/);
  const ledger = JSON.parse(await read(`/themen/${one.topic.slug}/bilanz.json`));
  t.equal(ledger.answered, 0, 'and in no books');
  const logged = await moderator.get('/moderation/protokoll');
  t.match(logged.body, /Als Redaktion geantwortet/);
  t.notMatch(logged.body, /Der Plan hängt/, 'the log has no words');
  t.match(
    (await moderator.get('/moderation/protokoll?handlung=remark')).body,
    /<td>Als Redaktion geantwortet/,
  );
});

test('it is corrected with „bearbeitet“, and taken back without a trace of its words', async (t) => {
  const { moderator, one, path, read, remark, log, app, everywhere } = await aTalk(t);
  await moderator.post(path, { text: WORDS });
  const { id } = await remark();
  await moderator.post(`${path}/${id}`, { text: 'Ab dem 4. Mai.', version: '1' });
  await everywhere(/3\. Mai/, { is: false });
  t.match(await read(`/themen/${one.topic.slug}`), /4\. Mai/);
  t.match(await read(`/themen/${one.topic.slug}`), /sg-remark[\s\S]*bearbeitet/);
  await moderator.post(`${path}/${id}/zuruecknehmen`, { version: '2' });
  await everywhere(/4\. Mai|sg-remark/, { is: false });
  t.strictSame(await app.db.selectFrom('remark').selectAll().execute(), []);
  t.strictSame(await log(), ['remark', 'correct-remark', 'take-back-remark']);
  await t.rejects(app.db.deleteFrom('remark_event').execute(), { message: /append-only/ });
});

test('what somebody else corrected meanwhile is shown beside what was not saved', async (t) => {
  const { moderator, path, act, app, remark } = await aTalk(t);
  await speak(app.db, act, WORDS);
  const { id } = await remark();
  await correctRemark(app.db, act, { remarkId: id, version: 1, text: 'Von der Kollegin.' });
  const stale = await moderator.post(`${path}/${id}`, { text: 'Von mir.', version: '1' });
  t.equal(stale.statusCode, 409);
  t.match(stale.body, /Von der Kollegin\.[\s\S]*Von mir\./);
  t.equal((await remark()).body, 'Von der Kollegin.');
  t.match(await takeBackRemark(app.db, act, { remarkId: id, version: 1 }), { outcome: 'stale' });
  await takeBackRemark(app.db, act, { remarkId: id, version: 2 });
  const gone = await moderator.post(`${path}/${id}`, { text: 'Von mir.', version: '2' });
  t.equal(gone.statusCode, 409);
  t.match(gone.body, /Von mir\./, 'taken back meanwhile: the words are still there');
});

test('of two corrections at once exactly one is kept, the other is told', async (t) => {
  const { act, app, remark } = await aTalk(t);
  await speak(app.db, act, WORDS);
  const { id: remarkId } = await remark();
  const outcomes = await Promise.all(
    ['Eins.', 'Zwei.'].map((text) => correctRemark(app.db, act, { remarkId, version: 1, text })),
  );
  t.strictSame(outcomes.map(({ outcome }) => outcome).toSorted(), ['done', 'stale']);
});

test('under a waiting comment it is read once that is published, and not while it is taken off', async (t) => {
  const { app, one, moderator, path, everywhere } = await aTalk(t, 'pending');
  await moderator.post(path, { text: WORDS });
  await everywhere(/Der Plan hängt/, { is: false });
  const decide = (fields: Record<string, string>) =>
    moderator.post(`/moderation/kommentare/${one.comment.id}/entscheidungen`, fields);
  await decide({ decision: 'publish', version: '1' });
  await everywhere(/Der Plan hängt/);
  await decide({ decision: 'reopen', version: '2' });
  await decide({ decision: 'reject', reason: 'off-topic', version: '3' });
  await everywhere(/Der Plan hängt/, { is: false });
  const refused = await moderator.post(path, { text: 'Noch etwas.' });
  t.equal(refused.statusCode, 409);
  t.match(refused.body, /Noch etwas\./);
  t.equal((await app.db.selectFrom('remark').select('id').execute()).length, 1);
});

test('it goes with the comment, whoever ends that', async (t) => {
  for (const ending of ['/zurueckziehen', '/loeschen']) {
    const { app, one, act, everywhere } = await aTalk(t);
    await speak(app.db, act, WORDS);
    const [form] = formsIn((await one.get(ending)).body).filter(({ action }) => action.includes(ending));
    if (!form) throw new Error(`There is no form at ${ending}`);
    const done = await one.post(ending, { ...form.fields, sure: '1' });
    t.equal(done.statusCode, 303, done.body.slice(0, 200));
    t.strictSame(await app.db.selectFrom('remark').selectAll().execute(), [], ending);
    await everywhere(/Der Plan hängt/, { is: false });
  }
});

test('its words are text and nothing else, wherever they are shown', async (t) => {
  const { moderator, path, places, read, one, everywhere } = await aTalk(t);
  const attack = '<script>alert(1)</script> {{7*7}} <img src=x onerror=alert(1)> \u202Eabc';
  await moderator.post(path, { text: attack });
  await everywhere(/alert\(1\)/);
  for (const place of [...places, `/moderation/kommentare/${one.comment.id}`]) {
    const page = place.startsWith('/moderation') ? (await moderator.get(place)).body : await read(place);
    t.notMatch(page, /<script>alert|<img src=x/, place);
    t.match(page, /&lt;script&gt;alert\(1\)/, place);
  }
});

test('what cannot be said comes back with why and every word', async (t) => {
  const { app, moderator, path } = await aTalk(t);
  for (const [text, why] of [
    ['  ', /Bitte schreiben Sie etwas/],
    ['ä'.repeat(4001), /höchstens 4000 Zeichen[\s\S]*|ä{4001}/],
    ['a\u0000b', /nicht speichern lässt/],
  ] as const) {
    const refused = await moderator.post(path, { text });
    t.equal(refused.statusCode, 422);
    t.match(refused.body, why);
  }
  t.strictSame(await app.db.selectFrom('remark').selectAll().execute(), []);
  const planner = await aColleague(app, ['planner']);
  t.equal((await planner.post(path, { text: WORDS })).statusCode, 403);
});

test('a session that ended takes no word, with script or without', async (t) => {
  const { app, path } = await aTalk(t);
  const payload = new URLSearchParams({ text: WORDS }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const page = await app.inject({
    method: 'POST',
    url: path,
    payload,
    headers: { ...headers, accept: 'text/html' },
  });
  t.equal(page.statusCode, 401);
  t.match(page.body, /Der Plan hängt/);
  const script = { ...headers, accept: 'application/json' };
  t.equal((await app.inject({ method: 'POST', url: path, payload, headers: script })).statusCode, 401);
});

test('the script gets what stands there now, and no page', async (t) => {
  const { app, moderator, path } = await aTalk(t);
  const post = (text: string) =>
    app.inject({
      method: 'POST',
      url: path,
      payload: new URLSearchParams({ text, _csrf: moderator.csrf }).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        cookie: moderator.cookie,
        accept: 'application/json',
      },
    });
  const done = await post(WORDS);
  t.equal(done.statusCode, 200);
  t.match(done.json(), { html: /^<details[\s\S]*Der Plan hängt/, message: /Gespeichert/ });
  const refused = await post(' ');
  t.equal(refused.statusCode, 422);
  t.match(refused.json().html, /aria-invalid="true"/);
});
