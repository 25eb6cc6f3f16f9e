import { once } from 'node:events';
import { sql } from 'kysely';
import { test } from 'tap';
import { aComment, aTopic } from '../support/builders.ts';
import { waitFor } from '../support/wait-for.ts';
import {
  aPlanner,
  copiesUnderway,
  endCopies,
  machineRecords,
  type Planner,
  publish,
  publishMany,
  textOf,
} from './exports.ts';

async function aBusyTopic({ db }: Planner) {
  const topic = await aTopic(db);
  await publishMany(db, topic.id);
  return topic;
}

test('an export shows one moment while others write', async (t) => {
  const { db, ...planner } = await aPlanner(t);
  const topic = await aTopic(db);
  let written = 0;
  let stopped = false;
  const writer = (async () => {
    while (!stopped) {
      const comment = await aComment(db, topic.id, { state: 'published' });
      await aComment(db, topic.id);
      await db.updateTable('comment').set({ state: 'withdrawn' }).where('id', '=', comment.id).execute();
      await aComment(db, topic.id, { state: 'published' });
      written++;
    }
  })();
  try {
    for (let i = 0; i < 40; i++) {
      const before = written;
      const made = await planner.export({ slug: topic.slug, scope: 'all' });
      await waitFor('something was written meanwhile', () => written > before);
      const records = await machineRecords(made);
      t.equal(records.length, made.ledger.received);
      for (const state of ['published', 'pending', 'withdrawn'] as const) {
        t.equal(records.filter(({ status }) => status === state).length, made.ledger[state], state);
      }
    }
  } finally {
    stopped = true;
    await writer;
  }
});

test('a slow reader slows the database down and fills no memory', async (t) => {
  const planner = await aPlanner(t);
  const topic = await aBusyTopic(planner);
  const { stream, rows } = await planner.export({ slug: topic.slug });
  await waitFor('PostgreSQL waits for the reader', async () =>
    (await copiesUnderway(planner.db)).includes('ClientWrite'),
  );
  t.ok(stream.readableLength < 2 * stream.readableHighWaterMark, `${stream.readableLength} bytes wait`);
  t.ok(stream.lines < rows / 2, `${stream.lines} of ${rows} rows were sent`);
  stream.destroy();
});

test('a connection whose reader was slow serves the next export', async (t) => {
  const planner = await aPlanner(t, { connections: 1 });
  const { db, pool } = planner;
  const topic = await aTopic(db);
  const text = 'x'.repeat(10_000);
  for (let rows = 1; rows <= 60; rows++) {
    await publish(db, topic.id, [{ name: 'Eine', text }]);
    const { stream } = await planner.export({ slug: topic.slug });
    await waitFor(
      'the export is complete or waits',
      () => stream.lines > rows || stream.readableLength >= stream.readableHighWaterMark,
    );
    await textOf(stream);
    await waitFor('the connection is back', () => pool.idleCount === 1);
  }
  t.equal(pool.totalCount, 1);
});

test('an export that nobody wants any more ends in the database', async (t) => {
  const planner = await aPlanner(t);
  const topic = await aBusyTopic(planner);
  for (const format of ['csv', 'jsonl'] as const) {
    const { stream } = await planner.export({ slug: topic.slug, format });
    await once(stream, 'data');
    stream.destroy();
    await waitFor('the COPY ended', async () => (await copiesUnderway(planner.db)).length === 0);
    await waitFor('its connection is gone', () => planner.pool.totalCount === 0);
  }
  t.equal(
    (await machineRecords(await planner.export({ slug: topic.slug }))).length,
    4_000,
    'the next one is whole',
  );
});

test('an export the database cuts short is an error, never a file that looks complete', async (t) => {
  const planner = await aPlanner(t);
  const topic = await aBusyTopic(planner);
  for (const format of ['csv', 'jsonl'] as const) {
    const { stream } = await planner.export({ slug: topic.slug, format });
    await waitFor('the COPY waits', async () => (await copiesUnderway(planner.db)).includes('ClientWrite'));
    await endCopies(planner.db);
    await t.rejects(textOf(stream));
    await waitFor('its connection is gone', () => planner.pool.totalCount === 0);
  }
  t.equal(
    (await machineRecords(await planner.export({ slug: topic.slug }))).length,
    4_000,
    'the next one is whole',
  );
});

test('what goes wrong before the first byte is thrown, and the connection is gone', async (t) => {
  const planner = await aPlanner(t);
  const topic = await aTopic(planner.db);
  await t.rejects(planner.export({ slug: topic.slug, timeZone: 'Europe/Jena' }), {
    message: /invalid value for parameter/,
  });
  await sql`ALTER TABLE decision_text RENAME TO elsewhere`.execute(planner.db);
  await t.rejects(planner.export({ slug: topic.slug }), { message: /decision_text/ });
  await waitFor('both connections are gone', () => planner.pool.totalCount === 0);
});
