import fc from 'fast-check';
import { type Test, test } from 'tap';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../../src/database/db.ts';
import { spreadOf, wholeLedger } from '../../src/pages/ledger.ts';
import { selectLedgerFigures } from '../../src/pages/queries.ts';
import { raiseVisibleVersion } from '../../src/platform/visible-version.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aComment, aTopic } from '../support/builders.ts';
import { post } from '../support/resident.ts';
import { waitFor } from '../support/wait-for.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PARTS = ['published', 'pending', 'rejected', 'spam', 'withdrawn', 'erased'] as const;

type Twin = Record<(typeof PARTS)[number] | 'received' | 'answered', number> & {
  as_of: string;
  channels: Record<string, number>;
  not_published_by_reason: Record<string, number>;
  outcomes: Record<string, number>;
  [more: string]: unknown;
};

const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0);

function balances(t: Test, twin: Twin): void {
  t.equal(
    PARTS.reduce((all, part) => all + twin[part], 0),
    twin.received,
    'the parts are the whole',
  );
  t.equal(sum(twin.channels), twin.received, 'so are the channels');
  t.equal(sum(twin.not_published_by_reason), twin.rejected, 'so are the reasons of what is not published');
}

async function twinOf(app: TestApp, slug: string): Promise<Twin> {
  const answer = await app.inject(`/themen/${slug}/bilanz.json`);
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}`);
  return answer.json();
}

/** What the table of comments holds, counted by hand. */
async function countedByHand(db: Db, topicId: string): Promise<Record<string, number>> {
  const states = await db.selectFrom('comment').select('state').where('topic_id', '=', topicId).execute();
  const counts: Record<string, number> = {};
  for (const { state } of states) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** Received and decided so many days ago, answered so many days after. */
const waited = (received: number, decidedAfter: number) => {
  const receivedAt = Date.now() - received * DAY;
  return { received_at: new Date(receivedAt), decided_at: new Date(receivedAt + decidedAfter * DAY) };
};

async function aBusyTopic(db: Db) {
  const topic = await aTopic(db, { title: 'Licht & Stadt', answers_due: '2031-03-31' });
  const comment = (given: object) => aComment(db, topic.id, given);
  const answered = waited(20, 1);
  const first = await comment({
    ...{ state: 'published', ...answered, published_at: answered.decided_at },
    answered_at: new Date(answered.received_at.getTime() + 10 * DAY),
    outcome: 'partly',
  });
  await comment({ state: 'published', ...waited(9, 3), channel: 'letter' });
  await comment({ state: 'published', ...waited(9, 0.1) });
  await comment({ state: 'rejected', ...waited(9, 2), reason_code: 'off-topic' });
  const rejected = await comment({ state: 'rejected', ...waited(9, 2), reason_code: 'insult' });
  await comment({ state: 'rejected', ...waited(9, 2), reason_code: 'insult', channel: 'workshop' });
  await comment({ state: 'spam', ...waited(9, 2) });
  await comment({ state: 'withdrawn' });
  await comment({ state: 'erased' });
  await comment({ received_at: new Date('2025-01-02T10:00:00Z') });
  await comment({});
  for (const [n, outcome] of (['noted', 'partly'] as const).entries()) {
    const id = uuidv7();
    const released_at = new Date(Date.now() - DAY + n * HOUR);
    const given = {
      id,
      site_id: DEFAULT_SITE_ID,
      topic_id: topic.id,
      body: 'Ja.',
      outcome,
      state: 'released',
    };
    await db
      .insertInto('answer')
      .values({ ...given, released_at })
      .execute();
    await db
      .insertInto('answer_comment')
      .values({ answer_id: id, comment_id: first.id, topic_id: topic.id })
      .execute();
  }
  const event = { id: uuidv7(), site_id: DEFAULT_SITE_ID, comment_id: rejected.id, version_after: 2 };
  await db
    .insertInto('moderation_event')
    .values({
      ...event,
      action: 'reject',
      state_before: 'pending',
      state_after: 'rejected',
      reason_code: 'insult',
    })
    .execute();
  await db
    .insertInto('objection')
    .values({ id: uuidv7(), comment_id: rejected.id, event_id: event.id, body: 'Doch!' })
    .execute();
  for (const state of ['open', 'dismissed', 'dismissed'])
    await db
      .insertInto('report')
      .values({
        ...{ id: uuidv7(), site_id: DEFAULT_SITE_ID, comment_id: first.id, reason_code: 'insult', state },
        receipt_hash: Buffer.from(uuidv7().replaceAll('-', '').repeat(2), 'hex'),
        decided_at: state === 'open' ? null : new Date(),
      })
      .execute();
  return topic;
}

test('the ledger tells what became of everything, for people and for programs', async (t) => {
  const app = await testApp(t);
  const topic = await aBusyTopic(app.db);
  const twin = await twinOf(app, topic.slug);
  balances(t, twin);
  t.match(twin, {
    url: `http://127.0.0.1:8080/themen/${topic.slug}/bilanz`,
    topic: { slug: topic.slug, title: 'Licht & Stadt' },
    ...{ received: 11, published: 3, pending: 2, rejected: 3, spam: 1, withdrawn: 1, erased: 1 },
    not_published_by_reason: { insult: 2, 'off-topic': 1 },
    channels: { online: 9, letter: 1, workshop: 1 },
    answered: 1,
    outcomes: { adopted: 0, partly: 1, declined: 0, noted: 0 },
    days_to_decision: { median: 2, p90: 3 },
    days_to_answer: { median: 10, p90: 10 },
    oldest_waiting_since: '2025-01-02T10:00:00.000Z',
    promised: { decision_hours: 48, answers_due: '2031-03-31' },
    objections: { received: 1, open: 1, granted: 0, upheld: 0, void: 0 },
    reports: { received: 3, open: 1, upheld: 0, dismissed: 2, moot: 0 },
  });

  const { body } = await app.inject(`/themen/${topic.slug}/bilanz`);
  const row = (label: string, count: number) =>
    new RegExp(`>${label}<svg[^]*?</th>\\s*<td[^>]*>${count}</td>`);
  for (const [label, count] of [
    ['Veröffentlicht', 3],
    ['Nicht veröffentlicht', 3],
    ['Angriffe auf Menschen', 2],
    ['Teilweise berücksichtigt', 1],
    ['Noch ohne Antwort', 2],
    ['Werkstatt', 1],
    ['Noch offen', 1],
    ['Beitrag bleibt stehen', 2],
  ] as const)
    t.match(body, row(label, count), label);
  for (const words of [
    '1 von 3 veröffentlichten Beiträgen beantwortet',
    'bei der Hälfte höchstens 2 Tage, bei neun von zehn höchstens 3 Tage',
    '31. März 2031',
    '2. Januar 2025',
    'Stand: ',
    `href="/themen/${topic.slug}/bilanz.json"`,
  ])
    t.match(body.replaceAll('\u00a0', ' '), words, words);
  t.match((await app.inject(`/en/themen/${topic.slug}/bilanz`)).body, 'Not published');
  t.match((await app.inject(`/themen/${topic.slug}`)).body, `href="/themen/${topic.slug}/bilanz"`);
});

test('a topic without comments has a ledger, a hidden one has none', async (t) => {
  const app = await testApp(t);
  const { slug } = await aTopic(app.db);
  const draft = await aTopic(app.db, { state: 'draft' });
  const twin = await twinOf(app, slug);
  balances(t, twin);
  t.match(twin, { received: 0, days_to_decision: { median: null, p90: null }, oldest_waiting_since: null });
  const { body } = await app.inject(`/themen/${slug}/bilanz`);
  t.match(body, 'Noch ist nichts eingegangen');
  t.notMatch(body, '<table');
  for (const path of [draft.slug, 'gibt-es-nicht'].flatMap((one) => [`${one}/bilanz`, `${one}/bilanz.json`]))
    t.equal((await app.inject(`/themen/${path}`)).statusCode, 404, path);
});

test('the twin is kept like a page, for a minute at most, and anew after each decision', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const url = `/themen/${topic.slug}/bilanz.json`;
  // Nothing is kept before the program listens for changes.
  const first = await waitFor('a kept twin', async () => {
    const made = await app.inject(url);
    return (await app.inject(url)).headers.etag === made.headers.etag && made;
  });
  t.match(first.headers, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' });
  const again = await app.inject({ url, headers: { 'if-none-match': String(first.headers.etag) } });
  t.equal(again.statusCode, 304);
  await aComment(app.db, topic.id);
  t.equal((await twinOf(app, topic.slug)).received, 0, 'what waits changes no page at once');
  await app.db.transaction().execute((trx) => raiseVisibleVersion(trx, [topic.id]));
  await waitFor('the new count', async () => (await twinOf(app, topic.slug)).received === 1);
});

test('while many write, the ledger balances each time it is asked, and in the end equals the table', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const target = 60;
  let writing = true;
  const residents = Array.from({ length: 6 }, async (_, resident) => {
    for (let n = 0; n < target / 6; n++)
      await post(
        app,
        topic.slug,
        { text: `Beitrag ${resident} ${n}` },
        { address: `192.0.2.${resident + 1}` },
      );
  });
  const changes = [
    { state: 'published', decided_at: new Date(), published_at: new Date() },
    { state: 'rejected', decided_at: new Date(), reason_code: 'insult' },
    { state: 'rejected', decided_at: new Date(), reason_code: 'other' },
    { state: 'spam', decided_at: new Date() },
    { state: 'withdrawn' },
    { state: 'erased', body: null },
    { state: 'pending', decided_at: null, published_at: null, reason_code: null },
  ];
  const moderators = Array.from({ length: 3 }, async (_, moderator) => {
    for (let n = moderator; writing; n++) {
      const change = changes[n % changes.length] as object;
      await app.db.transaction().execute(async (trx) => {
        const { id } =
          (await trx
            .selectFrom('comment')
            .select('id')
            .where('topic_id', '=', topic.id)
            .where('state', '<>', 'erased')
            .orderBy('version')
            .limit(1)
            .forUpdate()
            .skipLocked()
            .executeTakeFirst()) ?? {};
        if (!id) return;
        await trx
          .updateTable('comment')
          .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
          .where('id', '=', id)
          .execute();
        await raiseVisibleVersion(trx, [topic.id]);
      });
    }
  });
  let asked = 0;
  const reader = (async () => {
    while (writing) {
      const ledger = wholeLedger(await selectLedgerFigures(app.db, topic.id));
      balances(t, {
        ...ledger.parts,
        channels: ledger.channels,
        not_published_by_reason: ledger.reasons,
      } as never);
      balances(t, await twinOf(app, topic.slug));
      asked++;
    }
  })();
  await Promise.all(residents);
  writing = false;
  await Promise.all([...moderators, reader]);
  t.ok(asked > 3, `asked ${asked} times`);
  const byHand = await countedByHand(app.db, topic.id);
  t.equal(sum(byHand), target);
  await app.db.transaction().execute((trx) => raiseVisibleVersion(trx, [topic.id]));
  const last = await waitFor('the last count', async () => {
    const twin = await twinOf(app, topic.slug);
    return PARTS.every((part) => twin[part] === (byHand[part] ?? 0)) && twin;
  });
  balances(t, last);
});

test('what its author took to send it again is not the city’s time', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const received_at = new Date('2025-08-01T10:00:00Z');
  const set = (id: string, values: object) =>
    app.db.updateTable('comment').set(values).where('id', '=', id).execute();
  const [waiting, decided] = [
    await aComment(app.db, topic.id, { received_at, state: 'rejected' }),
    await aComment(app.db, topic.id, { received_at, state: 'withdrawn' }),
  ];
  for (const { id } of [waiting, decided])
    await set(id, { state: 'pending', decided_at: null, reason_code: null });
  const back = await app.db
    .selectFrom('comment')
    .select('returned_at')
    .where('id', '=', waiting.id)
    .executeTakeFirstOrThrow();
  const at = back.returned_at as Date;
  const decided_at = new Date(at.getTime() + 1.2 * DAY);
  await set(decided.id, { state: 'spam', decided_at });
  t.match(await twinOf(app, topic.slug), {
    oldest_waiting_since: at.toISOString(),
    days_to_decision: { median: 1.2, p90: 1.2 },
  });
});

test('the one that waits longest may be one that never came back', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const received_at = new Date('2025-08-01T10:00:00Z');
  await aComment(app.db, topic.id, { received_at });
  const { id } = await aComment(app.db, topic.id, { received_at, state: 'withdrawn' });
  await app.db.updateTable('comment').set({ state: 'pending' }).where('id', '=', id).execute();
  t.equal((await twinOf(app, topic.slug))['oldest_waiting_since'], received_at.toISOString());
});

test('a comment counts for the way it came, also when that is put right later', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const { id } = await aComment(app.db, topic.id, { channel: 'letter' });
  await aComment(app.db, topic.id, { channel: 'letter', state: 'spam' });
  await app.db.updateTable('comment').set({ channel: 'card' }).where('id', '=', id).execute();
  t.strictSame((await twinOf(app, topic.slug)).channels, { card: 1, letter: 1 });
});

test('what is decided anew, answered, taken back or deleted waits no more as it did', async (t) => {
  const app = await testApp(t);
  const topic = await aTopic(app.db);
  const { received_at, decided_at } = waited(30, 2);
  const { id } = await aComment(app.db, topic.id, { state: 'published', received_at, decided_at });
  const days = async () => {
    const ledger = wholeLedger(await selectLedgerFigures(app.db, topic.id));
    return [ledger.decision.median, ledger.answer.median];
  };
  const set = (values: object) => app.db.updateTable('comment').set(values).where('id', '=', id).execute();
  t.strictSame(await days(), [2, null]);
  await set({ answered_at: new Date(received_at.getTime() + 20 * DAY) });
  t.strictSame(await days(), [2, 20]);
  await set({ decided_at: new Date(received_at.getTime() + HOUR) });
  t.strictSame(await days(), [0, 20], 'within the hour');
  await set({ state: 'rejected', reason_code: 'insult' });
  t.strictSame(await days(), [0, null]);
  await set({ state: 'withdrawn', reason_code: null });
  t.strictSame(await days(), [null, null]);
  await set({ state: 'published' });
  t.strictSame(await days(), [0, 20]);
  await app.db.deleteFrom('comment').where('id', '=', id).execute();
  t.strictSame(await days(), [null, null]);
  const kept = await app.db.selectFrom('topic_wait').select('count').where('count', '<>', 0).execute();
  t.strictSame(kept, []);
});

test('half and nine in ten are as fast as the ledger says, and no fewer would do', async (t) => {
  const waits = fc.array(fc.nat(30), { minLength: 1, maxLength: 40 });
  const isTrueOf = (tenths: readonly number[]) => {
    const counts = Map.groupBy(
      tenths.filter((one) => one > 0).sort((a, b) => a - b),
      (one) => one,
    );
    const kept = [...counts].map(([one, all]) => ({ tenths: one, count: all.length }));
    const { median, p90 } = spreadOf(kept, tenths.length);
    const isAsFast = (days: number, share: number) =>
      tenths.filter((one) => one <= Math.round(days * 10)).length * 10 >= share * tenths.length;
    return [
      [median, 5],
      [p90, 9],
    ].every(([days, share]) => {
      if (days === null || days === undefined || !share) return false;
      return isAsFast(days, share) && (days === 0 || !isAsFast(days - 0.1, share));
    });
  };
  t.doesNotThrow(() => fc.assert(fc.property(waits, isTrueOf)));
});
