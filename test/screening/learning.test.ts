import { test } from 'tap';
import { toBytes } from '../../src/learning/model-bytes.ts';
import { SPAM, trainSpam } from '../../src/learning/shipped.ts';
import { learnSpam } from '../../src/screening/learn-spam.ts';
import type { Verdict } from '../../src/screening/verdict.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { aModerator } from '../support/moderator.ts';
import { post, unescapeHtml } from '../support/resident.ts';
import { waitFor } from '../support/wait-for.ts';

const STREETS = [
  'Goethestraße',
  'Lobeda',
  'Winzerla',
  'Markt',
  'Ammerbach',
  'Zwätzen',
  'Kunitz',
  'Lichtenhain',
];
const WANTS = ['Bänke', 'Bäume'];

/** Nothing the shipped weights would know: a firm that advertises in good German. */
const advert = (place: string, n: number) =>
  `Energieberatung Blitzblank kommt auch nach ${place}: unverbindlicher Hausbesuch, Angebot Nummer ${n} nur diese Woche.`;
const wish = (place: string, n: number) =>
  `In ${place} fehlen ${WANTS[n % 2]}, besonders bei der Haltestelle ${n}.`;

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

async function decided(app: TestApp, topicId: string) {
  const comments = [];
  for (const [i, place] of STREETS.entries()) {
    for (const n of [0, 1]) {
      const at = minutesAgo(4 * i + 2 * n + 1);
      comments.push(
        await aComment(app.db, topicId, { state: 'spam', body: advert(place, n), decided_at: at }),
      );
      const later = minutesAgo(4 * i + 2 * n);
      comments.push(
        await aComment(app.db, topicId, { state: 'published', body: wish(place, n), decided_at: later }),
      );
    }
  }
  return comments;
}

async function classified(app: TestApp, text: string) {
  const { suspicion, verdicts } = await app.db
    .selectFrom('comment as c')
    .innerJoin('screening as s', 's.comment_id', 'c.id')
    .select(['c.suspicion', 's.verdicts'])
    .where('c.body', '=', text)
    .executeTakeFirstOrThrow();
  return {
    suspicion,
    verdict: (verdicts as unknown as Verdict[]).find(({ check }) => check === 'classifier'),
  };
}

test('what moderators take for spam teaches the site, and the desk says by which words', async (t) => {
  const database = await createTestDatabase();
  t.teardown(() => database.drop());
  const app = await testApp(t, { database });
  const other = await testApp(t, { database });
  const topic = await aTopic(app.db);
  const before = advert('Göschwitz', 1);
  await post(app, topic.slug, { text: before });
  t.match(await classified(app, before), { suspicion: 'none', verdict: { outcome: 'clean' } });

  await decided(app, topic.id);
  const unlearned = other.screening.rules.spam;
  t.equal(await learnSpam(app.db, DEFAULT_SITE_ID), true);
  t.equal(await learnSpam(app.db, DEFAULT_SITE_ID), false, 'nothing new, nothing to learn');
  await waitFor('the other program heard of it', () => other.screening.rules.spam !== unlearned);

  const text = advert('Wenigenjena', 1);
  await post(other, topic.slug, { text });
  const { suspicion, verdict } = await classified(app, text);
  t.equal(suspicion, 'suspect', 'a reason to look, and never more');
  t.match(verdict, { outcome: 'suspect' });
  const quoted = (verdict?.marks ?? []).map(({ start, end }) => text.slice(start, end));
  t.match(quoted.join(' '), /Energieberatung|Blitzblank|unverbindlicher|Hausbesuch|Angebot/);
  const page = unescapeHtml((await (await aModerator(app)).get('/moderation?queue=suspicious')).body);
  t.match(page, /Klingt nach Werbung: .*„(Energieberatung|Blitzblank|unverbindlicher|Hausbesuch|Angebot)“/);

  const honest = 'In Burgau fehlen Bäume, besonders bei der Haltestelle 1.';
  await post(other, topic.slug, { text: honest });
  t.match(await classified(app, honest), { suspicion: 'none', verdict: { outcome: 'clean' } });
  const row = await app.db.selectFrom('screening_model').selectAll().executeTakeFirstOrThrow();
  t.match(row, { spam_examples: 16, ham_examples: 16, version: 1, prior_found_percent: 0 });
  t.ok((row.found_percent ?? 0) >= 90, `${row.found_percent} of 100 found where they were left out`);
  t.ok((row.alarm_percent ?? 100) <= 10, `${row.alarm_percent} false alarms`);
});

test('erased words leave what was learned with the next lesson, within a day', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const comments = await decided(app, topic.id);
  await learnSpam(app.db, DEFAULT_SITE_ID);
  const spam = comments.find(({ state }) => state === 'spam') as (typeof comments)[number];
  await app.db
    .updateTable('comment')
    .set({ state: 'erased', body: null, author_name: null })
    .where('id', '=', spam.id)
    .execute();
  t.equal(await learnSpam(app.db, DEFAULT_SITE_ID), false, 'the day is not over');
  await app.pg.query(`UPDATE screening_model SET trained_at = now() - interval '25 hours'`);
  t.equal(await learnSpam(app.db, DEFAULT_SITE_ID), true);
  const { bytes, spam_examples } = await app.db
    .selectFrom('screening_model')
    .select(['bytes', 'spam_examples'])
    .executeTakeFirstOrThrow();
  t.equal(spam_examples, 15);
  const left = comments
    .filter(({ id }) => id !== spam.id)
    .sort((a, b) => Number(b.decided_at) - Number(a.decided_at))
    .map(({ body, state }) => ({ text: String(body), labels: state === 'spam' ? [SPAM] : [] }));
  t.ok(bytes.equals(toBytes(await trainSpam(left))), 'as though it had never been there');
});

test('with a handful of decisions, or once its examples are gone, the shipped weights are all there is', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const comments = await decided(app, topic.id);
  await learnSpam(app.db, DEFAULT_SITE_ID);
  for (const { id, state } of comments) {
    if (state !== 'spam') continue;
    await app.db.updateTable('comment').set({ body: null }).where('id', '=', id).execute();
  }
  await app.pg.query(`UPDATE screening_model SET trained_at = now() - interval '25 hours'`);
  t.equal(await learnSpam(app.db, DEFAULT_SITE_ID), true);
  t.strictSame(await app.db.selectFrom('screening_model').select('version').execute(), []);
  t.equal(await learnSpam(app.db, DEFAULT_SITE_ID), false);
});

test('what belongs to the demo city teaches nothing', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db, { is_demo: true });
  await decided(app, topic.id);
  t.equal(await learnSpam(app.db, DEFAULT_SITE_ID), false);
});

test('a model of another version of the program is not read, and comments come in all the same', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  await app.db
    .insertInto('screening_model')
    .values({ site_id: DEFAULT_SITE_ID, bytes: Buffer.from('SGLM'), spam_examples: 9, ham_examples: 9 })
    .execute();
  await app.screening.reload();
  const text = 'Check out my channel, please subscribe!';
  t.equal((await post(app, topic.slug, { text })).statusCode, 303);
  t.match(await classified(app, text), { suspicion: 'suspect', verdict: { outcome: 'suspect' } });
});
