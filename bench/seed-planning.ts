import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { COUNTS, DAY_COUNTS, seedTopic, WAIT_COUNTS } from './seed.ts';
import { withClient } from './support/database.ts';

export const SITE = '01900000-0000-7000-8000-000000000001';
export const PLANNER = '01900000-0000-7000-8000-00000000000b';

/** As `md5('code 1')::uuid` has it. */
export function codeId(n: number): string {
  const hex = createHash('md5').update(`code ${n}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const COLOURS = ['violet', 'lightblue', 'turquois', 'orange', 'limette', 'darkblue', 'yellow', 'grey'];

/** A topic that planners have worked on for a while: coded, grouped, a third of it answered, some of it overdue. */
export async function seedPlanning(url: string, comments: number): Promise<{ topicId: string }> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; definition: string }>(INDEXES);
    for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
    const { id: topicId } = await seedTopic(url, { slug: 'ufer', comments });
    await client.query('SET session_replication_role = replica');
    for (const [statement, values] of STATEMENTS(topicId, comments)) await client.query(statement, values);
    await client.query('SET session_replication_role = origin');
    await rebuild(client, rows);
    return { topicId };
  });
}

async function rebuild(client: Client, indexes: readonly { definition: string }[]): Promise<void> {
  await client.query(`SET maintenance_work_mem = '256MB'`);
  for (const { definition } of indexes) await client.query(definition);
  await client.query('VACUUM ANALYZE');
  await client.query('CHECKPOINT');
}

/** Made again when everything is there: that takes a tenth of the time. */
const INDEXES = `
  SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
  WHERE i.indrelid = 'comment'::regclass AND c.oid IS NULL`;

const STATEMENTS = (topicId: string, comments: number): [string, unknown[]][] => [
  [
    `INSERT INTO staff (id, site_id, email, name, roles) VALUES ($2, $1, 'p@stadt.example', 'P', ARRAY['planner'])`,
    [SITE, PLANNER],
  ],
  [
    `INSERT INTO district (id, site_id, name, position)
    SELECT md5('district ' || n)::uuid, $1, 'Ortsteil ' || n, n FROM generate_series(1, 12) AS n`,
    [SITE],
  ],
  [
    `INSERT INTO code (id, site_id, topic_id, parent_id, label, mark, colour, position)
    SELECT md5('code ' || n)::uuid, $1, $2, CASE WHEN n > 12 THEN md5('code ' || n - 12)::uuid END, 'Schlagwort ' || n,
      chr(64 + n) || 'X', ($3::text[])[1 + n % 8], n FROM generate_series(1, 20) AS n`,
    [SITE, topicId, COLOURS],
  ],
  // A tenth came on paper, a fiftieth in English, one in a thousand late; a third was answered.
  [
    `UPDATE comment c SET
      channel = (ARRAY['letter', 'card', 'phone', 'workshop', 'online', 'online', 'online', 'online', 'online', 'online'])
        [1 + CASE WHEN ascii(right(reference, 2)) % 4 = 0 THEN ascii(right(reference, 1)) % 10 ELSE 9 END],
      language = CASE WHEN ascii(right(reference, 2)) % 29 = 1 THEN 'en' ELSE 'de' END,
      late = left(reference, 2) || right(reference, 1) = '227' OR right(reference, 3) = '222',
      supports = ascii(right(reference, 1)) % 40,
      district_id = md5('district ' || 1 + ascii(right(reference, 2)) % 16)::uuid,
      answered_at = CASE WHEN ascii(right(reference, 1)) % 3 = 0 THEN received_at + interval '3 days' END
    WHERE topic_id = $1`,
    [topicId],
  ],
  [`UPDATE comment SET district_id = NULL WHERE district_id NOT IN (SELECT id FROM district)`, []],
  [
    `UPDATE comment SET body = body || ' Dort brütet der Eisvogel.'
    WHERE id IN (SELECT id FROM comment WHERE topic_id = $1 ORDER BY id LIMIT 100)`,
    [topicId],
  ],
  // The first codes are given far more often than the last; the newest comments have none yet, like one in a hundred of the others.
  [
    `INSERT INTO coding (id, topic_id, comment_id, code_id, coder_id, received_at)
    SELECT gen_random_uuid(), $1, id, md5('code ' || least(20, 1 + floor(20 * power(random(), 3))::int))::uuid, $2, received_at
    FROM comment WHERE topic_id = $1 AND received_at < now() - interval '10 days' AND random() < 0.99`,
    [topicId, PLANNER],
  ],
  [`UPDATE comment SET is_coded = true WHERE id IN (SELECT comment_id FROM coding)`, []],
  [
    `INSERT INTO answer (id, site_id, topic_id, body, outcome, state, released_at)
    SELECT md5('answer ' || n)::uuid, $1, $2, 'Das prüfen wir.', (ARRAY['adopted', 'partly', 'declined', 'noted'])[1 + n % 4],
      CASE WHEN n <= 200 THEN 'released' WHEN n <= 230 THEN 'draft' ELSE 'checked' END, CASE WHEN n <= 200 THEN now() END
    FROM generate_series(1, 250) AS n`,
    [SITE, topicId],
  ],
  [
    `INSERT INTO answer_comment (answer_id, comment_id, topic_id)
    SELECT md5('answer ' || 1 + n % 200)::uuid, id, $1
    FROM (SELECT id, row_number() OVER () AS n FROM comment WHERE topic_id = $1 AND answered_at IS NOT NULL) c`,
    [topicId],
  ],
  [
    `UPDATE comment c SET outcome = a.outcome FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id
    WHERE ac.comment_id = c.id`,
    [],
  ],
  // Its channels and answers are others now.
  ['DELETE FROM topic_count WHERE topic_id = $1', [topicId]],
  ['DELETE FROM topic_day WHERE topic_id = $1', [topicId]],
  ['DELETE FROM topic_wait WHERE topic_id = $1', [topicId]],
  [COUNTS, [topicId]],
  [DAY_COUNTS, [topicId]],
  [WAIT_COUNTS, [topicId]],
  [
    `INSERT INTO answer_comment (answer_id, comment_id, topic_id)
    SELECT md5('answer ' || 201 + n % 50)::uuid, id, $1 FROM (
      SELECT id, row_number() OVER () AS n FROM comment WHERE topic_id = $1 AND answered_at IS NULL ORDER BY id LIMIT $2
    ) c`,
    [topicId, Math.min(1_000, comments / 10)],
  ],
  [
    `INSERT INTO comment_group (id, topic_id, kind) SELECT md5('group ' || n)::uuid, $1, 'similar' FROM generate_series(1, 50) n`,
    [topicId],
  ],
  [
    `INSERT INTO comment_group_member (comment_id, group_id, topic_id, similarity)
    SELECT id, md5('group ' || 1 + n % 50)::uuid, $1, 0.8
    FROM (SELECT id, row_number() OVER () AS n FROM comment WHERE topic_id = $1 LIMIT 1000) c`,
    [topicId],
  ],
  [
    `INSERT INTO department (id, site_id, name) SELECT md5('department ' || n)::uuid, $1, 'Amt ' || n FROM generate_series(1, 6) n`,
    [SITE],
  ],
  [`INSERT INTO department_member VALUES (md5('department 1')::uuid, $1)`, [PLANNER]],
  [
    `INSERT INTO assignment (id, topic_id, department_id, code_id, due)
    SELECT gen_random_uuid(), $1, md5('department ' || n)::uuid, md5('code ' || 14 + n)::uuid, current_date - 10 + n
    FROM generate_series(1, 6) n`,
    [topicId],
  ],
  [
    `INSERT INTO assignment (id, topic_id, department_id, comment_id, due)
    SELECT gen_random_uuid(), $1, md5('department ' || 1 + n % 6)::uuid, id, current_date - 30 + n::int % 60
    FROM (SELECT id, row_number() OVER () AS n FROM comment WHERE topic_id = $1 ORDER BY id LIMIT 500) c`,
    [topicId],
  ],
];
