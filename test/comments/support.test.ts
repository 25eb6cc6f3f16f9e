import { type Test, test } from 'tap';
import { forgetSupporters } from '../../src/comments/support-queries.ts';
import { LIMITS } from '../../src/platform/limits.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { listen } from '../support/listen.ts';
import { waitFor } from '../support/wait-for.ts';

const MINUTE = 60_000;

interface Click {
  address?: string;
  headers?: Record<string, string>;
  lang?: '' | '/en';
}

function click(
  app: TestApp,
  topic: { slug: string },
  { reference }: { reference: string },
  { address = '192.0.2.1', headers = {}, lang = '' }: Click = {},
) {
  return app.inject({
    method: 'POST',
    url: `${lang}/themen/${topic.slug}/beitraege/${reference}/unterstuetzen`,
    remoteAddress: address,
    headers,
  });
}

async function aPublicComment(t: Test) {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const comment = await aComment(app.db, topic.id, { state: 'published' });
  const supports = async () => {
    const query = app.db.selectFrom('comment').select('supports').where('id', '=', comment.id);
    return (await query.executeTakeFirstOrThrow()).supports;
  };
  return { app, topic, comment, supports };
}

test('one click supports a comment, without account, cookie or script, and says what it is worth', async (t) => {
  const { app, topic, comment, supports } = await aPublicComment(t);
  const page = (await app.inject(`/themen/${topic.slug}`)).body;
  t.match(page, `action="/themen/${topic.slug}/beitraege/${comment.reference}/unterstuetzen"`);
  t.match(page, 'unbestätigt');

  const answer = await click(app, topic, comment);
  t.equal(answer.statusCode, 200);
  t.match(answer.body, /Danke, das zählt[\s\S]*hat jetzt eine Unterstützung[\s\S]*Unbestätigt heißt/);
  t.match(answer.body, `#beitrag-${comment.reference}"`);
  t.equal(answer.headers['cache-control'], 'no-store');
  t.equal(answer.headers['set-cookie'], undefined);
  t.equal(await supports(), 1);
  t.match(
    (await click(app, topic, comment, { lang: '/en', address: '192.0.2.2' })).body,
    'supported 2 times',
  );
});

test('a second click of the day is thanked kindly and counts nothing', async (t) => {
  const { app, topic, comment, supports } = await aPublicComment(t);
  const other = await aComment(app.db, topic.id, { state: 'published' });
  await click(app, topic, comment);
  const again = await click(app, topic, comment);
  t.equal(again.statusCode, 200);
  t.match(again.body, 'Sie haben heute schon unterstützt');
  t.equal(await supports(), 1);
  t.match((await click(app, topic, other)).body, 'Danke, das zählt', 'another comment is another matter');
  await click(app, topic, comment, { address: '2001:db8:1:2::1' });
  await click(app, topic, comment, { address: '2001:db8:1:2::2' });
  t.equal(await supports(), 2, 'an IPv6 sender is its /64');
});

test('while a topic is paused nothing is counted: the button is gone, and a click is told why', async (t) => {
  const { app, topic, comment, supports } = await aPublicComment(t);
  await click(app, topic, comment);
  const pause = (paused_at: Date | null) =>
    app.db
      .updateTable('topic')
      .set({ paused_at, pause_notice: 'Bis Montag ruht das Gespräch.' })
      .where('id', '=', topic.id)
      .execute();
  await pause(new Date());
  const refused = await click(app, topic, comment, { address: '192.0.2.2' });
  t.equal(refused.statusCode, 409);
  t.match(refused.body, /macht gerade Pause[\s\S]*Bis Montag ruht das Gespräch\.[\s\S]*behält seine eine/);
  t.equal((await click(app, topic, comment)).statusCode, 409, 'nor is a second click thanked for');
  const script = { headers: { accept: 'application/json' }, address: '192.0.2.3' };
  t.match((await click(app, topic, comment, script)).json(), { supports: 1, message: /Pause/ });
  t.equal(await supports(), 1);
  const page = (await app.inject(`/themen/${topic.slug}/beitraege/${comment.reference}`)).body;
  t.notMatch(page, '/unterstuetzen"');
  t.match(page, '1 Unterstützung, unbestätigt');

  await pause(null);
  t.equal((await click(app, topic, comment, { address: '192.0.2.2' })).statusCode, 200);
  t.equal(await supports(), 2);
});

test('a hundred clicks at once from one address are one', async (t) => {
  const { app, topic, comment, supports } = await aPublicComment(t);
  const answers = await Promise.all(Array.from({ length: 100 }, () => click(app, topic, comment)));
  t.equal(answers.filter(({ body }) => body.includes('Danke, das zählt')).length, 1);
  t.ok(answers.every(({ statusCode }) => statusCode === 200));
  t.equal(await supports(), 1);
  const neighbours = Array.from({ length: 50 }, (_, n) =>
    click(app, topic, comment, { address: `198.51.100.${n}` }),
  );
  await Promise.all(neighbours);
  t.equal(await supports(), 51, 'and nobody’s click is lost among others’');
});

test('on the next day one may support again, and of yesterday nothing is kept but the number', async (t) => {
  const { app, topic, comment, supports } = await aPublicComment(t);
  await click(app, topic, comment);
  const [row] = await app.db.selectFrom('support').select('supporter').execute();
  await forgetSupporters(app.db);
  t.equal((await app.db.selectFrom('support').select('day').execute()).length, 1, 'today is kept');

  for (const table of ['support', 'support_key'] as const) {
    await app.db.updateTable(table).set({ day: yesterday() }).execute();
  }
  await forgetSupporters(app.db);
  t.strictSame(await app.db.selectFrom('support').select('day').execute(), []);
  t.strictSame(await app.db.selectFrom('support_key').select('day').execute(), []);
  t.equal(await supports(), 1);

  const tomorrow = await testApp(t, {
    database: { url: app.config.databaseUrl, drop: async () => undefined },
  });
  await click(tomorrow, topic, comment);
  t.equal(await supports(), 2);
  const [next] = await app.db.selectFrom('support').select('supporter').execute();
  t.notSame(next?.supporter, row?.supporter, 'by another key the same address is another one');
});

function yesterday(): string {
  return new Date(Date.now() - 24 * 60 * MINUTE).toISOString().slice(0, 10);
}

test('only public comments of open topics are supported, and of others nothing is said', async (t) => {
  const { app, topic, comment } = await aPublicComment(t);
  const draft = await aTopic(app.db, { state: 'draft' });
  const closed = await aTopic(app.db, { closes_at: new Date(Date.now() - MINUTE) });
  const was = { published_at: new Date() };
  const hidden = [
    await aComment(app.db, topic.id),
    await aComment(app.db, topic.id, { state: 'rejected' }),
    await aComment(app.db, topic.id, { state: 'withdrawn', ...was }),
    await aComment(app.db, topic.id, { state: 'erased', ...was }),
    { reference: '2222-2222' },
    { reference: 'unsinn' },
  ];
  for (const one of hidden) t.equal((await click(app, topic, one)).statusCode, 404, one.reference);
  t.equal((await click(app, closed, comment)).statusCode, 404, 'of another topic');
  const inDraft = await aComment(app.db, draft.id, { state: 'published' });
  t.equal((await click(app, draft, inDraft)).statusCode, 404);

  const late = await aComment(app.db, closed.id, { state: 'published', supports: 4 });
  const answer = await click(app, closed, late);
  t.equal(answer.statusCode, 409);
  t.match(answer.body, /Das Mitreden ist beendet[\s\S]*Bei 4 bleibt es/);
  t.strictSame(await app.db.selectFrom('support').select('day').execute(), []);
});

test('a click from a foreign page is refused, and too many are told to wait', async (t) => {
  const { app, topic, comment, supports } = await aPublicComment(t);
  const foreign = { 'sec-fetch-site': 'cross-site' };
  t.equal((await click(app, topic, comment, { headers: foreign })).statusCode, 403);
  t.equal(await supports(), 0);
  for (let n = 0; n < LIMITS.support.max; n++) await click(app, topic, comment);
  const refused = await click(app, topic, comment);
  t.equal(refused.statusCode, 429);
  t.ok(refused.headers['retry-after']);
});

test('the page’s script gets the number and the sentence', async (t) => {
  const { app, topic, comment } = await aPublicComment(t);
  const answer = await click(app, topic, comment, { headers: { accept: 'application/json' } });
  t.strictSame(answer.json(), { supports: 1, message: 'Danke, das zählt.' });
  t.equal(
    (await click(app, topic, { reference: '2222-2222' }, { headers: { accept: 'application/json' } }))
      .statusCode,
    404,
  );
});

test('readers’ pages follow once for all clicks of a while, not with each of them', async (t) => {
  const { app, topic, comment } = await aPublicComment(t);
  await listen(app);
  const version = async () => {
    const found = await app.db
      .selectFrom('visible_version')
      .select('version')
      .where('scope', '=', topic.id)
      .executeTakeFirst();
    return Number(found?.version ?? 0);
  };
  const before = await version();
  for (let n = 0; n < 5; n++) await click(app, topic, comment, { address: `198.51.100.${n}` });
  t.equal(await version(), before, 'no click drops a page');
  const jobs = async () => {
    const { rows } = await app.pg.query<{ wait: number }>(
      `SELECT extract(epoch FROM run_at - now())::float8 AS wait FROM graphile_worker.jobs
      WHERE task_identifier = 'support-shown'`,
    );
    return rows;
  };
  const [job, ...more] = await jobs();
  t.strictSame(more, []);
  t.ok(job && job.wait > 0 && job.wait <= 10);

  await app.pg.query(
    `SELECT graphile_worker.reschedule_jobs(array_agg(id), run_at => now()) FROM graphile_worker.jobs
    WHERE task_identifier = 'support-shown'`,
  );
  await app.pg.query(`SELECT pg_notify('jobs:insert', '{"r":1,"count":1}')`);
  await waitFor('the page to follow', async () => (await version()) > before);
  t.match((await app.inject(`/themen/${topic.slug}`)).body, /data-count>5</);
});
