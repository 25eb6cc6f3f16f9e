import { type RawBuilder, sql } from 'kysely';
import { COMMENT_STATES } from '../comments/comment.ts';
import type { Condition } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';

/** Comments to count: all that a condition on `comment c` finds, or the newest of them. */
export interface Base {
  condition: Condition;
  /** None: all, where an index alone has the answer. */
  newest?: number;
}

const from = ({ condition, newest }: Base, columns: RawBuilder<unknown>) =>
  sql`SELECT ${columns} FROM comment c WHERE ${condition}
    ${newest === undefined ? sql`` : sql`ORDER BY c.received_at DESC, c.id DESC LIMIT ${newest}`}`;

export interface DayRow {
  /** YYYY-MM-DD by the city's calendar. */
  day: string;
  channel: string;
  count: number;
}

export async function selectDays(db: Db, base: Base, timeZone: string): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, channel, count FROM (
      SELECT (received_at AT TIME ZONE ${timeZone})::date AS day, channel, count(*)::integer AS count
      FROM (${from(base, sql`c.received_at, c.channel`)}) AS base GROUP BY 1, 2
    ) AS counted ORDER BY day`.execute(db);
  return rows;
}

export interface ValueRow {
  /** None: the comment has none. */
  value: string | null;
  count: number;
}

/** One condition for each state, in their order; each is counted up to `most`. */
export async function selectStates(
  db: Db,
  conditions: readonly Condition[],
  most: number,
): Promise<ValueRow[]> {
  const counts = conditions.map(
    (condition, i) => sql`SELECT ${COMMENT_STATES[i]} AS value, count(*)::integer AS count
      FROM (SELECT FROM comment c WHERE ${condition} LIMIT ${most}) AS counted`,
  );
  const { rows } = await sql<ValueRow>`${sql.join(counts, sql` UNION ALL `)}`.execute(db);
  return rows;
}

/** The topic's books. */
export async function selectLedger(db: Db, topicId: string): Promise<ValueRow[]> {
  const { rows } = await sql<ValueRow>`
    SELECT state AS value, sum(count)::integer AS count FROM topic_count WHERE topic_id = ${topicId} GROUP BY 1`.execute(
    db,
  );
  return rows;
}

/** `open`: not answered; without a value: answered, no outcome said. The latest outcome counts. */
export async function selectOutcomes(db: Db, base: Base): Promise<ValueRow[]> {
  const outcome = sql`CASE WHEN c.answered_at IS NULL THEN 'open' ELSE c.outcome END`;
  const { rows } = await sql<ValueRow>`
    SELECT value, count(*)::integer AS count FROM (${from(base, sql`${outcome} AS value`)}) AS base GROUP BY 1`.execute(
    db,
  );
  return rows;
}

export interface DistrictRow extends ValueRow {
  name: string | null;
}

export async function selectDistricts(db: Db, base: Base): Promise<DistrictRow[]> {
  const { rows } = await sql<DistrictRow>`
    SELECT counted.district_id AS value, d.name, counted.count FROM (
      SELECT district_id, count(*)::integer AS count FROM (${from(base, sql`c.district_id`)}) AS base GROUP BY 1
    ) AS counted LEFT JOIN district d ON d.id = counted.district_id
    ORDER BY counted.count DESC, d.name`.execute(db);
  return rows;
}

export interface CodeCounts {
  total: number;
  coded: number;
  rows: { value: string; count: number }[];
}

/** A comment counts once for a code and for each one above it. */
export async function selectCodeCounts(db: Db, base: Base, topicId: string): Promise<CodeCounts> {
  const { rows } = await sql<CodeCounts>`
    WITH RECURSIVE base AS MATERIALIZED (${from(base, sql`c.id`)}), above AS (
      SELECT id, id AS above FROM code WHERE topic_id = ${topicId}
      UNION SELECT above.id, coalesce(code.merged_into, code.parent_id) FROM above JOIN code ON code.id = above.above
      WHERE coalesce(code.merged_into, code.parent_id) IS NOT NULL
    ), coded AS MATERIALIZED (
      SELECT DISTINCT coding.comment_id, coding.code_id FROM coding JOIN base ON base.id = coding.comment_id
      WHERE coding.topic_id = ${topicId}
    ), counted AS (
      SELECT above.above AS value, count(DISTINCT coded.comment_id)::integer AS count
      FROM coded JOIN above ON above.id = coded.code_id GROUP BY 1
    )
    SELECT (SELECT count(*) FROM base)::integer AS total,
      (SELECT count(DISTINCT comment_id) FROM coded)::integer AS coded,
      (SELECT coalesce(json_agg(counted), '[]') FROM counted) AS rows`.execute(db);
  return rows[0] ?? { total: 0, coded: 0, rows: [] };
}

/** Those that were merged count as what they were merged into. */
export async function selectCodebook(db: Db, topicId: string) {
  return db
    .selectFrom('code')
    .select(['id', 'parent_id as parentId', 'label', 'position', 'archived_at as archivedAt'])
    .where('topic_id', '=', topicId)
    .where('merged_into', 'is', null)
    .execute();
}
