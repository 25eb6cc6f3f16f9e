import { type RawBuilder, sql } from 'kysely';
import { type CommentFilter, NONE } from '../comments/comment-filter.ts';
import {
  all,
  branches,
  type Condition,
  type FilterParts,
  type FilterScope,
  ofDepartments,
  wasDue,
} from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';

/** What a filter asks for where an index holds the comments of each value in the order of receipt. */
export interface Stream {
  /** The values, as a table of a column `value`. */
  values: RawBuilder<unknown>;
  /** Where one value's comments are, `comment c` among it. */
  from: RawBuilder<unknown>;
  /** Holds for a comment under one of its values only. */
  match: Condition;
  receivedAt: RawBuilder<unknown>;
  id: RawBuilder<unknown>;
  /** What is left to ask of a comment for the fields that brought it here. */
  instead: FilterParts;
  /** Ids of comments that are found in no value: few. */
  besides?: RawBuilder<unknown>;
}

/** The one that a filter narrows most by, as a rule; none where a filter has none, or also asks for what has no value. */
export async function streamOf(
  db: Db,
  filter: CommentFilter,
  scope: FilterScope,
): Promise<Stream | undefined> {
  const { codes, departments, overdue, outcomes, districts, channels, states = ['published'] } = filter;
  if (codes && !codes.includes(NONE))
    return codeStream(await selectIds(db, branches(codes, scope)), { codes: SETTLED });
  const isAssigned = departments && !departments.includes(NONE) ? { departments: SETTLED } : undefined;
  if (overdue) {
    const instead = { ...isAssigned, overdue: sql<boolean>`c.answered_at IS NULL` };
    return assignedStream(db, wasDue(departments, scope), scope, instead);
  }
  if (departments && isAssigned)
    return assignedStream(db, ofDepartments(departments, scope), scope, isAssigned);
  const isPublished = states.length === 1 && states[0] === 'published';
  if (outcomes && isPublished) return columnStream('outcomes', outcomes, 'outcome');
  if (districts && !districts.includes(NONE)) return columnStream('districts', districts, 'district_id');
  if (channels && isPublished) return columnStream('channels', channels, 'channel');
  return undefined;
}

const SETTLED = sql<boolean>`true`;

/** Known beforehand: PostgreSQL would work the codes out once more for each comment. */
async function selectIds(db: Db, ids: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT DISTINCT named.id FROM ${ids} AS named (id)`.execute(db);
  return rows.map(({ id }) => id);
}

/** A coding is there for each passage and person, and for each of the codes. */
function codeStream(codes: readonly string[], instead: FilterParts): Stream {
  const another = sql`EXISTS (SELECT FROM coding WHERE coding.comment_id = given.comment_id
    AND coding.code_id < key.value AND coding.code_id = ANY (${codes}::uuid[]) OFFSET 0)`;
  return {
    values: sql`unnest(${codes}::uuid[])`,
    from: sql`coding given JOIN comment c ON c.id = given.comment_id`,
    match: sql`(given.code_id = key.value${codes.length > 1 ? sql` AND NOT ${another}` : sql``})`,
    receivedAt: sql`given.received_at`,
    id: sql`given.comment_id`,
    instead,
  };
}

/** By their codes; those that have an assignment of their own besides. */
async function assignedStream(
  db: Db,
  which: Condition,
  { topicId }: FilterScope,
  instead: FilterParts,
): Promise<Stream> {
  const codes = await selectIds(
    db,
    sql`(SELECT a.code_id FROM assignments_by_code(${topicId}) a WHERE ${which})`,
  );
  const byCode = codeStream(codes, instead);
  const hasOwn = sql`EXISTS (SELECT FROM assignment own WHERE own.comment_id = c.id OFFSET 0)`;
  return {
    ...byCode,
    match: all([byCode.match, sql<boolean>`NOT ${hasOwn}`]),
    besides: sql`(SELECT a.comment_id FROM assignment a
      WHERE a.topic_id = ${topicId} AND a.comment_id IS NOT NULL AND ${which})`,
  };
}

function columnStream(
  field: keyof FilterParts,
  values: readonly string[],
  column: 'outcome' | 'district_id' | 'channel',
): Stream {
  const type = sql.raw(column === 'district_id' ? 'uuid[]' : 'text[]');
  return {
    values: sql`unnest(${values}::${type})`,
    from: sql`comment c`,
    match: sql`c.${sql.raw(column)} = key.value`,
    receivedAt: sql`c.received_at`,
    id: sql`c.id`,
    instead: { [field]: SETTLED },
  };
}
