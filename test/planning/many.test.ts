import { sql } from 'kysely';
import pg from 'pg';
import { type Test, test } from 'tap';
import { ledgerOf } from '../../src/comments/comment.ts';
import type { CommentFilter } from '../../src/comments/comment-filter.ts';
import { type FilterScope, filterCondition } from '../../src/comments/filter-condition.ts';
import { createDb, type Db } from '../../src/database/db.ts';
import { countFacets } from '../../src/planning/count-facets.ts';
import type { Order } from '../../src/planning/desk-place.ts';
import { selectValueCounts } from '../../src/planning/facet-queries.ts';
import { countAll, placeOf } from '../../src/planning/list-comments.ts';
import { countFound, selectItems } from '../../src/planning/list-queries.ts';
import { wayInto } from '../../src/planning/source-queries.ts';
import { DEFAULT_SITE_ID } from '../../src/site/site.ts';
import { aTopic } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { aCode, aDepartment, aDistrict, anAssignment } from '../support/planning-builders.ts';
import { aPlanner, DESK } from '../support/planning-desk.ts';

/** More than are put in order by hand, so that indexes are walked. */
const MANY = 7_000;
const PAGE = 9;

interface Crowd {
  db: Db;
  scope: FilterScope;
  filters: Record<string, CommentFilter>;
}

/** Most comments have a code, some two of the same tree, some the same one twice; the newest have none. */
async function aCrowd(t: Test): Promise<Crowd> {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  t.teardown(async () => {
    await pool.end();
    await database.drop();
  });
  const db = createDb(pool);
  const topic = await aTopic(db);
  const above = await aCode(db, topic.id, { label: 'Verkehr' });
  const below = await aCode(db, topic.id, { label: 'Rad', parent_id: above.id });
  const apart = await aCode(db, topic.id, { label: 'Grün' });
  const district = await aDistrict(db, 'Nord');
  await sql`
    INSERT INTO comment (id, site_id, topic_id, reference, state, body, received_at, published_at, decided_at, channel,
      district_id, answered_at, outcome, supports, late, privacy_notice, receipt_hash)
    SELECT gen_random_uuid(), ${DEFAULT_SITE_ID}, ${topic.id}::uuid, 'AAAA-' || translate(lpad(n::text, 4, '0'), '01', 'XY'),
      CASE WHEN n % 50 = 0 THEN 'pending' ELSE 'published' END, 'Beitrag ' || n,
      now() - interval '30 days' + (n / 3) * interval '1 minute', at, at,
      CASE WHEN n % 9 = 0 THEN 'letter' ELSE 'online' END, CASE WHEN n % 8 <> 0 THEN ${district.id}::uuid END,
      CASE WHEN n % 10 < 7 THEN now() END,
      CASE WHEN n % 10 < 7 THEN (ARRAY['partly', 'declined', NULL])[1 + n % 3] END, n % 7, n % 70 = 3, 'test',
      sha256(convert_to('crowd ' || n, 'UTF8'))
    FROM generate_series(1, ${MANY}::int) AS n CROSS JOIN LATERAL (SELECT CASE WHEN n % 50 <> 0 THEN now() END AS at) AS decided`.execute(
    db,
  );
  await sql`
    INSERT INTO coding (id, topic_id, comment_id, code_id, starts, ends)
    SELECT gen_random_uuid(), topic_id, c.id, code.id, CASE WHEN n % 2 = 0 THEN 0 END, CASE WHEN n % 2 = 0 THEN 3 + again END
    FROM (SELECT *, row_number() OVER (ORDER BY received_at, id) AS n FROM comment WHERE topic_id = ${topic.id}) c
    CROSS JOIN generate_series(0, 1) AS again
    JOIN (VALUES (${above.id}::uuid, 1), (${below.id}::uuid, 2), (${apart.id}::uuid, 5)) AS code (id, share)
      ON n % code.share = 0 AND n < ${MANY} - 200 AND (again = 0 OR n % 4 = 0)`.execute(db);
  const codes = [above.id];
  const today = await aDepartment(db, 'Tiefbau');
  const own = await aDepartment(db, 'Grünflächen');
  await anAssignment(db, topic.id, { department_id: today.id, code_id: above.id, due: '2026-01-31' });
  await anAssignment(db, topic.id, { department_id: today.id, code_id: below.id, due: '2026-01-31' });
  await sql`
    INSERT INTO assignment (id, topic_id, department_id, comment_id, due)
    SELECT gen_random_uuid(), topic_id, CASE WHEN supports < 3 THEN ${own.id}::uuid ELSE ${today.id}::uuid END, id,
      CASE WHEN supports < 5 THEN '2026-01-31'::date END
    FROM comment WHERE topic_id = ${topic.id} AND received_at < now() - interval '29 days 6 hours'`.execute(
    db,
  );
  await sql`ANALYZE`.execute(db);
  return {
    db,
    scope: { siteId: DEFAULT_SITE_ID, topicId: topic.id, timeZone: 'Europe/Berlin', now: new Date() },
    filters: {
      'a code with one below it': { codes },
      'a code in every state': { codes, states: ['published', 'pending'] },
      'two codes': { codes: [below.id, apart.id, above.id] },
      'a code or none': { codes: [above.id, 'ohne'] },
      'no code': { codes: ['ohne'] },
      'a code, on paper': { codes, channels: ['letter'] },
      outcomes: { outcomes: ['partly', 'declined'] },
      'an outcome of a code': { outcomes: ['partly'], codes },
      'a district': { districts: [district.id] },
      'a channel': { channels: ['online'] },
      'a department': { departments: [today.id] },
      'no department or one': { departments: [own.id, 'ohne'] },
      overdue: { overdue: true },
      'overdue there': { overdue: true, departments: [today.id], states: ['published', 'pending'] },
    },
  };
}

const reference = async ({ db, scope }: Crowd, filter: CommentFilter, order: Order) => {
  const by = {
    newest: sql`received_at DESC, id DESC`,
    oldest: sql`received_at, id`,
    supported: sql`supports DESC, received_at DESC, id DESC`,
  }[order];
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM comment c WHERE ${filterCondition(filter, scope)} ORDER BY ${by}`.execute(db);
  return rows.map(({ id }) => id);
};

test('of thousands, every page of the list is what the filter holds in its order, forwards and back', {
  timeout: 120_000,
}, async (t) => {
  const crowd = await aCrowd(t);
  const { db, scope, filters } = crowd;
  for (const [name, filter] of Object.entries(filters)) {
    const way = await wayInto(db, filter, scope);
    for (const order of ['newest', 'oldest', 'supported'] as const) {
      const expected = await reference(crowd, filter, order);
      const page = async (edge?: Parameters<typeof selectItems>[2]['edge']) =>
        selectItems(db, way, { order, edge }, PAGE);
      const first = await page();
      t.strictSame(ids(first), expected.slice(0, PAGE), `${name}, ${order}: first`);
      const rim = first.at(-1);
      if (!rim) continue;
      const second = await page({ side: 'after', at: placeOf(rim, order), earlier: PAGE });
      t.strictSame(ids(second), expected.slice(PAGE, 2 * PAGE), `${name}, ${order}: second`);
      const back = await page({ side: 'before', at: placeOf(second[0] ?? rim, order), earlier: PAGE });
      t.strictSame(ids(back).reverse(), expected.slice(0, PAGE), `${name}, ${order}: back`);
    }
    const all = await reference(crowd, filter, 'newest');
    t.equal(await countFound(db, way, MANY + 1), all.length, `${name}: counted`);
    t.equal(await countFound(db, way, 10), Math.min(10, all.length), `${name}: counted so far`);
  }

  for (const filter of [{}, ...Object.values(filters)]) {
    const flags = { fields: ['overdue', 'late'], most: MANY + 1 } as const;
    const { counts } = await selectValueCounts(db, filter, scope, flags);
    const expected = async (flag: CommentFilter) =>
      (await reference(crowd, { ...filter, ...flag }, 'newest')).length;
    t.strictSame(Object.fromEntries(counts.map(({ field, count }) => [field, count])), {
      overdue: await expected({ overdue: true }),
      late: await expected({ late: true }),
    });
  }

  const twoCodes = filters['two codes'] as CommentFilter;
  const countedIn = (received: number) =>
    countFacets(db, twoCodes, scope, ledgerOf([{ state: 'published', count: received }]));
  const { number, isMore } = (await countedIn(50_000)).channels.of('online');
  t.ok(
    isMore && number > 4_000 && number <= 5_001,
    `beside the filter each comment is counted once: ${number}`,
  );
  t.strictSame(
    (await countedIn(20_000)).channels.of('online'),
    {
      number: (await reference(crowd, { ...twoCodes, channels: ['online'] }, 'newest')).length,
      isMore: false,
    },
    'in a topic of a city every number is exact',
  );
  const alike = {
    channels: ['online'],
    districts: [...(filters['a district']?.districts ?? []), 'ohne'],
  } as const;
  const capped = async (received: number) => {
    const ledger = ledgerOf([{ state: 'published', count: received }]);
    const facets = await countFacets(db, alike, scope, ledger);
    return [await countAll(db, alike, scope, ledger), facets.languages.of('de')];
  };
  for (const [received, most] of [
    [100_000, 5_000],
    [100_001, 2_000],
  ] as const) {
    const atLeast = { number: most, isMore: true };
    t.strictSame(await capped(received), [atLeast, atLeast], 'above the list and beside the field alike');
  }
});

/** More than PostgreSQL is asked to count: what it knows of a word's frequency says that it is common. */
const VERY_MANY = 24_000;
const BATCH = 4_000;

test('a word that most have, alone and with a common code, finds what a plain look at all of them finds', {
  timeout: 120_000,
}, async (t) => {
  const planner = await aPlanner(t);
  const { db } = planner.app;
  const crowded = planner.topic;
  const code = await aCode(db, crowded.id, { label: 'Stadtgrün' });
  await db.transaction().execute(async (trx) => {
    // Counts and texts for the ledger are not what this is about.
    await sql`SET LOCAL session_replication_role = replica`.execute(trx);
    // In parts: the program waits for no statement as long as all of them take on a busy machine.
    for (let from = 1; from <= VERY_MANY; from += BATCH) {
      await sql`
        INSERT INTO comment (id, site_id, topic_id, reference, state, body, received_at, published_at, decided_at, supports,
          privacy_notice, receipt_hash)
        SELECT gen_random_uuid(), ${DEFAULT_SITE_ID}, ${crowded.id}::uuid,
          'BB' || overlay(translate(lpad(n::text, 6, '0'), '01', 'XY') placing '-' from 3 for 0), 'published',
          'Der Baum ' || n || CASE WHEN n % 40 = 0 THEN '' ELSE ' am Platz' END,
          now() - n * interval '1 minute', now(), now(), n % 7, 'test', sha256(convert_to('word ' || n, 'UTF8'))
        FROM generate_series(${from}::int, ${from + BATCH - 1}::int) AS n`.execute(trx);
    }
    await sql`
      INSERT INTO coding (id, topic_id, comment_id, code_id, received_at)
      SELECT gen_random_uuid(), topic_id, id, ${code.id}::uuid, received_at FROM comment
      WHERE topic_id = ${crowded.id} AND supports <> 3`.execute(trx);
    await sql`
      INSERT INTO topic_count (topic_id, state, part, count) VALUES (${crowded.id}, 'published', 0, ${VERY_MANY})`.execute(
      trx,
    );
  });
  await sql`ANALYZE`.execute(db);
  const scope = {
    siteId: DEFAULT_SITE_ID,
    topicId: crowded.id,
    timeZone: 'Europe/Berlin',
    now: new Date(),
  };
  const there = { db, scope, filters: {} };
  const alone = await wayInto(db, { words: 'Plätze' }, there.scope);
  t.notOk(alone.rarest, 'it is not read as a whole');
  const both = await wayInto(db, { words: 'Plätze', codes: [code.id] }, there.scope);
  t.ok(both.isByWord, 'and goes before a code that is as common');
  for (const filter of [
    { words: 'Plätze' },
    { words: 'Plätze', codes: [code.id] },
    { words: 'Platz -Baum' },
  ]) {
    const way = await wayInto(db, filter, there.scope);
    const expected = await reference(there, filter, 'newest');
    const page = await selectItems(db, way, { order: 'newest' }, PAGE);
    t.strictSame(ids(page), expected.slice(0, PAGE));
    t.equal(await countFound(db, way, VERY_MANY + 1), expected.length);
    t.equal(await countFound(db, way, 10), Math.min(10, expected.length));
  }

  const few = (await planner.get(`${DESK}?q=1234`)).body;
  t.notMatch(few, 'Mindestzahlen', 'where every number is exact nothing is to be said');
  const { body } = await planner.get(`${DESK}?q=Platz`);
  t.match(body, '5.000+ Beiträge');
  t.match(body, 'Zahlen mit + sind Mindestzahlen: Bei mehr als 5.000 Treffern wird nicht weitergezählt.');
  t.notMatch(body, '5.001', 'what was looked at one too many is not told');
});

const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
