import { sql } from 'kysely';
import { type Test, test } from 'tap';
import type { Db } from '../../src/database/db.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { testApp } from '../support/app.ts';
import { aComment, anAnswer, aTopic } from '../support/builders.ts';

async function aCountedTopic(t: Test) {
  const { db } = await testApp(t);
  const topic = await aTopic(db);
  const comment = (values: Parameters<typeof aComment>[2] = {}) =>
    aComment(db, topic.id, { state: 'published', received_at: new Date('2026-03-02T12:00:00Z'), ...values });
  return { db, topic, comment, kept: () => keptOf(db, topic.id) };
}

/** "day channel outcome count" */
async function keptOf(db: Db, topicId: string): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    SELECT concat_ws(' ', day, channel, outcome, sum(count)) AS line FROM topic_day
    WHERE topic_id = ${topicId} GROUP BY day, channel, outcome HAVING sum(count) <> 0 ORDER BY 1`.execute(db);
  return rows.map(({ line }) => line);
}

test('what is published counts on the day it came, by the clock of the city', async (t) => {
  const { comment, kept } = await aCountedTopic(t);
  await comment();
  await comment({ received_at: new Date('2026-03-02T23:30:00Z'), channel: 'letter' });
  await comment({ state: 'pending' });
  await comment({ state: 'rejected' });
  t.strictSame(await kept(), ['2026-03-02 online open 1', '2026-03-03 letter open 1']);
});

test('what is taken back, answered, moved or deleted counts no more where it was', async (t) => {
  const { db, topic, comment, kept } = await aCountedTopic(t);
  const [one, two] = [await comment(), await comment()];
  const set = (values: Parameters<typeof aComment>[2], { id }: { id: string }) =>
    db
      .updateTable('comment')
      .set(values as object)
      .where('id', '=', id)
      .execute();
  await anAnswer(db, topic.id, [one, two]);
  t.strictSame(await kept(), ['2026-03-02 online partly 2']);
  await set({ outcome: 'adopted' }, two);
  t.strictSame(await kept(), ['2026-03-02 online adopted 1', '2026-03-02 online partly 1']);
  await set({ state: 'withdrawn' }, one);
  t.strictSame(await kept(), ['2026-03-02 online adopted 1']);
  await set({ outcome: null }, two);
  t.strictSame(await kept(), ['2026-03-02 online unsaid 1']);
  await set({ answered_at: null }, two);
  t.strictSame(await kept(), ['2026-03-02 online open 1']);
  await set({ channel: 'card', received_at: new Date('2026-04-01T12:00:00Z') }, two);
  t.strictSame(await kept(), ['2026-04-01 card open 1']);
  await set({ body: 'Anders gesagt.' }, two);
  await set({ state: 'published' }, one);
  t.strictSame(await kept(), ['2026-03-02 online partly 1', '2026-04-01 card open 1']);
  await db.deleteFrom('answer_comment').execute();
  await db.deleteFrom('comment').where('topic_id', '=', topic.id).execute();
  t.strictSame(await kept(), []);
});

test('two who answer comments of the same days in opposite order at once do not wait for one another', async (t) => {
  const { db, comment, kept } = await aCountedTopic(t);
  const days = [1, 2].map((day) => new Date(Date.UTC(2026, 2, day, 12)));
  const mine = [];
  const theirs = [];
  for (const received_at of days) {
    mine.push(await comment({ received_at }));
    theirs.unshift(await comment({ received_at }));
  }
  const answer = (ids: readonly { id: string }[], other: Promise<void>, arrived: () => void) =>
    db.transaction().execute(async (trx) => {
      for (const [i, { id }] of ids.entries()) {
        await trx.updateTable('comment').set({ answered_at: new Date() }).where('id', '=', id).execute();
        if (i > 0) continue;
        // Each has counted the day the other comes to next.
        arrived();
        await other;
      }
    });
  const [one, two] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await Promise.all([answer(mine, two.promise, one.resolve), answer(theirs, one.promise, two.resolve)]);
  t.strictSame(await kept(), ['2026-03-01 online unsaid 2', '2026-03-02 online unsaid 2']);
});

test('a city that moves to another time zone has its days counted again', async (t) => {
  const { db, comment, kept } = await aCountedTopic(t);
  await comment({ received_at: new Date('2026-03-02T23:30:00Z') });
  t.strictSame(await kept(), ['2026-03-03 online open 1']);
  await db.updateTable('site').set({ time_zone: 'UTC' }).where('id', '=', DEFAULT_SITE_ID).execute();
  t.strictSame(await kept(), ['2026-03-02 online open 1']);
  await comment({ received_at: new Date('2026-03-02T23:40:00Z') });
  t.strictSame(await kept(), ['2026-03-02 online open 2']);
});
