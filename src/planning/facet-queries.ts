import { type RawBuilder, sql } from 'kysely';
import type { CommentFilter } from '../comments/comment-filter.ts';
import { type FilterScope, wasDue } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';
import { ANSWER_STATUS } from './list-queries.ts';
import { sourceOf, wayInto } from './source-queries.ts';

/** Fields with a count beside each of their values; those that are only on or off have one, `1`. */
export const COUNTED_FIELDS = [
  'answers',
  'outcomes',
  'codes',
  'departments',
  'channels',
  'districts',
  'languages',
  'overdue',
  'late',
] as const;
export type CountedField = (typeof COUNTED_FIELDS)[number];

export interface ValueCount {
  field: CountedField;
  value: string;
  count: number;
}

interface Counted {
  /** There were more comments than were looked at: each number is "at least". */
  isMore: boolean;
  counts: ValueCount[];
}

const count = (value: RawBuilder<unknown>, field: CountedField) =>
  sql`SELECT ${sql.lit(field)} AS field, ${value} AS value, count(*)::integer AS count FROM base GROUP BY 2`;

const COUNTS: Record<CountedField, (filter: CommentFilter, scope: FilterScope) => RawBuilder<unknown>> = {
  answers: () => count(sql`answer`, 'answers'),
  outcomes: () => count(sql`outcome`, 'outcomes'),
  channels: () => count(sql`channel`, 'channels'),
  districts: () => count(sql`coalesce(district_id::text, 'ohne')`, 'districts'),
  languages: () => count(sql`language`, 'languages'),
  // A comment counts once for a code and for each one above it.
  codes: () => sql`
    SELECT 'codes' AS field, above.above::text AS value, count(DISTINCT given.id)::integer AS count
    FROM given JOIN above ON above.id = given.code_id GROUP BY 2
    UNION ALL SELECT 'codes', 'ohne', (count(*) FILTER (WHERE NOT is_coded))::integer FROM base`,
  departments: () => sql`
    SELECT 'departments' AS field, department_id::text AS value, count(DISTINCT id)::integer AS count FROM assigned GROUP BY 2
    UNION ALL
    SELECT 'departments', 'ohne', (SELECT count(*) FROM base)::integer - (SELECT count(DISTINCT id) FROM assigned)::integer`,
  overdue: ({ departments }, scope) => sql`
    SELECT 'overdue' AS field, '1' AS value, count(DISTINCT a.id)::integer AS count
    FROM assigned a JOIN base ON base.id = a.id WHERE base.is_open AND ${wasDue(departments, scope)}`,
  late: () =>
    sql`SELECT 'late' AS field, '1' AS value, (count(*) FILTER (WHERE late))::integer AS count FROM base`,
};

/** How often the comments a filter finds have each value of these fields; the first `most` of them are looked at. */
export async function selectValueCounts(
  db: Db,
  filter: CommentFilter,
  scope: FilterScope,
  { fields, most }: { fields: readonly CountedField[]; most: number },
): Promise<Counted> {
  const { from, where, order } = sourceOf(await wayInto(db, filter, scope), { most, order: 'any' });
  const { rows } = await sql<Counted>`
    WITH RECURSIVE base AS MATERIALIZED (
      SELECT c.id, c.channel, c.district_id, c.language, c.outcome, c.is_coded, c.late, c.answered_at IS NULL AS is_open,
        ${fields.includes('answers') ? ANSWER_STATUS : sql`NULL::text`} AS answer
      FROM ${from} WHERE ${where} ${order} LIMIT ${most}
    ), given AS MATERIALIZED (
      -- Asked comment by comment: for a few thousand PostgreSQL would read every code ever given.
      SELECT base.id, each.code_id FROM base CROSS JOIN LATERAL (
        SELECT code_id FROM coding WHERE coding.comment_id = base.id OFFSET 0
      ) AS each WHERE base.is_coded
    ), above AS (
      SELECT id, id AS above FROM code WHERE topic_id = ${scope.topicId}
      UNION SELECT above.id, coalesce(code.merged_into, code.parent_id) FROM above JOIN code ON code.id = above.above
      WHERE coalesce(code.merged_into, code.parent_id) IS NOT NULL
    ), by_code AS (
      SELECT code_id, department_id, due FROM assignments_by_code(${scope.topicId})
    ), assigned AS (
      -- A comment's own assignment goes before its codes'; one with codes of several departments counts for each.
      SELECT base.id, own.department_id, own.due FROM base JOIN assignment own ON own.comment_id = base.id
      UNION
      SELECT given.id, by_code.department_id, by_code.due FROM given JOIN by_code ON by_code.code_id = given.code_id
      WHERE NOT EXISTS (SELECT FROM assignment own WHERE own.comment_id = given.id)
    )
    SELECT (SELECT count(*) FROM base) >= ${most} AS "isMore",
      (SELECT coalesce(json_agg(counted), '[]') FROM (
        SELECT * FROM (${sql.join(
          fields.map((field) => COUNTS[field](filter, scope)),
          sql` UNION ALL `,
        )}) AS every WHERE value IS NOT NULL) AS counted) AS counts`.execute(db);
  return rows[0] ?? { isMore: false, counts: [] };
}

export type CodeNode = Awaited<ReturnType<typeof selectCodes>>[number];

/** The codes of a topic that are in use, siblings in their order. */
export async function selectCodes(db: Db, topicId: string) {
  return db
    .selectFrom('code')
    .select(['id', 'parent_id as parentId', 'label', 'mark', 'colour', 'position'])
    .where('topic_id', '=', topicId)
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('label')
    .orderBy('id')
    .execute();
}

/** Names for what a filter holds by id. */
export async function selectChoices(db: Db, siteId: string, topicId: string) {
  const { rows } = await sql<Record<'departments' | 'districts' | 'coders', { id: string; name: string }[]>>`
    SELECT ${named(sql`SELECT id, name FROM department d WHERE site_id = ${siteId} AND (archived_at IS NULL
        OR EXISTS (SELECT FROM assignment a WHERE a.department_id = d.id AND a.topic_id = ${topicId}))`)} AS departments,
      ${named(sql`SELECT id, name FROM district d WHERE site_id = ${siteId} AND archived_at IS NULL`)} AS districts,
      ${named(sql`SELECT s.id, s.name FROM ${codersOf(topicId)} JOIN staff s ON s.id = coder.id`)} AS coders`.execute(
    db,
  );
  return rows[0] ?? { departments: [], districts: [], coders: [] };
}

/** From each to the next in the index: PostgreSQL would read all their codings. */
const codersOf = (topicId: string) => sql`(
  WITH RECURSIVE coder AS (
    (SELECT coder_id AS id FROM coding WHERE topic_id = ${topicId} ORDER BY coder_id LIMIT 1)
    UNION ALL
    SELECT (SELECT coder_id FROM coding WHERE topic_id = ${topicId} AND coder_id > coder.id ORDER BY coder_id LIMIT 1)
    FROM coder WHERE coder.id IS NOT NULL
  ) SELECT id FROM coder) AS coder`;

const named = (rows: RawBuilder<unknown>) =>
  sql`(SELECT coalesce(json_agg(named ORDER BY name, id), '[]') FROM (${rows}) AS named)`;
