import { sql } from 'kysely';
import { test } from 'tap';
import { publishUnseen } from '../../src/moderation/publish-unseen.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { aCase } from '../support/case.ts';
import { aColleague } from '../support/colleague.ts';
import { aModerator, decisionForm, entriesOf } from '../support/moderator.ts';
import { post } from '../support/resident.ts';
import { formsIn } from '../support/visitor.ts';

const stateOf = async (app: TestApp, id: string) =>
  app.db
    .selectFrom('comment')
    .select(['state', 'unseen', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

const log = async (app: TestApp, commentId: string) => {
  const events = await app.db
    .selectFrom('moderation_event')
    .select(['action', 'actor_id', 'alone'])
    .where('comment_id', '=', commentId)
    .orderBy('version_after')
    .execute();
  return events.map(({ action, alone }) => (alone ? `${action} alone` : action));
};

/** A comment that was public at once. */
async function unseen(app: TestApp, text = 'Mehr Bänke am Fluss wären schön.', address = '192.0.2.1') {
  const topic = await aTopic(app.db, { moderation: 'post' });
  await post(app, topic.slug, { text }, { address });
  const comment = await app.db
    .selectFrom('comment')
    .selectAll()
    .where('topic_id', '=', topic.id)
    .executeTakeFirstOrThrow();
  return { topic, comment };
}

test('what appeared at once stands in a queue of its own until somebody has read it', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  t.notMatch((await moderator.get('/moderation')).body, 'Nachprüfen', 'no such queue in a city without');
  const { comment } = await unseen(app);
  const page = await moderator.get('/moderation?queue=review');
  t.strictSame(entriesOf(page.body), [comment.id]);
  t.match(page.body, 'Automatisch veröffentlicht, noch von niemandem gelesen.');
  t.match(page.body, /data-count="review">1</);
  t.strictSame(entriesOf((await moderator.get('/moderation')).body), [], 'nobody waits for it');
  const confirmed = await moderator.decide(
    comment.id,
    { decision: 'publish', note: 'In Ordnung.' },
    '?queue=review',
  );
  t.equal(confirmed.statusCode, 303);
  t.match(await stateOf(app, comment.id), { state: 'published', unseen: false, version: 2 });
  t.strictSame(await log(app, comment.id), ['auto-publish', 'confirm']);
  const after = await moderator.get(String(confirmed.headers.location));
  t.strictSame(entriesOf(after.body), []);
  t.match(after.body, 'Nachgeprüft');
  const receipt = /<div class="sg-receipt">[\s\S]*?<\/div>/.exec(after.body)?.[0];
  t.match(receipt, 'Nachgeprüft');
  t.notMatch(receipt, 'Rückgängig', 'there is nothing to take back');
});

for (const [decision, state] of [
  ['reject', 'rejected'],
  ['spam', 'spam'],
] as const) {
  test(`what appeared at once can be decided otherwise afterwards: ${decision}`, async (t) => {
    const app = await testApp(t);
    const moderator = await aModerator(app);
    const { topic, comment } = await unseen(app);
    const fields = { decision, reason: 'insult', reason_text: 'So nicht.' };
    t.equal((await moderator.decide(comment.id, fields)).statusCode, 303);
    t.match(await stateOf(app, comment.id), { state, unseen: false });
    t.notMatch((await app.inject(`/themen/${topic.slug}`)).body, 'Mehr Bänke am Fluss');
    t.equal((await moderator.decide(comment.id, fields)).statusCode, 303, 'sent again it is done already');
    t.strictSame(await log(app, comment.id), ['auto-publish', decision]);
  });
}

test('of two moderators who look at it at once one confirms, the other is told', async (t) => {
  const app = await testApp(t);
  const { comment } = await unseen(app);
  const [ada, ben] = [await aModerator(app), await aModerator(app)];
  const answers = await Promise.all([
    ada.decide(comment.id, { decision: 'publish' }),
    ben.decide(comment.id, { decision: 'reject', reason: 'insult', note: 'Bens Notiz' }),
  ]);
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [303, 409]);
  t.equal((await log(app, comment.id)).length, 2);
});

test('the author is told that a program found nothing, and a person will read it', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { moderation: 'post' });
  const sent = await post(app, topic.slug, { text: 'Ein ruhiger Satz über Bänke.' });
  const page = await app.inject(String(sent.headers.location));
  t.match(page.body, 'Ein Mensch aus der Redaktion liest ihn noch.');
});

test('what programs published is counted as theirs, and keeps no promise of people', async (t) => {
  const app = await testApp(t);
  const moderator = await aModerator(app);
  await unseen(app);
  const csv = (await moderator.get('/moderation/bericht.csv')).body;
  t.match(csv, '"received","automated","1"');
  t.match(csv, '"received","automatedShare","100"');
  t.match(csv, '"waits","first","0"');
  t.notMatch((await moderator.get('/moderation')).body, 'Heute eingehalten: 1');
  t.match((await moderator.get('/moderation/protokoll')).body, 'automatisch veröffentlicht');
  const residents = await moderator.get('/moderation/protokoll?person=einsendende');
  t.notMatch(residents.body, '<td>automatisch veröffentlicht');
});

test('after Akismet’s answer a comment that waited for nothing else is public; one that did is not', async (t) => {
  const app = await testApp(t);
  const post_ = await aTopic(app.db, { moderation: 'post' });
  const aScreened = async (topicId: string, given = {}, verdicts: object[] = []) => {
    const comment = await aComment(app.db, topicId, given);
    await app.db
      .insertInto('screening')
      .values({ comment_id: comment.id, verdicts: JSON.stringify(verdicts) })
      .execute();
    await publishUnseen({ db: app.db, mailOn: false }, { siteId: DEFAULT_SITE_ID, commentId: comment.id });
    return (await stateOf(app, comment.id)).state;
  };
  t.equal(await aScreened(post_.id, {}, [{ check: 'akismet', outcome: 'clean' }]), 'published');
  t.equal(await aScreened(post_.id, {}, [{ check: 'urgency', outcome: 'hint' }]), 'pending');
  t.equal(await aScreened(post_.id, { suspicion: 'spam' }), 'pending');
  t.equal(await aScreened(post_.id, { late: true }), 'pending');
  t.equal(await aScreened(post_.id, { version: 2 }), 'pending', 'somebody did something about it');
  t.equal(await aScreened((await aTopic(app.db)).id), 'pending');
});

test('where two are needed the first decision is a proposal, and the author hears of the second only', async (t) => {
  const app = await testApp(t);
  const [ada, ben] = [await aModerator(app), await aModerator(app)];
  const topic = await aTopic(app.db, { four_eyes: 'refusals' });
  const { comment, get, row } = await aCase(app, {}, topic);
  const fields = { decision: 'reject', reason: 'insult', reason_text: 'Bitte sachlich.', note: 'Grenzfall?' };
  t.equal((await ada.decide(comment.id, fields)).statusCode, 303);
  t.equal((await ada.decide(comment.id, fields)).statusCode, 303, 'sent again it is proposed already');
  t.match(await row(), { state: 'pending', version: 2 });
  t.strictSame(await log(app, comment.id), ['propose-reject']);
  for (const page of ['', '/daten'])
    t.notMatch((await get(page)).body, /Bitte sachlich|propose|vorgeschlagen/);

  const queue = await ben.get('/moderation?queue=second');
  t.strictSame(entriesOf(queue.body), [comment.id]);
  for (const words of ['wartet auf zweite Person', 'schlägt vor: Ablehnen', 'Bitte sachlich.', 'Grenzfall?'])
    t.match(queue.body, words);
  const own = await ada.get(`/moderation/kommentare/${comment.id}`);
  t.match(own.body, 'Bestätigen muss das jemand anderes');
  t.notMatch(own.body, 'Ablehnen bestätigen');

  const confirm = formsIn(queue.body).find(({ fields: f }) => f['decision'] === 'reject' && f['reason_text']);
  const { csrf: _csrf, cookie } = ben;
  const answer = await app.inject({
    method: 'POST',
    url: confirm?.action ?? '',
    ...form({ ...confirm?.fields, _csrf }),
    headers: { ...form({}).headers, cookie },
  });
  t.equal(answer.statusCode, 303);
  t.match(await row(), { state: 'rejected', reason_code: 'insult' });
  t.strictSame(await log(app, comment.id), ['propose-reject', 'reject']);
  t.match((await get()).body, 'Bitte sachlich.');
  t.strictSame(await app.db.selectFrom('decision_proposal').selectAll().execute(), []);
  const kept = await app.db.selectFrom('decision_text').select(['note', 'reason_text']).execute();
  t.strictSame(kept.map(({ note }) => note).sort(), ['', 'Grenzfall?'], 'the first one’s note stays');
});

test('nobody confirms their own proposal; they may change it, take it back, or decide what needs no second', async (t) => {
  const app = await testApp(t);
  const ada = await aModerator(app);
  await aModerator(app);
  const topic = await aTopic(app.db, { four_eyes: 'refusals' });
  const comment = await aComment(app.db, topic.id);
  await ada.decide(comment.id, { decision: 'reject', reason: 'insult' });
  await ada.decide(comment.id, { decision: 'reject', reason: 'insult', version: '2' });
  await ada.decide(comment.id, { decision: 'spam', version: '3' });
  t.match(await stateOf(app, comment.id), { state: 'pending', version: 4 });
  t.match(await app.db.selectFrom('decision_proposal').select('decision').execute(), [{ decision: 'spam' }]);
  t.equal((await ada.decide(comment.id, { decision: 'reopen', version: '4' })).statusCode, 303);
  t.strictSame(await app.db.selectFrom('decision_proposal').selectAll().execute(), []);
  t.equal((await ada.decide(comment.id, { decision: 'publish', version: '5' })).statusCode, 303);
  t.equal((await stateOf(app, comment.id)).state, 'published', 'to publish needs one here');
  const all = await aTopic(app.db, { four_eyes: 'all' });
  const other = await aComment(app.db, all.id);
  await ada.decide(other.id, { decision: 'publish' });
  t.equal((await stateOf(app, other.id)).state, 'pending');
});

test('the second person may decide otherwise', async (t) => {
  const app = await testApp(t);
  const [ada, ben] = [await aModerator(app), await aModerator(app, ['admin'])];
  const topic = await aTopic(app.db, { four_eyes: 'all' });
  const comment = await aComment(app.db, topic.id);
  await ada.decide(comment.id, { decision: 'reject', reason: 'insult', note: 'Adas Notiz' });
  t.equal((await ben.decide(comment.id, { decision: 'publish', version: '2' })).statusCode, 303);
  t.equal((await stateOf(app, comment.id)).state, 'published');
  t.strictSame(await log(app, comment.id), ['propose-reject', 'publish']);
});

test('two who confirm at once decide once', async (t) => {
  const app = await testApp(t);
  const [ada, ben, cem] = [await aModerator(app), await aModerator(app), await aModerator(app)];
  const topic = await aTopic(app.db, { four_eyes: 'refusals' });
  const comment = await aComment(app.db, topic.id);
  await ada.decide(comment.id, { decision: 'reject', reason: 'insult' });
  const answers = await Promise.all(
    [ben, cem].map((one) => one.decide(comment.id, { decision: 'reject', reason: 'insult', version: '2' })),
  );
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [303, 409]);
  t.strictSame(await log(app, comment.id), ['propose-reject', 'reject']);
});

test('two who propose at once: one does, the other sees it with their own words kept', async (t) => {
  const app = await testApp(t);
  const [ada, ben] = [await aModerator(app), await aModerator(app)];
  const topic = await aTopic(app.db, { four_eyes: 'refusals' });
  const comment = await aComment(app.db, topic.id);
  const answers = await Promise.all([
    ada.decide(comment.id, { decision: 'reject', reason: 'insult', note: 'Die eine Notiz' }),
    ben.decide(comment.id, { decision: 'spam', note: 'Die andere Notiz' }),
  ]);
  t.strictSame(answers.map(({ statusCode }) => statusCode).sort(), [303, 409]);
  const refused = answers.find(({ statusCode }) => statusCode === 409)?.body ?? '';
  t.match(refused, 'eine Entscheidung vorgeschlagen');
  t.match(refused, /Die (eine|andere) Notiz/);
});

test('whoever is alone decides alone, and log and author are told so', async (t) => {
  const app = await testApp(t);
  const ada = await aModerator(app);
  const topic = await aTopic(app.db, { four_eyes: 'refusals' });
  const { comment, get } = await aCase(app, {}, topic);
  await ada.decide(comment.id, { decision: 'reject', reason: 'insult' });
  t.strictSame(await log(app, comment.id), ['reject alone']);
  t.match((await get()).body, 'weil keine zweite da war');
  t.match((await ada.get('/moderation/protokoll')).body, 'allein, ohne zweite Person');
  t.match((await ada.get(`/moderation/kommentare/${comment.id}`)).body, 'Es war keine zweite Person da');
});

test('a redaction is proposed by its places, never by its words, and confirmed as it was marked', async (t) => {
  const app = await testApp(t);
  const [ada, ben] = [await aModerator(app), await aModerator(app)];
  const topic = await aTopic(app.db, { four_eyes: 'refusals' });
  const body = 'Herr Beispiel wohnt am Markt 1, das weiß jeder.';
  const comment = await aComment(app.db, topic.id, { body });
  const redaction = 'Herr [[Beispiel]] wohnt am [[Markt 1]], das weiß jeder.';
  const fields = { decision: 'redact', redaction, kind: 'personal-data' };
  t.equal((await ada.decide(comment.id, fields)).statusCode, 303);
  t.equal((await ada.decide(comment.id, fields)).statusCode, 303, 'sent again');
  const { rows } = await sql<{
    all: string;
  }>`SELECT row_to_json(p)::text AS all FROM decision_proposal p`.execute(app.db);
  t.notMatch(rows[0]?.all, /Beispiel|Markt/);
  const page = await ben.get('/moderation?queue=second');
  const confirm = formsIn(page.body).find(({ fields: f }) => f['decision'] === 'redact');
  t.ok(confirm, 'a form to confirm it');
  const marks = [...page.body.matchAll(/name="mark" value="(\d+-\d+:personal-data)">/g)].map(
    ([, m = '']) => m,
  );
  const payload = new URLSearchParams([
    ...Object.entries({ ...confirm?.fields, _csrf: ben.csrf }).filter(([name]) => name !== 'mark'),
    ...marks.map((mark): [string, string] => ['mark', mark]),
  ]).toString();
  const answer = await app.inject({
    method: 'POST',
    url: confirm?.action ?? '',
    payload,
    headers: { ...form({}).headers, cookie: ben.cookie },
  });
  t.equal(answer.statusCode, 303);
  const redacted = await app.db
    .selectFrom('comment')
    .select('body')
    .where('id', '=', comment.id)
    .executeTakeFirstOrThrow();
  t.equal(
    redacted.body,
    'Herr [geschwärzt: Personendaten] wohnt am [geschwärzt: Personendaten], das weiß jeder.',
  );
});

test('an author who changes, withdraws or erases the text ends what was proposed about it', async (t) => {
  const app = await testApp(t);
  const [ada] = [await aModerator(app), await aModerator(app)];
  const topic = await aTopic(app.db, { four_eyes: 'refusals' });
  for (const [page, fields] of [
    ['/bearbeiten', { text: 'Ein ganz anderer Text.' }],
    ['/zurueckziehen', {}],
    ['/loeschen', { sure: '1' }],
  ] as const) {
    const { comment, get, post: send, row } = await aCase(app, {}, topic);
    await ada?.decide(comment.id, { decision: 'reject', reason: 'insult', reason_text: 'Zitat: Mehr Bänke' });
    const [opened] = formsIn((await get(page)).body).filter(({ action }) => action.includes(page));
    t.equal((await send(page, { ...opened?.fields, ...fields })).statusCode, 303, page);
    t.strictSame(await app.db.selectFrom('decision_proposal').selectAll().execute(), [], page);
    t.notMatch(JSON.stringify(await row()), 'Zitat', page);
  }
});

test('what is public stays so until the second person agrees, unless somebody takes it off the page', async (t) => {
  const app = await testApp(t);
  const [ada, ben] = [await aModerator(app), await aModerator(app)];
  const topic = await aTopic(app.db, { four_eyes: 'refusals', moderation: 'post' });
  const published = await unseen(app);
  await app.db
    .updateTable('topic')
    .set({ four_eyes: 'refusals' })
    .where('id', '=', published.topic.id)
    .execute();
  const comment = await aComment(app.db, topic.id);
  await ada.decide(published.comment.id, { decision: 'reject', reason: 'insult' });
  t.match(await stateOf(app, published.comment.id), { state: 'published', unseen: true });
  const off = await ben.decide(published.comment.id, { decision: 'reopen', version: '2' });
  t.equal(off.statusCode, 303, 'it can be taken off the page at once');
  t.equal((await stateOf(app, published.comment.id)).state, 'pending');
  t.equal((await ben.decide(comment.id, { decision: 'ask', reason: 'insult' })).statusCode, 303);
  t.equal((await stateOf(app, comment.id)).state, 'pending', 'to ask needs nobody else');
});

test('a moderator holds a sender, everybody at the desk sees it, and residents never do', async (t) => {
  const app = await testApp(t);
  const ada = await aColleague(app);
  const { topic, comment } = await unseen(app, 'Ein Satz über Bänke.', '198.51.100.9');
  const url = `/moderation/kommentare/${comment.id}`;
  t.match((await ada.get(url)).body, 'Absender zurückhalten');
  t.equal((await ada.post(`${url}/absender`, { act: 'hold' })).statusCode, 303);
  t.equal((await ada.post(`${url}/absender`, { act: 'hold' })).statusCode, 303, 'twice is once');
  const [held] = await app.db.selectFrom('sender_hold').selectAll().execute();
  t.ok(held && held.expires_at.getTime() - held.held_at.getTime() <= 7 * 24 * 3_600_000);
  const sent = await post(
    app,
    topic.slug,
    { text: 'Noch ein Satz über Bäume.' },
    { address: '198.51.100.9' },
  );
  t.equal(sent.statusCode, 303);
  const next = await app.db
    .selectFrom('comment')
    .selectAll()
    .where('body', '=', 'Noch ein Satz über Bäume.')
    .executeTakeFirstOrThrow();
  t.equal(next.state, 'pending');
  t.match((await ada.get('/moderation')).body, /Zurückgehalten von .* seit/);
  for (const page of [
    String(sent.headers.location),
    `${sent.headers.location}/daten`,
    `/themen/${topic.slug}`,
  ])
    t.notMatch((await app.inject(page)).body, /zurückgehalten|Zurückgehalten/, page);
  t.match((await ada.get('/moderation/zurueckgehalten')).body, comment.reference);
  t.equal(
    (await ada.post(`/moderation/kommentare/${next.id}/absender`, { act: 'lift', back: 'list' })).statusCode,
    303,
  );
  t.strictSame(await app.db.selectFrom('sender_hold').selectAll().execute(), []);
  await post(app, topic.slug, { text: 'Ein dritter Satz.' }, { address: '198.51.100.9' });
  const last = app.db.selectFrom('comment').select('state').where('body', '=', 'Ein dritter Satz.');
  t.equal((await last.executeTakeFirstOrThrow()).state, 'published');
  const protocol = (await ada.get('/moderation/protokoll')).body;
  t.match(protocol, 'Absender zurückgehalten');
  t.match(protocol, 'Absender nicht mehr zurückgehalten');
  await t.rejects(app.db.deleteFrom('desk_event').execute(), /append-only/);
});

test('a sender is known by the e-mail address too, if wished, and not at all once the hash is gone', async (t) => {
  const app = await testApp(t, {
    env: { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'stadt@beispiel.example' },
  });
  const ada = await aColleague(app);
  const topic = await aTopic(app.db, { moderation: 'post' });
  const send = (text: string, email: string, address: string) =>
    post(app, topic.slug, { text, email }, { address });
  await send('Erster Satz.', 'Wer@Beispiel.example', '198.51.100.1');
  const comment = await app.db.selectFrom('comment').select('id').executeTakeFirstOrThrow();
  await ada.post(`/moderation/kommentare/${comment.id}/absender`, { act: 'hold', email: '1' });
  await send('Zweiter Satz.', 'wer@beispiel.example', '198.51.100.2');
  await send('Dritter Satz.', '', '198.51.100.2');
  await send('Vierter Satz.', 'andere@beispiel.example', '198.51.100.3');
  const states = await app.db.selectFrom('comment').select('state').orderBy('id').execute();
  t.strictSame(
    states.map(({ state }) => state),
    ['published', 'pending', 'pending', 'published'],
    'known by the one, and from then on by the address of the connection too',
  );
  const old = await aComment(app.db, topic.id, { address_hash: null });
  const url = `/moderation/kommentare/${old.id}`;
  t.match((await ada.get(url)).body, 'Nicht mehr zu erkennen');
  await ada.post(`${url}/absender`, { act: 'hold' });
  t.equal((await app.db.selectFrom('sender_hold').selectAll().execute()).length, 1);
});

test('a moderator pauses a topic with a notice and lets it go on; of two at once the second keeps the words', async (t) => {
  const app = await testApp(t);
  const [ada, ben] = [await aColleague(app), await aColleague(app)];
  const topic = await aTopic(app.db, { slow_minutes: 5, is_formal: true });
  t.match((await ada.get('/moderation/themen')).body, 'ein Beitrag in 5 Minuten');
  const url = `/moderation/themen/${topic.id}/pause`;
  t.equal((await ada.post(url, { act: 'pause', notice: 'Bis Montag.' })).statusCode, 303);
  const second = await ben.post(url, { act: 'pause', notice: 'Bis Dienstag.' });
  t.equal(second.statusCode, 409);
  t.match(second.body, /schon pausiert/);
  t.match((await app.inject(`/themen/${topic.slug}`)).body, 'Bis Montag.');
  t.equal((await post(app, topic.slug, { text: 'Ein Satz zur Pause.' })).statusCode, 409);
  t.equal((await ben.post(url, { act: 'resume' })).statusCode, 303);
  t.equal((await ben.post(url, { act: 'resume' })).statusCode, 303);
  t.equal((await post(app, topic.slug, { text: 'Ein Satz zur Pause.' })).statusCode, 303);
  const long = await ada.post(url, { act: 'pause', notice: 'x'.repeat(601) });
  t.equal(long.statusCode, 422);
  t.match(long.body, 'x'.repeat(601));
  const events = await app.db.selectFrom('desk_event').select('action').orderBy('id').execute();
  t.strictSame(
    events.map(({ action }) => action),
    ['pause', 'resume'],
  );
  t.match((await ada.get('/moderation/protokoll?handlung=pause')).body, 'Thema pausiert');
});

test('after a lost session a decision with marks, words and note comes back whole and is taken once', async (t) => {
  const app = await testApp(t);
  const ada = await aModerator(app);
  const topic = await aTopic(app.db);
  const comment = await aComment(app.db, topic.id, { body: 'Herr Beispiel war da.' });
  await app.db.deleteFrom('staff_session').execute();
  const fields = {
    decision: 'redact',
    redaction: 'Herr [[Beispiel]] war da.',
    kind: 'personal-data',
    reason_text: 'Ohne Namen, bitte.',
    note: 'Rückfrage beim Rechtsamt',
  };
  const ended = await ada.decide(comment.id, fields);
  t.equal(ended.statusCode, 401);
  const back = await aModerator(app);
  const opened = await back.decide(comment.id, decisionForm(ended.body).fields);
  t.equal(opened.statusCode, 403, 'the token was of the session that ended');
  const kept = decisionForm(opened.body);
  t.match(kept.fields, fields, 'on the entry’s own page, everything filled in');
  t.equal((await stateOf(app, comment.id)).state, 'pending');
  const saved = await Promise.all(
    [1, 2].map(() => back.decide(comment.id, { ...kept.fields, _csrf: back.csrf })),
  );
  t.strictSame(
    saved.map(({ statusCode }) => statusCode),
    [303, 303],
  );
  t.strictSame(await log(app, comment.id), ['redact'], 'sent twice, done once');
});

test('what a colleague decided during a lost session stays, and the words are given back', async (t) => {
  const app = await testApp(t);
  const [ada, ben] = [await aModerator(app), await aModerator(app)];
  const topic = await aTopic(app.db);
  const comment = await aComment(app.db, topic.id);
  const fields = { decision: 'reject', reason: 'other', reason_text: 'Der Text.', note: 'Die Notiz.' };
  const stale = await ada.decide(comment.id, { ...fields, _csrf: 'alt' });
  t.equal(stale.statusCode, 403);
  await ben.decide(comment.id, { decision: 'publish' });
  const again = await ada.decide(comment.id, { ...decisionForm(stale.body).fields, _csrf: ada.csrf });
  t.equal(again.statusCode, 409);
  for (const words of ['Der Text.', 'Die Notiz.']) t.match(again.body, words);
  t.strictSame(await log(app, comment.id), ['publish']);
});

test('a decision about many leaves out what needs a second person, and may be that second person’s', async (t) => {
  const app = await testApp(t);
  const [ada, ben] = [await aColleague(app), await aColleague(app)];
  const topic = await aTopic(app.db, { four_eyes: 'refusals' });
  const comment = await aComment(app.db, topic.id);
  const fields = { decision: 'spam', scope: 'filter' };
  const preview = async (who: typeof ada) => {
    const { headers } = await who.post('/moderation/stapel', fields);
    return (await who.get(String(headers.location))).body;
  };
  t.match(await preview(ada), 'braucht eine zweite Person');
  const url = `/moderation/kommentare/${comment.id}/entscheidungen`;
  await ada.post(url, { decision: 'spam', version: '1' });
  t.notMatch(await preview(ben), 'braucht eine zweite Person');
});
