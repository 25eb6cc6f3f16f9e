import { sql } from 'kysely';
import { test } from 'tap';
import { receiptHash } from '../../src/comments/receipt.ts';
import { LIMITS } from '../../src/platform/limits.ts';
import { getReason } from '../../src/reasons/get-reason.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { aModerator, decisionForm } from '../support/moderator.ts';
import { sendWhileBusy } from '../support/send-again.ts';
import { signedIn } from '../support/staff.ts';
import { formsIn } from '../support/visitor.ts';
import { waitFor } from '../support/wait-for.ts';

const TOKEN = 'x'.repeat(43);

/** A topic with one waiting comment, and whoever decides about it. */
async function aCase(app: TestApp) {
  const topic = await aTopic(app.db);
  const comment = await aComment(app.db, topic.id, {
    author_name: 'Oma Traudel',
    body: 'Mehr Bänke am Fluss, bitte.',
    receipt_hash: receiptHash(TOKEN),
  });
  return { topic, comment, moderator: await aModerator(app) };
}

const stateOf = async (app: TestApp, id: string) =>
  (await app.db.selectFrom('comment').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;

test('what a moderator publishes stands on the topic’s page, also where the page was kept before', async (t) => {
  const app = await testApp(t);
  const { topic, comment, moderator } = await aCase(app);
  const url = `/themen/${topic.slug}`;
  const shows = async () => (await app.inject(url)).body.includes('Mehr Bänke am Fluss');
  t.notOk(await shows(), 'not before');
  const reply = await moderator.decide(comment.id, { decision: 'publish' });
  t.equal(reply.statusCode, 303);
  t.equal(reply.headers.location, `/moderation?entschieden=${comment.id}`);
  await waitFor('the topic page with the comment', shows);
  await moderator.decide(comment.id, { decision: 'reopen', version: '2' });
  await waitFor('the topic page without it', async () => !(await shows()));
});

test('the receipt line names the comment and takes the decision back', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  const reply = await moderator.decide(comment.id, { decision: 'spam' }, '?queue=spam');
  t.equal(reply.headers.location, `/moderation?queue=spam&entschieden=${comment.id}`);
  const page = await moderator.get(String(reply.headers.location));
  t.match(page.body, /<b>Als Spam abgelegt:<\/b> Oma Traudel, „Mehr Bänke am Fluss, bitte.“/);
  const undo = decisionForm(page.body);
  t.match(undo.fields, { decision: 'reopen', version: '2' });
  const undone = await moderator.decide(comment.id, undo.fields, '?queue=spam');
  t.equal(undone.statusCode, 303);
  t.equal(await stateOf(app, comment.id), 'pending');
  const after = await moderator.get(String(undone.headers.location));
  t.match(after.body, /<b>Wieder geöffnet:<\/b> Oma Traudel/);
});

test('no receipt is made up for a comment nobody decided about, or that is not there', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  for (const id of [comment.id, '01900000-0000-7000-8000-00000000ffff', 'quatsch', '%00', '']) {
    const page = await moderator.get(`/moderation?entschieden=${id}`);
    t.equal(page.statusCode, 200, id);
    t.notMatch(page.body, /<b>[^<]*:<\/b> Oma Traudel|value="reopen"/, id);
  }
});

test('the author reads reason, rule and text, and never a note', async (t) => {
  const app = await testApp(t);
  const { topic, comment, moderator } = await aCase(app);
  await moderator.decide(comment.id, {
    decision: 'reject',
    reason: 'insult',
    reason_text: 'Bitte ohne das Wort in Zeile zwei.',
    note: 'Kanarienvogel',
  });
  const vorgang = await app.inject(`/vorgang/${TOKEN}`);
  t.match(vorgang.body, /Angriffe auf Menschen/);
  t.match(
    vorgang.body,
    /<a href="\/netiquette#regel-2">Netiquette, Regel 2<\/a>: Sie dürfen hart in der Sache sein/,
  );
  t.match(vorgang.body, /Bitte ohne das Wort in Zeile zwei\./);
  t.notMatch(vorgang.body, /abgelehnt/i);

  const planner = await signedIn(app, ['planner']);
  for (const url of [
    `/vorgang/${TOKEN}`,
    `/en/vorgang/${TOKEN}`,
    `/themen/${topic.slug}`,
    `/planung/themen/${topic.slug}/export.csv?scope=all`,
    `/planung/themen/${topic.slug}/export.jsonl?scope=all`,
  ]) {
    const page = await app.inject({ url, headers: { cookie: planner.cookie } });
    t.equal(page.statusCode, 200, url);
    t.notMatch(page.body, /Kanarienvogel/, url);
  }
  t.match(
    (await moderator.get(`/moderation/kommentare/${comment.id}`)).body,
    /Kanarienvogel/,
    'colleagues read it',
  );
});

test('a rejection without words of its own shows the author the standard text', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  await moderator.decide(comment.id, { decision: 'reject', reason: 'off-topic', reason_text: '' });
  const vorgang = await app.inject(`/vorgang/${TOKEN}`);
  const offTopic = await getReason(app.db, DEFAULT_SITE_ID, 'off-topic');
  t.ok(offTopic && vorgang.body.includes(offTopic.words.de.body));
});

test('what is missing or cannot be kept is refused with every word given back', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  const long = 'ä'.repeat(4001);
  const cases: [Record<string, string>, string, RegExp][] = [
    [{ decision: 'reject' }, 'reason', /wählen Sie einen Grund/],
    [{ decision: 'reject', reason: 'schlechte-laune' }, 'reason', /wählen Sie einen Grund/],
    [{ decision: 'reject', reason: 'other', reason_text: ' \r\n ' }, 'reason_text', /warum/],
    [{ decision: 'reject', reason: 'insult', reason_text: long }, 'reason_text', /höchstens 4.?000 Zeichen/],
    [{ decision: 'reject', reason: 'insult', reason_text: 'a\0b' }, 'reason_text', /nicht speichern/],
    [{ decision: 'publish', note: long }, 'note', /höchstens 4.?000 Zeichen/],
    [{ decision: 'publish', note: 'a\0b' }, 'note', /nicht speichern/],
    [{ decision: '' }, 'decision', /wählen Sie eine Entscheidung/],
    [{ decision: 'verbrennen' }, 'decision', /wählen Sie eine Entscheidung/],
    [{ decision: 'redact' }, 'redaction', /keine Stelle gewählt/],
    [{ decision: 'ask' }, 'reason', /wählen Sie einen Grund/],
    [{ decision: 'publish', version: '' }, 'decision', /unvollständig/],
    [{ decision: 'publish', version: '99999999999' }, 'decision', /unvollständig/],
    [{ decision: 'publish', version: '1e0' }, 'decision', /unvollständig/],
    [{ decision: 'reopen' }, 'decision', /wartet schon/],
  ];
  for (const [fields, field, message] of cases) {
    const words = { reason_text: 'Text mit\r\nZeile & <b>', note: 'Notiz "in" Anführung', ...fields };
    const name = JSON.stringify(fields).slice(0, 80);
    const page = await moderator.decide(comment.id, words);
    t.equal(page.statusCode, 422, name);
    t.match(page.body, message, name);
    const again = decisionForm(page.body);
    const shown = (text: string) => text.replaceAll('\r\n', '\n').replaceAll('\0', '\ufffd');
    const given = (text: string | undefined) => text?.replaceAll('\0', '\ufffd');
    t.equal(given(again.fields['reason_text']), shown(words.reason_text), name);
    t.equal(given(again.fields['note']), shown(words.note), name);
    const answer = await moderator.decideByScript(comment.id, words);
    t.equal(answer.statusCode, 422, name);
    t.equal(answer.json().errors[0].field, field, name);
    t.match(answer.json().errors[0].message, message, name);
  }
  t.equal(await stateOf(app, comment.id), 'pending');
  t.strictSame(await app.db.selectFrom('moderation_event').select('id').execute(), []);
});

test('the longest words are kept, line breaks counted once', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  const longest = `${'Zeile\r\n'.repeat(666)}Ende`;
  t.equal(longest.replaceAll('\r\n', '\n').length, 4000);
  const reply = await moderator.decide(comment.id, {
    decision: 'reject',
    reason: 'other',
    reason_text: longest,
    note: longest,
  });
  t.equal(reply.statusCode, 303);
  const kept = await app.db
    .selectFrom('decision_text')
    .select(['note', 'reason_text'])
    .executeTakeFirstOrThrow();
  t.equal(kept.note, longest.replaceAll('\r\n', '\n'));
  t.equal(kept.reason_text, kept.note);
});

test('a field that came twice is refused, not guessed', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  const send = (payload: string) =>
    app.inject({
      method: 'POST',
      url: `/moderation/kommentare/${comment.id}/entscheidungen`,
      headers: { ...form({}).headers, cookie: moderator.cookie, accept: 'application/json' },
      payload: `_csrf=${encodeURIComponent(moderator.csrf)}&${payload}`,
    });
  for (const [payload, field] of [
    ['version=1&decision=publish&decision=spam', 'decision'],
    ['version=1&version=2&decision=publish', 'decision'],
    ['version=1&decision=publish&note=a&note=b', 'note'],
    ['version=1&decision=reject&reason=insult&reason_text=a&reason_text=b', 'reason_text'],
    ['version=1&decision=reject&reason=insult&reason=other', 'reason'],
  ] as const) {
    const answer = await send(payload);
    t.equal(answer.statusCode, 422, payload);
    t.equal(answer.json().errors[0].field, field, payload);
  }
  t.equal(await stateOf(app, comment.id), 'pending');
});

test('two moderators at once: one decision, and the other reads whose with their own words beside it', async (t) => {
  const app = await testApp(t);
  const { comment, moderator: ada } = await aCase(app);
  const ben = await aModerator(app);
  const replies = await Promise.all([
    ada.decide(comment.id, { decision: 'publish', note: 'Adas Notiz' }),
    ben.decide(comment.id, {
      decision: 'reject',
      reason: 'other',
      reason_text: 'Bens Text',
      note: 'Bens Notiz',
    }),
  ]);
  t.strictSame(replies.map(({ statusCode }) => statusCode).sort(), [303, 409]);
  const [first, second] = replies[0].statusCode === 303 ? [ada, ben] : [ben, ada];
  const conflict = replies.find(({ statusCode }) => statusCode === 409);
  const name = first.email.split('@')[0] as string;
  t.match(conflict?.body, new RegExp(`${name} hat um \\d\\d:\\d\\d (veröffentlicht|abgelehnt, Grund)`));
  t.ok(conflict?.body.includes(second === ben ? 'Bens Notiz' : 'Adas Notiz'), 'the words of who was slower');
  t.equal((await app.db.selectFrom('moderation_event').select('id').execute()).length, 1);
});

test('the queue’s script learns who was faster', async (t) => {
  const app = await testApp(t);
  const { comment, moderator: ada } = await aCase(app);
  const ben = await aModerator(app);
  await ada.decideByScript(comment.id, { decision: 'reject', reason: 'advertising' });
  const answer = await ben.decideByScript(comment.id, { decision: 'publish' });
  t.equal(answer.statusCode, 409);
  const name = ada.email.split('@')[0] as string;
  t.match(answer.json(), { decidedBy: name, state: 'rejected', stateText: 'Abgelehnt' });
  t.match(answer.json().message, new RegExp(`^${name} hat um \\d\\d:\\d\\d abgelehnt, Grund Werbung\\.$`));
  t.ok(Date.parse(answer.json().decidedAt.iso));
});

test('a hundred posts at once decide once', async (t) => {
  const app = await testApp(t);
  const { comment } = await aCase(app);
  const staff = await Promise.all([aModerator(app), aModerator(app), aModerator(app)]);
  const replies = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      sendWhileBusy(() =>
        (staff[i % 3] as (typeof staff)[number]).decide(comment.id, {
          decision: 'publish',
          note: `Nr. ${i}`,
        }),
      ),
    ),
  );
  const count = (status: number) => replies.filter(({ statusCode }) => statusCode === status).length;
  t.strictSame([count(303), count(409)], [1, 99]);
  t.equal((await app.db.selectFrom('moderation_event').select('id').execute()).length, 1);
});

test('who is told that a comment waits again finds their words in its form', async (t) => {
  const app = await testApp(t);
  const { comment, moderator: ada } = await aCase(app);
  await ada.decide(comment.id, { decision: 'publish' });
  await ada.decide(comment.id, { decision: 'reopen', version: '2' });
  const ben = await aModerator(app);
  const words = { decision: 'reject', reason: 'insult', reason_text: 'Bens Text', note: 'Bens Notiz' };
  const conflict = await ben.decide(comment.id, words);
  t.equal(conflict.statusCode, 409);
  t.match(conflict.body, /hat den Beitrag um \d\d:\d\d wieder geöffnet/);
  const again = decisionForm(conflict.body);
  t.match(again.fields, { ...words, version: '3' });
  t.equal((await ben.decide(comment.id, again.fields)).statusCode, 303);
  t.equal(await stateOf(app, comment.id), 'rejected');
});

test('a refused form about a comment that is decided meanwhile keeps its words too', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  await moderator.decide(comment.id, { decision: 'publish' });
  const reply = await moderator.decide(comment.id, { decision: 'reject', note: 'Diese Notiz' });
  t.equal(reply.statusCode, 409);
  t.match(reply.body, /Diese Notiz/);
});

test('the same decision sent again, as on a slow line, is answered as the first time', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  for (const _ of [1, 2]) {
    const answer = await moderator.decideByScript(comment.id, { decision: 'publish', note: 'Gut.' });
    t.equal(answer.statusCode, 200);
    t.match(answer.json(), { state: 'published', version: 2 });
  }
  t.equal((await app.db.selectFrom('moderation_event').select('id').execute()).length, 1);
});

test('unknown comments and addresses that name none are not found', async (t) => {
  const app = await testApp(t);
  const { moderator } = await aCase(app);
  for (const id of ['01900000-0000-7000-8000-00000000ffff', 'quatsch', '%00', 'a'.repeat(150)]) {
    t.equal((await moderator.get(`/moderation/kommentare/${id}`)).statusCode, 404, id);
    for (const decision of ['publish', 'redact']) {
      t.equal((await moderator.decide(id, { decision })).statusCode, 404, `${decision} ${id}`);
    }
  }
});

test('moderators and admins only', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  for (const role of ['planner', 'editor'] as const) {
    const other = await aModerator(app, [role]);
    for (const url of ['/moderation', `/moderation/kommentare/${comment.id}`]) {
      t.equal((await other.get(url)).statusCode, 403, `${role} ${url}`);
    }
    t.equal((await other.decide(comment.id, { decision: 'publish' })).statusCode, 403, role);
    const stale = await other.decide(comment.id, { decision: 'publish', _csrf: 'alt' });
    t.equal(stale.statusCode, 403);
    t.notMatch(stale.body, /Oma Traudel/, 'a stale form shows nothing to those who may not see it');
  }
  t.equal((await app.inject('/moderation')).statusCode, 303, 'nobody is led to the sign-in');
  t.equal(await stateOf(app, comment.id), 'pending');
  const admin = await aModerator(app, ['admin']);
  t.equal((await admin.decide(comment.id, { decision: 'publish' })).statusCode, 303);
  t.equal((await moderator.get('/moderation')).statusCode, 200);
});

test('when the session has ended the words stay, and are saved after the sign-in', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  await app.db.deleteFrom('staff_session').execute();
  const words = {
    decision: 'reject',
    reason: 'other',
    reason_text: 'Der Text <an> die Person.',
    note: 'Die Notiz.',
  };
  const query = '?queue=suspicious';
  const ended = await moderator.decide(comment.id, words, query);
  t.equal(ended.statusCode, 401);
  const kept = decisionForm(ended.body);
  t.match(kept.fields, words);
  t.match(ended.body, /href="\/anmelden\?next&#x3D;%2Fmoderation%2Fkommentare/);

  const back = await aModerator(app);
  const stale = await back.decide(comment.id, kept.fields, query);
  t.equal(stale.statusCode, 403, 'the token was of the other session');
  const fresh = decisionForm(stale.body);
  t.match(fresh.fields, words);
  const saved = await app.inject({
    method: 'POST',
    url: fresh.action,
    ...form(fresh.fields),
    headers: { ...form({}).headers, cookie: back.cookie },
  });
  t.equal(saved.statusCode, 303);
  t.equal(saved.headers.location, `/moderation?queue=suspicious&entschieden=${comment.id}`);
  t.equal(await stateOf(app, comment.id), 'rejected');
});

test('the queue’s script is sent to the sign-in and back to its queue', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  const stale = await moderator.decideByScript(
    comment.id,
    { decision: 'publish', _csrf: 'alt' },
    '?queue=spam',
  );
  t.equal(stale.statusCode, 403);
  await app.db.deleteFrom('staff_session').execute();
  const ended = await moderator.decideByScript(comment.id, { decision: 'publish' }, '?queue=spam');
  t.equal(ended.statusCode, 401);
  for (const answer of [stale, ended]) {
    t.equal(answer.json().signIn, '/anmelden?next=%2Fmoderation%3Fqueue%3Dspam&grund=beendet');
    t.type(answer.json().message, 'string');
  }
  t.equal(await stateOf(app, comment.id), 'pending');
});

test('a form of another site decides nothing and gets nothing back', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  for (const cookie of [moderator.cookie, '']) {
    const reply = await app.inject({
      method: 'POST',
      url: `/moderation/kommentare/${comment.id}/entscheidungen`,
      headers: { ...form({}).headers, cookie, 'sec-fetch-site': 'cross-site' },
      payload: form({ decision: 'publish', version: '1', note: 'Untergeschoben' }).payload,
    });
    t.ok([401, 403].includes(reply.statusCode));
    t.notMatch(reply.body, /Untergeschoben/);
  }
  t.equal(await stateOf(app, comment.id), 'pending');
});

test('an error of ours takes no words either', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  await sql`ALTER TABLE moderation_event RENAME TO elsewhere`.execute(app.db);
  const words = { decision: 'reject', reason: 'insult', reason_text: 'Der Text', note: 'Die Notiz' };
  const reply = await moderator.decide(comment.id, words);
  t.equal(reply.statusCode, 500);
  t.match(decisionForm(reply.body).fields, { ...words, version: '1', _csrf: moderator.csrf });
  t.notMatch(reply.body, /moderation_event|elsewhere/);
  await sql`ALTER TABLE elsewhere RENAME TO moderation_event`.execute(app.db);
  const again = await moderator.decide(comment.id, decisionForm(reply.body).fields);
  t.equal(again.statusCode, 303);
});

test('more decisions than a person can make in a minute wait with their words', async (t) => {
  const app = await testApp(t);
  const { comment, moderator } = await aCase(app);
  for (let i = 0; i < LIMITS.desk.max; i++) await moderator.decideByScript('niemand', {});
  const reply = await moderator.decide(comment.id, { decision: 'publish', note: 'Diese Notiz' });
  t.equal(reply.statusCode, 429);
  t.ok(Number(reply.headers['retry-after']) > 0);
  const again = decisionForm(reply.body);
  t.match(again.fields, { decision: 'publish', note: 'Diese Notiz', version: '1', _csrf: moderator.csrf });
});

test('after each decision every number is right at once', async (t) => {
  const app = await testApp(t);
  const { topic, comment, moderator } = await aCase(app);
  const other = await aTopic(app.db, { slug: 'anderes-thema' });
  await aComment(app.db, other.id, { suspicion: 'suspect' });
  await aComment(app.db, topic.id, { suspicion: 'spam' });
  const answer = async (fields: Record<string, string>, query = '') =>
    (await moderator.decideByScript(comment.id, fields, query)).json();

  const published = await answer({ decision: 'publish' });
  t.match(published, {
    id: comment.id,
    state: 'published',
    stateText: 'Veröffentlicht',
    receipt: { text: 'Oma Traudel, „Mehr Bänke am Fluss, bitte.“' },
    version: 2,
    undo: { url: `/moderation/kommentare/${comment.id}/entscheidungen`, version: 2 },
    counts: { waiting: 2, suspicious: 1, spam: 1, decided: 1, desk: 2 },
    promise: { state: 'kept', today: 'Heute eingehalten: 1 von 1. Mittlere Wartezeit 0 min.' },
  });
  t.strictSame(published.counts.topics, { '': 2, [topic.slug]: 1, 'anderes-thema': 1 });

  const reopened = await answer({ decision: 'reopen', version: '2' }, '?queue=decided&topic=anderes-thema');
  t.match(reopened.counts, { waiting: 1, suspicious: 1, spam: 0, decided: 0, desk: 3 });
  t.strictSame(reopened.counts.topics, { '': 0, [topic.slug]: 0, 'anderes-thema': 0 });

  const page = await moderator.get('/moderation');
  t.match(page.body, /data-count="waiting">3</);
  t.match(page.body, /data-count="decided">0</);
});

test('a comment’s own page leads back to where the moderator came from', async (t) => {
  const app = await testApp(t);
  const { topic, comment, moderator } = await aCase(app);
  const page = await moderator.get(
    `/moderation/kommentare/${comment.id}?queue=suspicious&topic=${topic.slug}`,
  );
  t.equal(page.statusCode, 200);
  t.equal(page.headers['cache-control'], 'no-store');
  t.match(page.body, new RegExp(comment.reference));
  const { action } = decisionForm(page.body);
  t.equal(action, `/moderation/kommentare/${comment.id}/entscheidungen?queue=suspicious&topic=${topic.slug}`);
  t.ok(formsIn(page.body).length > 0);
  const english = await moderator.get(`/moderation/kommentare/${comment.id}?lang=en`);
  t.match(english.body, /Screening findings/);
});
