import { type Test, test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import { type Rhythm, toldUntil } from '../../src/follow/rhythm.ts';
import { tellAllDue } from '../../src/follow/tell-followers.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic, form } from '../support/builders.ts';
import { mailingApp, mailRows, mailTo, outboxRests, runJobsNow } from '../support/mailing-app.ts';
import { aModerator } from '../support/moderator.ts';
import { linkIn, type MailServer } from '../support/smtp-server.ts';

const BERLIN = 'Europe/Berlin';
const FRIEDA = 'frieda@beispiel.de';

const follow = (app: TestApp, slug: string, fields: Record<string, string>, lang = '') =>
  app.inject({ method: 'POST', url: `${lang}/themen/${slug}/folgen`, ...form(fields) });
const press = (app: TestApp, url: string, fields: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, ...form(fields) });

async function followed(t: Test, fields: Record<string, string> = {}) {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db, { slug: 'licht', title: 'Licht in der Stadt' });
  const follower = await confirmed(app, server, 'licht', FRIEDA, fields);
  return { app, server, topic, follower };
}

async function confirmed(
  app: TestApp,
  server: MailServer,
  slug: string,
  email: string,
  fields: Record<string, string>,
) {
  await follow(app, slug, { email, rhythm: 'at-once', language: 'de', ...fields });
  const answer = await press(app, linkIn(await mailTo(server, email), '/bestaetigen/'));
  if (answer.statusCode !== 200) throw new Error(answer.body);
  await outboxRests(app);
  return app.db.selectFrom('follower').selectAll().where('email', '=', email).executeTakeFirstOrThrow();
}

/** As if it had all happened so long ago. */
async function age(app: TestApp, interval: string): Promise<void> {
  const statements = [
    'UPDATE comment SET published_at = published_at - $1::interval',
    'UPDATE follower SET told_until = told_until - $1::interval, confirmed_at = confirmed_at - $1::interval',
    `UPDATE mail SET sent_at = sent_at - $1::interval, claimed_at = claimed_at - $1::interval,
      data = CASE WHEN data ? 'until'
        THEN jsonb_build_object('until', (data->>'until')::timestamptz - $1::interval) ELSE data END`,
  ];
  for (const statement of statements) await app.pg.query(statement, [interval]);
}

test('nobody is mailed news before they said yes, and a no is final', async (t) => {
  const { app, server } = await mailingApp(t);
  const topic = await aTopic(app.db, { slug: 'licht', title: 'Licht in der Stadt' });
  const answer = await follow(app, 'licht', { email: FRIEDA, rhythm: 'at-once', language: 'de' });
  t.equal(answer.statusCode, 200);
  const question = await mailTo(server, FRIEDA);
  t.equal(question.subject, 'Möchten Sie „Licht in der Stadt“ verfolgen?');
  await aComment(app.db, topic.id, { state: 'published', published_at: new Date(Date.now() - 60_000) });
  await tellAllDue(app.db, BERLIN);
  await outboxRests(app);
  t.equal(server.mails.length, 1);

  const confirm = linkIn(question, '/bestaetigen/');
  t.match((await app.inject(confirm)).body, /Möchten Sie „Licht in der Stadt“ verfolgen/);
  t.match((await press(app, confirm)).body, /Sie verfolgen jetzt/);
  t.match((await press(app, confirm)).body, /Sie verfolgen jetzt/, 'again is the same');
  await tellAllDue(app.db, BERLIN);
  await outboxRests(app);
  t.equal(server.mails.length, 1, 'what was public before is no news');

  await age(app, '1 hour');
  await aComment(app.db, topic.id, {
    state: 'published',
    author_name: 'Otto',
    body: 'Neu!',
    published_at: new Date(Date.now() - 60_000),
  });
  await tellAllDue(app.db, BERLIN);
  const news = await mailTo(server, FRIEDA, 2);
  t.equal(news.subject, 'Neues zu „Licht in der Stadt“');
  t.match(news.text, /\* Otto schreibt\n {2}Neu!\n {2}http:\/\/127\.0\.0\.1:8080\/themen\/licht\?beitrag=/);
  t.match(news.headers.get('list'), { unsubscribe: { url: /\/abbestellen\/[\w-]{43}$/ } });
  t.match(news.source, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);

  const unsubscribe = linkIn(news, '/abbestellen/');
  t.equal((await app.inject(unsubscribe)).statusCode, 200);
  t.equal((await app.db.selectFrom('follower').selectAll().execute()).length, 1, 'to look changes nothing');
  for (let n = 0; n < 2; n++) {
    const done = await press(app, unsubscribe, { 'List-Unsubscribe': 'One-Click' });
    t.equal(done.statusCode, 200);
    t.match(done.body, /keine E-Mails mehr zu diesem Thema/);
  }
  t.strictSame(await app.db.selectFrom('follower').selectAll().execute(), [], 'the address is gone');
  t.equal((await app.inject(confirm)).statusCode, 404);
  t.equal((await app.inject(linkIn(news, '/folgen/'))).statusCode, 404);
});

test('at once means minutes after a moderator published, all in one mail, and only what is still public', async (t) => {
  const { app, server, topic } = await followed(t);
  await age(app, '1 hour');
  const moderator = await aModerator(app);
  const comments = [];
  for (const name of ['Eins', 'Zwei', 'Drei']) {
    const comment = await aComment(app.db, topic.id, { author_name: name, body: `Text von ${name}` });
    t.equal((await moderator.decide(comment.id, { decision: 'publish' })).statusCode, 303);
    comments.push(comment);
  }
  const { rows } = await app.pg.query(
    `SELECT key, run_at > now() + interval '4 minutes' AS later FROM graphile_worker._private_jobs`,
  );
  t.strictSame(rows, [{ key: `tell-followers ${topic.id}`, later: true }], 'one job for all three');
  await runJobsNow(app);
  t.equal(server.to(FRIEDA).length, 1, 'what became public this very moment has its turn a little later');
  await age(app, '5 minutes');
  await moderator.decide(comments[1]?.id as string, { decision: 'reopen', version: '2' });
  await runJobsNow(app);
  const mail = await mailTo(server, FRIEDA, 2);
  t.match(mail.text, /Text von Eins[\s\S]*Text von Drei/);
  t.notMatch(mail.text, /Zwei/);
  await runJobsNow(app);
  t.equal(server.to(FRIEDA).length, 2, 'nothing is told twice');
});

test('what is taken back between the outbox and the sending is not mailed', async (t) => {
  const { app, server, topic } = await followed(t);
  await age(app, '1 hour');
  await aComment(app.db, topic.id, {
    state: 'published',
    body: 'Kanarienvogel',
    published_at: new Date(Date.now() - 60_000),
  });
  server.behave('busy');
  await tellAllDue(app.db, BERLIN);
  await outboxRests(app);
  await app.pg.query(`UPDATE comment SET state = 'withdrawn'`);
  server.behave('accept');
  await runJobsNow(app);
  t.equal(server.to(FRIEDA).length, 1);
  t.ok((await mailRows(app)).at(-1)?.dropped_at);
});

test('a mail server away for a while delays the digest and neither loses nor repeats any of it', async (t) => {
  const { app, server, topic } = await followed(t);
  await age(app, '2 hours');
  const publish = (body: string, secondsAgo: number) =>
    aComment(app.db, topic.id, {
      state: 'published',
      body,
      published_at: new Date(Date.now() - secondsAgo * 1_000),
    });
  await publish('Der erste', 3_600);
  server.behave('busy');
  await Promise.all([tellAllDue(app.db, BERLIN), tellAllDue(app.db, BERLIN), tellAllDue(app.db, BERLIN)]);
  await outboxRests(app);
  await age(app, '1 hour');
  await publish('Der zweite', 60);
  await tellAllDue(app.db, BERLIN);
  t.equal((await mailRows(app)).filter(({ kind }) => kind === 'follow-digest').length, 1);
  server.behave('accept');
  await runJobsNow(app);
  t.match((await mailTo(server, FRIEDA, 2)).text, /Der erste/);
  await tellAllDue(app.db, BERLIN);
  await outboxRests(app);
  const second = await mailTo(server, FRIEDA, 3);
  t.match(second.text, /Der zweite/);
  t.notMatch(second.text, /Der erste/);
});

test('daily is at seven in the morning and weekly on Monday, by the city’s clock, in summer and winter', async (t) => {
  const cases: [Rhythm, string, string][] = [
    ['daily', '2026-03-28T12:00:00Z', '2026-03-28T06:00:00Z'],
    ['daily', '2026-03-28T05:59:00Z', '2026-03-27T06:00:00Z'],
    ['daily', '2026-03-29T05:01:00Z', '2026-03-29T05:00:00Z'],
    ['daily', '2026-10-25T05:30:00Z', '2026-10-24T05:00:00Z'],
    ['daily', '2026-10-25T06:01:00Z', '2026-10-25T06:00:00Z'],
    ['daily', '2027-01-01T00:00:00Z', '2026-12-31T06:00:00Z'],
    ['weekly', '2026-11-23T06:01:00Z', '2026-11-23T06:00:00Z'],
    ['weekly', '2026-11-23T05:59:00Z', '2026-11-16T06:00:00Z'],
    ['weekly', '2026-11-29T23:59:00Z', '2026-11-23T06:00:00Z'],
    ['weekly', '2026-03-30T05:01:00Z', '2026-03-30T05:00:00Z'],
    ['at-once', '2026-11-23T06:01:00Z', '2026-11-23T06:00:30Z'],
  ];
  for (const [rhythm, now, until] of cases) {
    t.equal(
      toldUntil(rhythm, new Date(now), BERLIN).toISOString().replace('.000', ''),
      until,
      `${rhythm} ${now}`,
    );
  }
});

for (const rhythm of ['daily', 'weekly'] as const) {
  test(`${rhythm}: one digest up to the last morning, the rest with the next one`, async (t) => {
    const { app, server, topic } = await followed(t, { rhythm });
    const morning = toldUntil(rhythm, new Date(), BERLIN);
    await app.db
      .updateTable('follower')
      .set({ told_until: new Date(morning.getTime() - 7 * 86_400_000) })
      .execute();
    const at = (hours: number) => new Date(morning.getTime() + hours * 3_600_000);
    await aComment(app.db, topic.id, { state: 'published', body: 'Vor dem Morgen', published_at: at(-1) });
    await aComment(app.db, topic.id, {
      state: 'published',
      body: 'Nach dem Morgen',
      published_at: new Date(morning.getTime() + 1),
    });
    for (let n = 0; n < 3; n++) {
      await tellAllDue(app.db, BERLIN);
      await outboxRests(app);
    }
    const mail = await mailTo(server, FRIEDA, 2);
    t.match(mail.text, /Vor dem Morgen/);
    t.notMatch(mail.text, /Nach dem Morgen/);
    const { told_until } = await app.db.selectFrom('follower').select('told_until').executeTakeFirstOrThrow();
    t.equal(told_until.getTime(), morning.getTime());
    await age(app, rhythm === 'daily' ? '1 day' : '7 days');
    await tellAllDue(app.db, BERLIN);
    t.match((await mailTo(server, FRIEDA, 3)).text, /Nach dem Morgen/);
  });
}

test('a digest lists twenty things and counts the rest, answers first, and says when a topic has ended', async (t) => {
  const { app, server, topic } = await followed(t, { language: 'en' });
  await age(app, '2 hours');
  const at = (n: number) => new Date(Date.now() - 3_600_000 + n * 1_000);
  const comments = [];
  for (let n = 0; n < 23; n++) {
    const body = n === 0 ? `${'Wort '.repeat(60)}ENDE` : `Beitrag ${n}`;
    comments.push(
      await aComment(app.db, topic.id, { state: 'published', body, author_name: null, published_at: at(n) }),
    );
  }
  const answerId = uuidv7();
  await app.db
    .insertInto('answer')
    .values({
      id: answerId,
      site_id: DEFAULT_SITE_ID,
      topic_id: topic.id,
      department: 'Tiefbauamt',
      body: 'Die Bänke kommen.',
      state: 'released',
      released_at: at(5),
    })
    .execute();
  await app.db
    .insertInto('answer_comment')
    .values({ answer_id: answerId, comment_id: (comments[3] as { id: string }).id, topic_id: topic.id })
    .execute();
  await app.db
    .updateTable('topic')
    .set({ closes_at: at(30) })
    .where('id', '=', topic.id)
    .execute();
  await tellAllDue(app.db, BERLIN);
  const mail = await mailTo(server, FRIEDA, 2);
  t.equal(mail.headers.get('content-language'), 'en');
  t.match(mail.text, /These 24 items are new/);
  t.match(mail.text, /Since \d+\s\w+\s\d+ we take no more comments/);
  t.match(mail.text, /\* Answer of the city, Tiefbauamt\n {2}Die Bänke kommen\./);
  t.equal(mail.text?.match(/^\* /gm)?.length, 20);
  t.match(mail.text, /There are 4 more items/);
  t.notMatch(mail.text, /ENDE/, 'only the beginning of a text');
  t.match(mail.text, /http:\/\/127\.0\.0\.1:8080\/en\/themen\/licht/);
  await runJobsNow(app);
  await tellAllDue(app.db, BERLIN);
  await outboxRests(app);
  t.equal(server.to(FRIEDA).length, 2);
});

test('who follows already gets a way to change it, nothing changes by itself, and strangers learn nothing', async (t) => {
  const { app, server } = await followed(t, { rhythm: 'weekly' });
  const known = await follow(app, 'licht', {
    email: FRIEDA.toUpperCase(),
    rhythm: 'at-once',
    language: 'en',
  });
  const unknown = await follow(app, 'licht', { email: 'neu@beispiel.de', rhythm: 'at-once', language: 'en' });
  const own = ({ body }: { body: string }) => body.replaceAll(/nonce-\S+/g, '');
  t.equal(own(known), own(unknown));
  t.equal(known.statusCode, unknown.statusCode);
  t.strictSame(Object.keys(known.headers).sort(), Object.keys(unknown.headers).sort());
  const mail = await mailTo(server, FRIEDA, 2);
  t.equal(mail.subject, 'Sie verfolgen „Licht in der Stadt“ schon');
  const rows = () =>
    app.db.selectFrom('follower').select(['rhythm', 'language']).where('email', '=', FRIEDA).execute();
  t.strictSame(await rows(), [{ rhythm: 'weekly', language: 'de' }]);

  const manage = linkIn(mail, '/folgen/');
  const page = await app.inject(manage);
  t.equal(page.statusCode, 200);
  t.match(page.body, /value="weekly" checked/);
  t.equal(page.headers['cache-control'], 'no-store');
  t.equal((await press(app, manage, { rhythm: 'daily', language: 'de-simple' })).statusCode, 303);
  t.strictSame(await rows(), [{ rhythm: 'daily', language: 'de-simple' }]);
  t.equal((await app.inject(manage.replace('/folgen/', '/bestaetigen/'))).statusCode, 404);
});

test('asked three times a day, and no more, whoever asks', async (t) => {
  const { app, server } = await mailingApp(t);
  await aTopic(app.db, { slug: 'licht' });
  for (let n = 0; n < 6; n++) await follow(app, 'licht', { email: FRIEDA });
  await outboxRests(app);
  t.equal(server.mails.length, 3);
});

test('more than seven mails a day wait for the next, and none is lost', async (t) => {
  const { app, server, topic } = await followed(t);
  for (let n = 0; n < 12; n++) {
    await app.db
      .updateTable('follower')
      .set({ told_until: new Date(Date.now() - 3_600_000 * 20 + n * 60_000) })
      .execute();
    await app.db.deleteFrom('comment').execute();
    await aComment(app.db, topic.id, {
      state: 'published',
      body: `Neuigkeit ${n}`,
      published_at: new Date(Date.now() - 3_600_000),
    });
    await tellAllDue(app.db, BERLIN);
    await outboxRests(app);
  }
  t.equal(server.to(FRIEDA).length, 7);
  await runJobsNow(app);
  t.equal(server.to(FRIEDA).length, 7);
  await app.pg.query(
    `UPDATE mail SET sent_at = sent_at - interval '1 day', claimed_at = claimed_at - interval '1 day'`,
  );
  await runJobsNow(app);
  t.equal(server.to(FRIEDA).length, 8, 'with all that came meanwhile');
});

test('the form is given back with what is wrong, and nothing is kept', async (t) => {
  const { app } = await mailingApp(t);
  await aTopic(app.db, { slug: 'licht' });
  for (const email of [
    '',
    'frieda',
    'a@b',
    'a@b.de\r\nBcc: c@d.de',
    'a b@c.de',
    'a@b.de,c@d.de',
    '<a@b.de>',
  ]) {
    const answer = await follow(app, 'licht', { email, rhythm: 'weekly', language: 'de-simple' });
    t.equal(answer.statusCode, 422, JSON.stringify(email));
    t.match(answer.body, /aria-invalid="true"/);
    t.match(answer.body, /value="weekly" checked/);
    t.match(answer.body, /value="de-simple" checked/);
  }
  t.strictSame(await app.db.selectFrom('follower').selectAll().execute(), []);
  t.strictSame(await mailRows(app), []);
  t.equal((await follow(app, 'gibt-es-nicht', { email: FRIEDA })).statusCode, 404);
  const foreign = await app.inject({
    method: 'POST',
    url: '/themen/licht/folgen',
    payload: form({ email: FRIEDA }).payload,
    headers: { ...form({}).headers, 'sec-fetch-site': 'cross-site' },
  });
  t.equal(foreign.statusCode, 403);
  t.match(foreign.body, /value="frieda@beispiel\.de"/, 'given back');
});

test('the topic’s page names the ways to follow it, and without a mail server only those there are', async (t) => {
  const { app } = await mailingApp(t);
  await aTopic(app.db, { slug: 'licht' });
  t.match((await app.inject('/themen/licht')).body, /href="\/themen\/licht\/folgen"/);
  t.match((await app.inject('/en/themen/licht')).body, /href="\/en\/themen\/licht\/folgen"/);
  const silent = await testApp(t);
  await aTopic(silent.db, { slug: 'licht' });
  t.notMatch((await silent.inject('/themen/licht')).body, /licht\/folgen"/);
  const page = await silent.inject('/themen/licht/folgen');
  t.match(page.body, /verschickt zurzeit keine E-Mails/);
  t.equal((await follow(silent, 'licht', { email: FRIEDA })).statusCode, 409);
  t.strictSame(await silent.db.selectFrom('follower').selectAll().execute(), []);
});
