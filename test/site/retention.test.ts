import { sql } from 'kysely';
import { type Test, test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import {
  forgetAddresses,
  forgetSubmissions,
  forgetUnconfirmedContacts,
  forgetWords,
} from '../../src/comments/retention-queries.ts';
import { forgetSupporters } from '../../src/comments/support-queries.ts';
import type { Db } from '../../src/database/db.ts';
import { forgetUnconfirmedFollowers } from '../../src/follow/retention-queries.ts';
import { forgetMails } from '../../src/mail/retention-queries.ts';
import { forgetReports, forgetUnconfirmedReporters } from '../../src/reports/retention-queries.ts';
import { deleteExpiredMaterial } from '../../src/screening/queries.ts';
import { KEEPABLE, KEEPABLES, type Keepable } from '../../src/site/retention.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { patientDb, type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { anEditor, fieldOf } from '../support/editor.ts';
import { waitFor } from '../support/wait-for.ts';

const DAY = 24 * 3_600_000;
const SECOND = 1_000;
/** Nobody else’s clock is touched: all that is deleted is told what time it is. */
const BEGUN = new Date('2026-03-02T10:00:00Z');
const after = (days: number, ms = 0) => new Date(BEGUN.getTime() + days * DAY + ms);
const bytes = (length = 32) => Buffer.alloc(length, uuidv7());

/** One second before the end of the period nothing is gone; at its end it is; a second run changes nothing more. */
async function acrossTheBorder(
  t: Test,
  days: number,
  forget: (now: Date) => Promise<void>,
  isThere: () => Promise<boolean>,
): Promise<void> {
  await forget(after(days, -SECOND));
  t.ok(await isThere(), 'one second before: there');
  await forget(after(days));
  t.notOk(await isThere(), 'at the end: gone');
  await forget(after(days));
}

async function keep(db: Db, column: Keepable, days: number): Promise<void> {
  await db
    .updateTable('site')
    .set({ [column]: days })
    .execute();
}

async function commentOf(db: Db, id: string) {
  return db.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function setUp(t: Test) {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  return { app, db: app.db as Db, topic };
}

test('a sender’s hash goes after its days, and the week’s key with the last of them', async (t) => {
  const { db, topic } = await setUp(t);
  await keep(db, 'keep_address_days', 3);
  const { id } = await aComment(db, topic.id, { received_at: BEGUN, address_hash: bytes() });
  const younger = await aComment(db, topic.id, { received_at: after(1), address_hash: bytes() });
  await acrossTheBorder(
    t,
    3,
    (now) => forgetAddresses(db, now),
    async () => (await commentOf(db, id)).address_hash !== null,
  );
  t.ok((await commentOf(db, younger.id)).address_hash, 'a younger one stays');
  t.match(await commentOf(db, id), { body: 'Mehr Bänke am Fluss, bitte.', author_name: 'Frieda K.' });

  // The week begins on Monday, 2 March; its last hash is of 8 March and goes on 12 March at the earliest moment of it.
  const key = () => db.selectFrom('address_key').select('week').execute();
  await db
    .insertInto('address_key')
    .values({ site_id: DEFAULT_SITE_ID, week: '2026-03-02', key: bytes() })
    .execute();
  await forgetAddresses(db, new Date('2026-03-11T23:59:59Z'));
  t.equal((await key()).length, 1);
  await forgetAddresses(db, new Date('2026-03-12T00:00:00Z'));
  t.equal((await key()).length, 0);
});

test('what Akismet would be told with is gone after its days, fewer if the site says so by now', async (t) => {
  const { db, topic } = await setUp(t);
  const store = async (expires_at: Date) => {
    const { id } = await aComment(db, topic.id, { received_at: BEGUN });
    await db.insertInto('akismet_material').values({ comment_id: id, sealed: bytes(), expires_at }).execute();
    return async () =>
      (await db.selectFrom('akismet_material').select('sealed').where('comment_id', '=', id).execute())
        .length > 0;
  };
  const forget = (now: Date) => deleteExpiredMaterial(db, now);
  await acrossTheBorder(t, 5, forget, await store(after(5)));
  await keep(db, 'keep_akismet_days', 2);
  await acrossTheBorder(t, 2, forget, await store(after(5)));
});

test('an address nobody confirmed is forgotten: of an author, a follower, somebody who reported', async (t) => {
  const { db, topic } = await setUp(t);
  await keep(db, 'keep_unconfirmed_email_days', 10);
  const ids: string[] = [];
  for (const confirmed_at of [null, BEGUN]) {
    const { id } = await aComment(db, topic.id, { state: 'published' });
    ids.push(id);
    const given = { email: 'frieda@example.org', created_at: BEGUN, confirmed_at };
    await db
      .insertInto('comment_contact')
      .values({ comment_id: id, ...given })
      .execute();
    const follower = { id: uuidv7(), site_id: DEFAULT_SITE_ID, topic_id: topic.id, ...given };
    await db
      .insertInto('follower')
      .values({ ...follower, email: `${id}@example.org` })
      .execute();
    await db
      .insertInto('report')
      .values({
        ...{ id: uuidv7(), site_id: DEFAULT_SITE_ID, comment_id: id, reason_code: 'insult', body: 'Quatsch' },
        ...{ email: 'frieda@example.org', received_at: BEGUN, confirmed_at, receipt_hash: bytes() },
      })
      .execute();
  }
  const forget = async (now: Date) => {
    await forgetUnconfirmedContacts(db, now);
    await forgetUnconfirmedFollowers(db, now);
    await forgetUnconfirmedReporters(db, now);
  };
  const addresses = async () => [
    (await db.selectFrom('comment_contact').select('email').execute()).length,
    (await db.selectFrom('follower').select('email').execute()).length,
    (await db.selectFrom('report').select('email').where('email', 'is not', null).execute()).length,
  ];
  await forget(after(10, -SECOND));
  t.strictSame(await addresses(), [2, 2, 2]);
  await forget(after(10));
  t.strictSame(await addresses(), [1, 1, 1], 'what was confirmed stays');
  t.equal((await db.selectFrom('report').select('id').where('body', '=', 'Quatsch').execute()).length, 2);
});

/** A comment with everything that may say who wrote it and what. */
async function withTraces(db: Db, topicId: string, given: object) {
  const { id } = await aComment(db, topicId, {
    ...{
      received_at: BEGUN,
      author_name: 'GEHEIM',
      body: 'GEHEIM',
      address_hash: bytes(),
      text_digest: bytes(),
    },
    ...given,
  });
  await db
    .insertInto('comment_revision')
    .values({ id: uuidv7(), comment_id: id, number: 1, state: 'replaced', body: 'GEHEIM', ended_at: BEGUN })
    .execute();
  await db
    .insertInto('screening')
    .values({ comment_id: id, verdicts: JSON.stringify([{ found: 'GEHEIM' }]) })
    .execute();
  await db
    .insertInto('comment_contact')
    .values({ comment_id: id, email: 'geheim@example.org', confirmed_at: BEGUN })
    .execute();
  const submission = { topic_id: topicId, fingerprint: bytes(), keyed: true, comment_id: id };
  await db.insertInto('submission').values(submission).execute();
  return id;
}

async function tracesOf(db: Db, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT ((SELECT count(*) FROM comment WHERE id = ${id} AND (body = 'GEHEIM' OR author_name = 'GEHEIM'))
      + (SELECT count(*) FROM comment WHERE id = ${id} AND (text_digest IS NOT NULL OR address_hash IS NOT NULL))
      + (SELECT count(*) FROM comment_revision WHERE comment_id = ${id})
      + (SELECT count(*) FROM screening WHERE comment_id = ${id})
      + (SELECT count(*) FROM comment_contact WHERE comment_id = ${id})
      + (SELECT count(*) FROM submission WHERE comment_id = ${id}))::integer AS count`.execute(db);
  return rows[0]?.count ?? 0;
}

async function logged(db: Db, commentId: string, action: string, at: Date): Promise<string> {
  const id = uuidv7();
  const event = { id, site_id: DEFAULT_SITE_ID, comment_id: commentId, action, at };
  await db
    .insertInto('moderation_event')
    .values({
      ...{ ...event, state_before: 'pending', state_after: 'withdrawn' },
      version_after: action === 'withdraw' ? 3 : 2,
      reason_code: action === 'reject' ? 'insult' : null,
    })
    .execute();
  return id;
}

/** A decision that quotes the comment, an objection to it, and the answer. */
async function quotedIn(db: Db, commentId: string, action: string, state: string): Promise<void> {
  const event_id = await logged(db, commentId, action, after(-1));
  const quote = 'Sie schrieben: GEHEIM';
  await db
    .insertInto('decision_text')
    .values({ event_id, comment_id: commentId, reason_text: quote, note: quote })
    .execute();
  const decided = state === 'open' ? {} : { decided_at: after(-1), reason_text: quote };
  await db
    .insertInto('objection')
    .values({ id: uuidv7(), comment_id: commentId, event_id, body: quote, state, ...decided })
    .execute();
  await db
    .insertInto('remark')
    .values({ id: uuidv7(), site_id: DEFAULT_SITE_ID, comment_id: commentId, body: quote })
    .execute();
}

async function quotesOf(db: Db, commentId: string) {
  const texts = await db
    .selectFrom('decision_text')
    .select('event_id')
    .where('comment_id', '=', commentId)
    .execute();
  const remarks = await db.selectFrom('remark').select('id').where('comment_id', '=', commentId).execute();
  const objection = await db
    .selectFrom('objection')
    .select(['body', 'reason_text'])
    .where('comment_id', '=', commentId)
    .executeTakeFirstOrThrow();
  return { texts: texts.length, remarks: remarks.length, ...objection };
}

test('what was decided about a text and quotes it goes with the text', async (t) => {
  const { db, topic } = await setUp(t);
  await keep(db, 'keep_spam_days', 20);
  await keep(db, 'keep_withdrawn_days', 20);
  const spam = await withTraces(db, topic.id, { state: 'spam', decided_at: BEGUN });
  await quotedIn(db, spam, 'spam', 'upheld');
  const withdrawn = await withTraces(db, topic.id, { state: 'withdrawn', decided_at: BEGUN });
  await quotedIn(db, withdrawn, 'reject', 'void');
  await logged(db, withdrawn, 'withdraw', BEGUN);
  const rejected = await withTraces(db, topic.id, { state: 'rejected', decided_at: BEGUN });
  await quotedIn(db, rejected, 'reject', 'upheld');
  const disputed = await withTraces(db, topic.id, { state: 'spam', decided_at: BEGUN });
  await quotedIn(db, disputed, 'spam', 'open');
  await acrossTheBorder(
    t,
    20,
    (now) => forgetWords(db, now),
    async () => (await quotesOf(db, spam)).texts + (await quotesOf(db, withdrawn)).texts === 2,
  );
  for (const id of [spam, withdrawn])
    t.strictSame(await quotesOf(db, id), { texts: 0, remarks: 0, body: null, reason_text: null });
  for (const id of [rejected, disputed])
    t.match(await quotesOf(db, id), { texts: 1, remarks: 1, body: /GEHEIM/ });
});

test('an address given after the words went goes, too', async (t) => {
  const { db, topic } = await setUp(t);
  await keep(db, 'keep_spam_days', 20);
  await keep(db, 'keep_withdrawn_days', 5);
  const spam = await withTraces(db, topic.id, { state: 'spam', decided_at: BEGUN });
  const withdrawn = await withTraces(db, topic.id, { state: 'withdrawn' });
  await logged(db, withdrawn, 'withdraw', BEGUN);
  const published = await withTraces(db, topic.id, { state: 'published', decided_at: BEGUN });
  await forgetWords(db, after(20));
  for (const comment_id of [spam, withdrawn])
    await db
      .insertInto('comment_contact')
      .values({ comment_id, email: 'dora@example.org', confirmed_at: after(20) })
      .execute();
  await forgetWords(db, after(21));
  const left = await db.selectFrom('comment_contact').select('comment_id').execute();
  t.strictSame(left, [{ comment_id: published }]);
});

test('of spam the words, the author and the evidence go; that it was spam is still counted', async (t) => {
  const { db, topic } = await setUp(t);
  await keep(db, 'keep_spam_days', 20);
  const id = await withTraces(db, topic.id, { state: 'spam', decided_at: BEGUN });
  const later = await withTraces(db, topic.id, { state: 'spam', decided_at: after(1) });
  const others = await Promise.all(
    ['pending', 'published', 'rejected'].map((state) => withTraces(db, topic.id, { state })),
  );
  await acrossTheBorder(
    t,
    20,
    (now) => forgetWords(db, now),
    async () => (await tracesOf(db, id)) === 6,
  );
  t.equal(await tracesOf(db, id), 0);
  t.match(await commentOf(db, id), { state: 'spam', body: null, version: 1 });
  for (const other of [later, ...others]) t.equal(await tracesOf(db, other), 6, 'others are untouched');
  const counted = await db
    .selectFrom('topic_count')
    .select((eb) => eb.fn.sum<string>('count').as('count'))
    .where('state', '=', 'spam')
    .executeTakeFirst();
  t.equal(Number(counted?.count), 2);
});

test('spam whose author objected keeps its words until somebody has decided', async (t) => {
  const { db, topic } = await setUp(t);
  await keep(db, 'keep_spam_days', 20);
  const id = await withTraces(db, topic.id, { state: 'spam', decided_at: BEGUN });
  const event_id = await logged(db, id, 'spam', BEGUN);
  const objection = { id: uuidv7(), comment_id: id, event_id, body: 'GEHEIM' };
  await db.insertInto('objection').values(objection).execute();
  await forgetWords(db, after(100));
  t.equal(await tracesOf(db, id), 6);
  await db
    .updateTable('objection')
    .set({ state: 'upheld', decided_at: after(50) })
    .execute();
  await forgetWords(db, after(100));
  t.equal(await tracesOf(db, id), 0);
  t.match(await db.selectFrom('objection').select('body').executeTakeFirst(), { body: null });
});

test('a withdrawn text goes so many days after its withdrawal, however old it was', async (t) => {
  const { db, topic } = await setUp(t);
  await keep(db, 'keep_withdrawn_days', 5);
  const longAgo = new Date('2025-01-01T00:00:00Z');
  const given = { state: 'withdrawn', received_at: longAgo, decided_at: longAgo, published_at: longAgo };
  const id = await withTraces(db, topic.id, given);
  await logged(db, id, 'withdraw', BEGUN);
  await acrossTheBorder(
    t,
    5,
    (now) => forgetWords(db, now),
    async () => (await tracesOf(db, id)) === 6,
  );
  t.equal(await tracesOf(db, id), 0);
  t.match(await commentOf(db, id), { state: 'withdrawn', is_shown: true, published_at: longAgo });
});

test('of a decided report the words and the sender go; an open one stays however old it is', async (t) => {
  const { db, topic } = await setUp(t);
  await keep(db, 'keep_report_days', 30);
  const comment = await aComment(db, topic.id, { state: 'published' });
  for (const decided_at of [BEGUN, null])
    await db
      .insertInto('report')
      .values({
        ...{
          id: uuidv7(),
          site_id: DEFAULT_SITE_ID,
          comment_id: comment.id,
          reason_code: 'insult',
          body: 'GEHEIM',
        },
        ...{ email: 'geheim@example.org', confirmed_at: BEGUN, sender: bytes(), receipt_hash: bytes() },
        ...{
          received_at: after(-400),
          decided_at,
          state: decided_at ? 'dismissed' : 'open',
          result_text: 'GEHEIM',
        },
      })
      .execute();
  const left = () => db.selectFrom('report').selectAll().where('body', 'is not', null).execute();
  await acrossTheBorder(
    t,
    30,
    (now) => forgetReports(db, now),
    async () => (await left()).length === 2,
  );
  const [open] = await left();
  t.match(open, { state: 'open', email: 'geheim@example.org' });
  const gone = { body: null, email: null, sender: null, result_text: null, reason_code: 'insult' };
  t.match(
    await db.selectFrom('report').selectAll().where('state', '=', 'dismissed').executeTakeFirst(),
    gone,
  );
});

test('that a mail was sent is forgotten, and so is what could not be sent for so long', async (t) => {
  const { db } = await setUp(t);
  await keep(db, 'keep_mail_days', 4);
  const mail = { site_id: DEFAULT_SITE_ID, kind: 'case-link', subject_id: uuidv7() };
  for (const [sent_at, created_at] of [
    [BEGUN, BEGUN],
    [null, BEGUN],
    [null, after(1)],
  ] as const)
    await db
      .insertInto('mail')
      .values({ ...mail, id: uuidv7(), sent_at, created_at })
      .execute();
  const count = async () => (await db.selectFrom('mail').select('id').execute()).length;
  await acrossTheBorder(
    t,
    4,
    (now) => forgetMails(db, now),
    async () => (await count()) === 3,
  );
  t.equal(await count(), 1);
});

test('who supported is forgotten with the day; the count stays', async (t) => {
  const { db, topic } = await setUp(t);
  const { id } = await aComment(db, topic.id, { state: 'published', supports: 1 });
  await db.insertInto('support').values({ comment_id: id, day: '2026-03-02', supporter: bytes() }).execute();
  await db
    .insertInto('support_key')
    .values({ site_id: DEFAULT_SITE_ID, day: '2026-03-02', key: bytes() })
    .execute();
  const left = async () => [
    (await db.selectFrom('support').select('day').execute()).length,
    (await db.selectFrom('support_key').select('day').execute()).length,
  ];
  await forgetSupporters(db, new Date('2026-03-02T23:59:59Z'));
  t.strictSame(await left(), [1, 1]);
  await forgetSupporters(db, new Date('2026-03-03T00:00:00Z'));
  t.strictSame(await left(), [0, 0]);
  t.match(await commentOf(db, id), { supports: 1 });
});

test('a form without a key is remembered for a day, one with a key as long as its comment', async (t) => {
  const { db, topic } = await setUp(t);
  const { id } = await aComment(db, topic.id);
  for (const keyed of [true, false])
    await db
      .insertInto('submission')
      .values({ topic_id: topic.id, fingerprint: bytes(), keyed, comment_id: id, received_at: BEGUN })
      .execute();
  const left = async () =>
    (await db.selectFrom('submission').select('keyed').execute()).map(({ keyed }) => keyed);
  await acrossTheBorder(
    t,
    1,
    (now) => forgetSubmissions(db, now),
    async () => (await left()).length === 2,
  );
  t.strictSame(await left(), [true]);
});

test('very many at once are forgotten in one run', async (t) => {
  const { app, db, topic } = await setUp(t);
  await sql`
    INSERT INTO comment (id, site_id, topic_id, reference, body, privacy_notice, received_at, address_hash)
    SELECT gen_random_uuid(), ${DEFAULT_SITE_ID}, ${topic.id},
      translate(lpad(n::text, 4, '0'), '01', 'XY') || '-2222', 'Text', 'test', ${BEGUN}, '\\x00'
    FROM generate_series(1, 2300) AS n`.execute(patientDb(app));
  await forgetAddresses(db, after(99));
  const left = await db.selectFrom('comment').select('id').where('address_hash', 'is not', null).execute();
  t.equal(left.length, 0);
});

const JOBS = ['address', 'comment', 'supporter', 'akismet-material', 'report', 'follower', 'mail'];

test('all of it runs by itself every hour', async (t) => {
  const { app } = await setUp(t);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const known = await waitFor('the hourly jobs are known', async () => {
    const { rows } = await sql<{ identifier: string }>`
      SELECT identifier FROM graphile_worker._private_known_crontabs`.execute(app.db);
    return rows.length > 0 && rows.map(({ identifier }) => identifier);
  });
  for (const job of JOBS) t.ok(known.includes(`${job}-retention`), job);
});

const settings = (given: Record<string, string>) => ({
  ...{ version: '1', name: 'Stadt Gera', operator: '', contact_email: '', decision_hours: '24' },
  ...{ accessibility_law: 'DE-TH', ...given },
});
const textOf = async (app: TestApp, url: string) =>
  (await app.inject(url)).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

test('an administrator sets the days within their limits, and the privacy page says them at once', async (t) => {
  const { app } = await setUp(t);
  const admin = await anEditor(app, 'admin');
  t.match(
    await textOf(app, '/datenschutz'),
    'Zurückgezogener Beitrag: Text, frühere Fassungen, Name, E-Mail-Adresse 30 Tage',
  );
  for (const field of KEEPABLES) {
    const { min, max } = KEEPABLE[field];
    for (const wrong of [String(min - 1), String(max + 1), '', '1,5', '-2', 'x']) {
      const answer = await admin.post('/verwaltung', settings({ [field]: wrong }));
      t.equal(answer.statusCode, 422, `${field} ${wrong}`);
      t.match(answer.body, `id="${field}-error"`);
      t.equal(fieldOf(answer.body, field), wrong);
    }
  }
  const given = Object.fromEntries(KEEPABLES.map((field) => [field, String(KEEPABLE[field].max)]));
  t.equal((await admin.post('/verwaltung', settings(given))).statusCode, 303);
  const least = Object.fromEntries(KEEPABLES.map((field) => [field, String(KEEPABLE[field].min)]));
  t.equal((await admin.post('/verwaltung', settings({ ...least, version: '2' }))).statusCode, 303);
  const row = await app.db.selectFrom('site').select(KEEPABLES).executeTakeFirstOrThrow();
  for (const field of KEEPABLES) t.equal(row[field], KEEPABLE[field].min, field);
  await waitFor('the page says so', async () =>
    (await textOf(app, '/datenschutz')).includes('Meldung eines Beitrags: Text und E-Mail-Adresse 30 Tage'),
  );
  const text = await textOf(app, '/datenschutz');
  for (const words of [
    'Wenn Sie E-Mails dazu abbestellen, bleibt sie',
    'Prüfsumme der IP-Adresse bei einem Beitrag einen Tag',
    'E-Mail-Adresse, die niemand bestätigt einen Tag',
    'Spam: Text, Name, E-Mail-Adresse und Prüfergebnisse einen Tag nach der Entscheidung',
    'ohne Adresse und Text 2 Tage',
  ])
    t.match(text, words);
  t.match(
    await textOf(app, '/en/datenschutz'),
    'Spam: text, name, e-mail address and findings one day after',
  );
});

test('of two who set the days at once one is told what the other saved', async (t) => {
  const { app } = await setUp(t);
  const admin = await anEditor(app, 'admin');
  t.equal((await admin.post('/verwaltung', settings({ keep_spam_days: '60' }))).statusCode, 303);
  const late = await admin.post('/verwaltung', settings({ keep_spam_days: '61' }));
  t.equal(late.statusCode, 409);
  t.equal(fieldOf(late.body, 'keep_spam_days'), '61');
  t.match(late.body, 'data-theirs-text>60<');
});
