import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { test } from 'tap';
import { receiptToken } from '../../src/comments/receipt.ts';
import { type LoadDemoOutcome, loadDemo } from '../../src/demo/load-demo.ts';
import { removeDemo } from '../../src/demo/remove-demo.ts';
import { DEFAULT_SITE_ID, INITIAL_SITE_NAME } from '../../src/site/site.ts';
import { addStaff } from '../../src/staff/add-staff.ts';
import { verifyPassword } from '../../src/staff/password.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { waitFor } from '../support/wait-for.ts';

const load = (app: TestApp) => loadDemo(app.db, { secrets: app.secrets });

function accountsOf(loaded: LoadDemoOutcome) {
  if (loaded.outcome !== 'loaded') throw new Error(`not loaded: ${loaded.outcome}`);
  return loaded.accounts;
}

const TABLES = [
  ...['topic', 'sponsor', 'event', 'topic_event', 'picture', 'comment', 'screening', 'moderation_event'],
  ...['decision_text', 'answer', 'answer_comment', 'staff', 'visible_version'],
] as const;

async function countRows(app: TestApp) {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const { count } = await app.db
      .selectFrom(table as 'topic')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow();
    counts[table] = Number(count);
  }
  return counts;
}

test('the demo city is loaded once, however often it is asked for', async (t) => {
  const app = await testApp(t);
  const first = await load(app);
  t.equal(first.outcome, 'loaded');
  const counts = await countRows(app);
  t.match(counts, {
    topic: 3,
    sponsor: 3,
    event: 2,
    topic_event: 6,
    picture: 3,
    staff: 4,
    decision_text: 1,
    answer: 2,
  });

  t.strictSame(await load(app), { outcome: 'already-there' });
  t.strictSame(await countRows(app), counts);
});

test('two loads at once make one city', async (t) => {
  const app = await testApp(t);
  const outcomes = await Promise.all([load(app), load(app), load(app)]);
  t.strictSame(outcomes.map(({ outcome }) => outcome).sort(), ['already-there', 'already-there', 'loaded']);
  t.equal((await countRows(app))['topic'], 3);
});

test('the demo shows every state: published, waiting, suspicious, spam, not published, closed', async (t) => {
  const app = await testApp(t);
  await load(app);
  const comments = await app.db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .select(['c.state', 'c.suspicion', 'c.received_at', 'c.decided_at', 't.opens_at', 't.closes_at'])
    .execute();
  const inState = (state: string) => comments.filter((comment) => comment.state === state);
  t.equal(inState('published').length, 17);
  t.equal(inState('withdrawn').length, 1);
  t.equal(inState('rejected').length, 1);
  t.strictSame(
    inState('pending')
      .map(({ suspicion }) => suspicion)
      .sort(),
    ['none', 'none', 'none', 'spam', 'suspect'],
  );
  for (const { received_at: received, decided_at: decided, opens_at: opens, closes_at: closes } of comments) {
    t.ok(opens && closes && opens < received && received < closes, 'received while its topic was open');
    t.ok(received < new Date() && (decided === null || (received < decided && decided < new Date())));
  }
  const states = await app.db
    .selectFrom('topic')
    .select((eb) => ['slug', eb('closes_at', '>', new Date()).as('isOpen')])
    .orderBy('slug')
    .execute();
  t.strictSame(
    states.map(({ slug, isOpen }) => [slug, isOpen]),
    [
      ['digital-stadt-jena', true],
      ['licht-stadt-jena', true],
      ['stark-handeln-jena', false],
    ],
  );
});

test('the demo shows a thread with a trace, supporters, and what a city answers', async (t) => {
  const app = await testApp(t);
  await load(app);
  const page = (await app.inject('/themen/digital-stadt-jena')).body;
  t.match(
    page,
    /Marlene aus Lobeda[\s\S]*data-count>34<[\s\S]*Antwort der Stadt[\s\S]*teilweise berücksichtigt/,
  );
  t.match(page, /Meine Mutter ist 81[\s\S]*Dieser Beitrag wurde zurückgezogen\.[\s\S]*Kurt W\./);
  t.notMatch(page, 'einmal im Monat', 'of what was taken back not a word');
  t.match((await app.inject('/themen/digital-stadt-jena?beantwortet=1')).body, 'in welches Zimmer Sie gehen');
});

test('evidence and receipts of demo comments are real', async (t) => {
  const app = await testApp(t);
  await load(app);
  const rows = await app.db
    .selectFrom('comment as c')
    .innerJoin('screening as s', 's.comment_id', 'c.id')
    .select(['c.id', 'c.body', 'c.receipt_hash', 's.verdicts'])
    .execute();
  t.equal(rows.length, 24);
  for (const row of rows) {
    const checks = (row.verdicts as { check: string }[]).map(({ check }) => check);
    t.strictSame(
      checks.filter((check) => check !== 'urgency'),
      ['honeypot', 'form-age', 'links', 'words', 'personal-data', 'classifier', 'duplicate'],
    );
  }
  const phone = rows.find(({ body }) => body?.includes('0176'));
  const verdicts = (phone?.verdicts ?? []) as { marks?: { kind: string }[] }[];
  t.strictSame(
    verdicts.flatMap(({ marks = [] }) => marks.map(({ kind }) => kind)),
    ['phone'],
  );

  const rejected = await app.db
    .selectFrom('comment')
    .select(['id', 'receipt_hash'])
    .where('state', '=', 'rejected')
    .executeTakeFirstOrThrow();
  const token = receiptToken(app.secrets.receipt, rejected.id);
  t.strictSame(rejected.receipt_hash, createHash('sha256').update(token).digest());
  const page = await app.inject(`/vorgang/${token}`);
  t.equal(page.statusCode, 200);
  t.match(page.body, 'Spielplätze ist uns wichtig');
});

test('its accounts have passwords of this installation, which stand nowhere', async (t) => {
  const app = await testApp(t);
  const accounts = accountsOf(await load(app));
  t.strictSame(accounts.map(({ role }) => role).sort(), ['admin', 'editor', 'moderator', 'planner']);
  t.equal(new Set(accounts.map(({ password }) => password)).size, 4);
  for (const { email, role, password } of accounts) {
    const row = await app.db
      .selectFrom('staff')
      .select(['password_hash', 'roles', 'is_demo'])
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    t.strictSame([row.roles, row.is_demo], [[role], true]);
    t.ok(await verifyPassword(row.password_hash, password));
  }
});

test('the site is marked as a demo, takes Jena’s name only where it has none, and gets its own back', async (t) => {
  const app = await testApp(t);
  const site = () =>
    app.db.selectFrom('site').select(['name', 'operator', 'is_demo']).executeTakeFirstOrThrow();
  await load(app);
  t.match(await site(), { name: 'Stadt Jena', is_demo: true });
  await removeDemo(app.db);
  t.strictSame(await site(), { name: INITIAL_SITE_NAME, operator: '', is_demo: false });

  await app.db.updateTable('site').set({ name: 'Stadt Gera', operator: 'Stadt Gera' }).execute();
  await load(app);
  t.strictSame(await site(), { name: 'Stadt Gera', operator: 'Stadt Gera', is_demo: true });
  await removeDemo(app.db);
  t.strictSame(await site(), { name: 'Stadt Gera', operator: 'Stadt Gera', is_demo: false });
});

test('removing the demo leaves nothing of it, and twice is the same as once', async (t) => {
  const app = await testApp(t);
  const before = await countRows(app);
  await load(app);
  t.equal(await removeDemo(app.db), 3);
  t.strictSame({ ...(await countRows(app)), visible_version: 0 }, { ...before, visible_version: 0 });
  t.equal(await removeDemo(app.db), 0);
});

test('removing the demo takes what residents wrote to it and leaves what is the city’s own', async (t) => {
  const app = await testApp(t);
  await load(app);
  const demoTopic = await app.db
    .selectFrom('topic')
    .select('id')
    .where('slug', '=', 'licht-stadt-jena')
    .executeTakeFirstOrThrow();
  await aComment(app.db, demoTopic.id, { state: 'published' });
  const own = await aTopic(app.db);
  const kept = await aComment(app.db, own.id, { state: 'published', version: 2 });
  const moderator = await app.db
    .selectFrom('staff')
    .select('id')
    .where('email', '=', 'moderation@demo.example')
    .executeTakeFirstOrThrow();
  const logged = {
    id: kept.id,
    site_id: DEFAULT_SITE_ID,
    comment_id: kept.id,
    actor_id: moderator.id,
    action: 'publish',
    state_before: 'pending',
    state_after: 'published',
    version_after: 2,
  };
  await app.db.insertInto('moderation_event').values(logged).execute();
  await addStaff(app.db, {
    siteId: DEFAULT_SITE_ID,
    email: 'eigene@stadt.example',
    roles: ['admin'],
    password: 'a long passphrase',
  });

  await removeDemo(app.db);
  const topics = await app.db.selectFrom('topic').select('id').execute();
  t.strictSame(
    topics.map(({ id }) => id),
    [own.id],
  );
  const comments = await app.db.selectFrom('comment').select('id').execute();
  t.strictSame(
    comments.map(({ id }) => id),
    [kept.id],
  );
  const staff = await app.db
    .selectFrom('staff')
    .select(['id', 'email', 'disabled_at'])
    .orderBy('email')
    .execute();
  t.equal(staff.length, 2);
  const former = staff.find(({ id }) => id === moderator.id);
  t.ok(former?.disabled_at, 'who stands in the log stays there, shut');
  t.not(former?.email, 'moderation@demo.example');

  t.equal((await load(app)).outcome, 'loaded', 'its address is free for the next demo');
});

test('the city’s own topics are never overwritten', async (t) => {
  const app = await testApp(t);
  await aTopic(app.db, { slug: 'licht-stadt-jena' });
  t.strictSame(await load(app), { outcome: 'addresses-taken', slugs: ['licht-stadt-jena'] });
  t.equal((await countRows(app))['topic'], 1);
});

test('its pages open in both languages, with the picture and the sponsor', async (t) => {
  const app = await testApp(t);
  await load(app);
  for (const url of ['/', '/en/', '/themen/stark-handeln-jena', '/en/themen/licht-stadt-jena']) {
    t.equal((await app.inject(url)).statusCode, 200, url);
  }
  const page = await app.inject('/themen/digital-stadt-jena');
  for (const words of ['Conrad Wrobel', 'Themenpate', 'complan (bearb.)', '7. April 2016', 'Volksbad Jena']) {
    t.match(page.body.replaceAll(' ', ' '), words);
  }
  const href = /\/bilder\/[0-9a-f-]{36}/.exec(page.body)?.[0] as string;
  const picture = await app.inject(href);
  t.equal(picture.headers['content-type'], 'image/webp');
  t.strictSame(
    picture.rawPayload,
    await readFile(new URL('../../src/demo/digital-stadt-jena.webp', import.meta.url)),
  );
  t.ok(picture.rawPayload.length <= 60 * 1024);
});

test('the demo’s links lead to pages that say what belongs there, as long as there is a demo', async (t) => {
  const app = await testApp(t);
  const urls = ['/demo/interview', '/en/demo/interview', '/demo/ueberlegungen', '/en/demo/ueberlegungen'];
  for (const url of urls) t.equal((await app.inject(url)).statusCode, 404, url);
  await load(app);
  for (const url of urls) {
    await waitFor(url, async () => (await app.inject(url)).statusCode === 200);
  }
  t.match((await app.inject('/themen/licht-stadt-jena')).body, 'href="/demo/interview"');
  t.match((await app.inject('/themen/licht-stadt-jena')).body, 'href="/demo/ueberlegungen"');
});
