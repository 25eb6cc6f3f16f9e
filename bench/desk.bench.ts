import pg from 'pg';
import { createDb, type Db } from '../src/database/db.ts';
import { selectCopies, selectFromSender, selectSimilar } from '../src/moderation/context-queries.ts';
import { listQueue } from '../src/moderation/list-queue.ts';
import { selectPromise } from '../src/moderation/queries.ts';
import type { QueuePlace } from '../src/moderation/queue-place.ts';
import { COUNTS, type SeededTopic, seedTopic } from './seed.ts';
import type { Bench, Measurement } from './support/bench.ts';
import { withClient } from './support/database.ts';
import { askDesks } from './support/desks.ts';

const SITE = '01900000-0000-7000-8000-000000000001';
const MODERATOR = '01900000-0000-7000-8000-00000000000a';
const SMALL = 10_000;
const LARGE = 1_000_000;
/** A backlog does not grow with what was decided before it. */
const WAITING = 2_000;

/** A moderator's whole page from the database, as the desk asks for it. */
const PLACES: Record<string, QueuePlace> = {
  'what waits': { queue: 'waiting' },
  'suspicious, one topic': { queue: 'suspicious', topic: 'ufer' },
  'longer than promised': { queue: 'waiting', overdue: true },
  'decided, one topic': { queue: 'decided', topic: 'ufer' },
  'decided by me': { queue: 'mine' },
  'search, a rare word': { queue: 'all', search: 'Eisvögel' },
  'search, a common word': { queue: 'all', search: 'Stadt' },
  'search, among what waits': { queue: 'waiting', search: 'Bänke' },
};

/** How much slower is the desk of a state than the desk of a town? */
export const deskBench: Bench = {
  name: 'desk',
  does: 'queue, filters, search and context with 10,000 and with 1,000,000 comments: time until the database answered (S8)',
  async run({ databases, rounds, tiny }) {
    await using small = await databases.create('desk_small');
    await using large = await databases.create('desk_large');
    await seedDesk(small.url, tiny ? 200 : SMALL);
    await seedDesk(large.url, tiny ? 500 : LARGE);
    await using smallDesk = new DeskReader(small.url);
    await using largeDesk = new DeskReader(large.url);
    const desks = { small: smallDesk, large: largeDesk, rounds, tiny };
    const measurements: Measurement[] = [];
    const measure = async (what: string, look: (desk: DeskReader) => Promise<unknown>) => {
      measurements.push(...(await askDesks(desks, what, look)));
    };
    for (const [what, place] of Object.entries(PLACES)) await measure(what, (desk) => desk.page(place));
    await measure('context of one comment', (desk) => desk.context());
    return {
      measurements,
      notes: [`${WAITING} wait in each; every statement of a page, one page at a time`],
    };
  },
};

class DeskReader implements AsyncDisposable {
  readonly #pool: pg.Pool;
  readonly #db: Db;
  #turn = 0;

  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 4 });
    this.#db = createDb(this.#pool);
  }

  page(place: QueuePlace) {
    const reader = { siteId: SITE, staffId: MODERATOR, decisionHours: 48 };
    return Promise.all([
      listQueue(this.#db, reader, place),
      selectPromise(this.#db, { siteId: SITE, decisionHours: 48, timeZone: 'Europe/Berlin' }),
    ]);
  }

  async context() {
    const { rows } = await this.#pool.query<{ id: string }>(
      `SELECT id FROM comment WHERE state = 'pending' ORDER BY received_at, id OFFSET $1 LIMIT 1`,
      [this.#turn++ % 200],
    );
    const id = rows[0]?.id as string;
    return Promise.all([
      selectFromSender(this.#db, SITE, id),
      selectCopies(this.#db, SITE, id),
      selectSimilar(this.#db, SITE, id),
    ]);
  }

  async [Symbol.asyncDispose]() {
    await this.#pool.end();
  }
}

/** A topic as the other benches have it, of which the last comments wait, some of them suspected. */
async function seedDesk(url: string, comments: number): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; definition: string }>(INDEXES);
    for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
    const topic = await seedTopic(url, { slug: 'ufer', comments });
    await client.query('SET session_replication_role = replica');
    for (const [statement, values] of changes(topic, comments)) await client.query(statement, values);
    await client.query('SET session_replication_role = origin');
    await client.query(`SET maintenance_work_mem = '256MB'`);
    for (const { definition } of rows) await client.query(definition);
    await client.query('VACUUM ANALYZE');
    await client.query('CHECKPOINT');
  });
}

/** Made again when everything is there: that takes a tenth of the time. */
const INDEXES = `
  SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
  WHERE i.indrelid = 'comment'::regclass AND c.oid IS NULL`;

function changes({ id }: SeededTopic, comments: number): [string, unknown[]][] {
  return [
    [
      `UPDATE comment SET state = 'pending', decided_at = NULL, published_at = NULL,
        suspicion = (ARRAY['none', 'none', 'none', 'none', 'suspect', 'spam'])[1 + ascii(reference) % 6],
        address_hash = sha256(convert_to(left(reference, 2), 'UTF8'))
      WHERE id IN (SELECT id FROM comment WHERE topic_id = $1 ORDER BY received_at DESC LIMIT $2)`,
      [id, Math.min(WAITING, comments / 2)],
    ],
    [
      `UPDATE comment SET body = body || ' Dort brütet der Eisvogel.'
      WHERE id IN (SELECT id FROM comment WHERE topic_id = $1 ORDER BY id LIMIT 100)`,
      [id],
    ],
    [
      `INSERT INTO staff (id, site_id, email, name, roles) VALUES ($2, $1, 'm@stadt.example', 'M', ARRAY['moderator'])`,
      [SITE, MODERATOR],
    ],
    [
      `INSERT INTO moderation_event (id, site_id, comment_id, actor_id, action, state_before, state_after, version_after, at)
      SELECT gen_random_uuid(), site_id, id, $2, 'publish', 'pending', 'published', 2, decided_at FROM comment
      WHERE topic_id = $1 AND state = 'published' AND ascii(right(reference, 1)) % 4 = 0`,
      [id, MODERATOR],
    ],
    ['DELETE FROM topic_count WHERE topic_id = $1', [id]],
    [COUNTS, [id]],
  ];
}
