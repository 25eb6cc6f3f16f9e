import { withClient } from './support/database.ts';
import { NAMES, SENTENCES, TOPIC_BODY } from './support/texts.ts';

const SITE = '01900000-0000-7000-8000-000000000001';
/** References count in 30 letters. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

export interface SeededTopic {
  id: string;
  slug: string;
  /** Token of the n-th comment's private link, ready for an address. */
  receiptOf(n: number): string;
}

/**
 * An open topic with an editors' text of about 600 words and published comments of one to four sentences; the texts are
 * the same in each run. In threads, every fifth comment replies to the one before it.
 */
export async function seedTopic(
  url: string,
  { slug, comments, threads = false }: { slug: string; comments: number; threads?: boolean },
): Promise<SeededTopic> {
  return withClient(url, async (client) => {
    const topic = await client.query<{ id: string }>(
      `INSERT INTO topic (id, site_id, slug, state, title, subtitle, lead, body, call_to_action, opens_at, published_at)
      VALUES (gen_random_uuid(), $1, $2, 'published', 'Das Ufer von morgen', 'Wie soll die Promenade werden?',
        'Die Stadt erneuert die Uferpromenade. Sagen Sie uns, was Ihnen dort wichtig ist.', $3,
        'Was wünschen Sie sich für das Ufer?', now() - interval '30 days', now() - interval '30 days')
      RETURNING id`,
      [SITE, slug, TOPIC_BODY],
    );
    const id = topic.rows[0]?.id as string;
    // Counted once at the end: the trigger that counts each of them takes minutes for many.
    await client.query('SET session_replication_role = replica');
    await client.query(COMMENTS, [id, SITE, comments, SENTENCES, NAMES, LETTERS, threads]);
    if (threads) await client.query(REPLIES, [id]);
    await client.query(COUNTS, [id]);
    await client.query(DAY_COUNTS, [id]);
    await client.query(WAIT_COUNTS, [id]);
    await client.query('SET session_replication_role = origin');
    await client.query('ANALYZE comment');
    // What was just written reaches the disk now, not while something is measured.
    await client.query('CHECKPOINT');
    return { id, slug, receiptOf: (n) => encodeURIComponent(`receipt ${id}${n}`) };
  });
}

const COMMENTS = `
  INSERT INTO comment (id, parent_id, thread_id, depth, site_id, topic_id, reference, state, author_name, body,
    received_at, decided_at, published_at, privacy_notice, receipt_hash, text_digest)
  SELECT id, parent, parent, CASE WHEN parent IS NULL THEN 1 ELSE 2 END, $2, $1::uuid,
    left(letters, 4) || '-' || right(letters, 4), 'published',
    nullif(($5::text[])[1 + n % cardinality($5::text[])], ''), body, at, at + interval '3 hours', at + interval '3 hours',
    'bench', sha256(convert_to('receipt ' || $1 || n, 'UTF8')), sha256(convert_to(body, 'UTF8'))
  FROM (SELECT count(*) AS taken FROM comment) AS others
  CROSS JOIN generate_series(1, $3::int) AS n
  CROSS JOIN LATERAL (
    SELECT string_agg(($4::text[])[1 + (n * 7 + i * (n / 32 + 5)) % cardinality($4::text[])], ' ' ORDER BY i) AS body
    FROM generate_series(0, n % 4) AS i
  ) AS said
  CROSS JOIN LATERAL (
    SELECT string_agg(substr($6, ((n + taken) / (30 ^ i)::bigint % 30)::int + 1, 1), '' ORDER BY i DESC) AS letters
    FROM generate_series(0, 7) AS i
  ) AS numbered
  -- In the order of time, as the program's own ids are.
  CROSS JOIN LATERAL (SELECT (lpad(to_hex(n), 12, '0') || substr(md5($1 || n), 13))::uuid AS id) AS own
  CROSS JOIN LATERAL (
    SELECT CASE WHEN $7 AND n % 5 = 0 THEN (lpad(to_hex(n - 1), 12, '0') || substr(md5($1 || n - 1), 13))::uuid END AS parent
  ) AS place
  CROSS JOIN LATERAL (SELECT now() - interval '25 days' + n * interval '20 days' / $3::int AS at) AS received`;

const REPLIES = `
  UPDATE comment SET replies = 1, below = 1
  WHERE id IN (SELECT parent_id FROM comment WHERE topic_id = $1 AND parent_id IS NOT NULL)`;

/** Of a topic that is not counted yet. */
export const COUNTS = `
  INSERT INTO topic_count (topic_id, state, channel, part, count)
  SELECT topic_id, state, channel, 0, count(*) FROM comment WHERE topic_id = $1 GROUP BY topic_id, state, channel`;

/** Of a topic whose waits are not counted yet. */
export const WAIT_COUNTS = `
  INSERT INTO topic_wait (topic_id, kind, tenths, part, count)
  SELECT c.topic_id, w.kind, w.tenths, 0, count(*) FROM comment c CROSS JOIN LATERAL waits_of(c) AS w
  WHERE c.topic_id = $1 GROUP BY 1, 2, 3`;

/** Of a topic whose days are not counted yet. */
export const DAY_COUNTS = `
  INSERT INTO topic_day (topic_id, day, channel, outcome, part, count)
  SELECT topic_id, (received_at AT TIME ZONE 'Europe/Berlin')::date, channel,
    CASE WHEN answered_at IS NULL THEN 'open' ELSE coalesce(outcome, 'unsaid') END, 0, count(*)
  FROM comment WHERE topic_id = $1 AND state = 'published' GROUP BY 1, 2, 3, 4`;
