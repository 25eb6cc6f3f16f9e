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
  /** What a walk brings along: an id where an index alone has it, the whole comment where that is read anyway. */
  brings: 'id' | 'comment';
  receivedAt: RawBuilder<unknown>;
  id: RawBuilder<unknown>;
  /** Where an index alone counts one value's comments, as `FROM` and `WHERE`. */
  counted: RawBuilder<unknown>;
  /** What is left to ask of a comment for the fields that brought it here. */
  instead: FilterParts;
  /** Ids of comments that are found in no value: few. */
  besides?: RawBuilder<unknown>;
}

/**
 * Every way into what a filter asks for, those first where an index alone can say whether a comment has the rest; none for a field
 * that also asks for what has no value.
 */
export async function streamsOf(db: Db, filter: CommentFilter, scope: FilterScope): Promise<Stream[]> {
  const { codes, departments, overdue, outcomes, districts, channels, states = ['published'] } = filter;
  const isPublished = states.length === 1 && states[0] === 'published';
  const streams: Stream[] = [];
  if (outcomes && isPublished) streams.push(columnStream('outcomes', outcomes, 'outcome', scope));
  if (districts && isPublished && !districts.includes(NONE))
    streams.push(columnStream('districts', districts, 'district_id', scope));
  if (channels && isPublished) streams.push(columnStream('channels', channels, 'channel', scope));
  if (codes && !codes.includes(NONE))
    streams.push(codeStream(await selectIds(db, branches(codes, scope)), { codes: SETTLED }));
  const isAssigned = departments && !departments.includes(NONE) ? { departments: SETTLED } : undefined;
  if (overdue) {
    const instead = { ...isAssigned, overdue: sql<boolean>`c.answered_at IS NULL` };
    streams.push(await assignedStream(db, wasDue(departments, scope), scope, instead));
  } else if (departments && isAssigned) {
    streams.push(await assignedStream(db, ofDepartments(departments, scope), scope, isAssigned));
  }
  return streams;
}

/** Stands for a field that was asked for already. */
export const SETTLED = sql<boolean>`true`;

/** Known beforehand: PostgreSQL would work the codes out once more for each comment. */
async function selectIds(db: Db, ids: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT DISTINCT named.id FROM ${ids} AS named (id)`.execute(db);
  return rows.map(({ id }) => id);
}

/** A coding is there for each passage and person, and for each of the codes. */
function codeStream(codes: readonly string[], instead: FilterParts): Stream {
  // By its position, because for `= ANY` PostgreSQL would go into the index once for each code.
  const another = sql`EXISTS (SELECT FROM coding WHERE coding.comment_id = given.comment_id
    AND coding.code_id < key.value AND array_position(${codes}::uuid[], coding.code_id) IS NOT NULL OFFSET 0)`;
  return {
    values: sql`unnest(${codes}::uuid[])`,
    from: sql`coding given JOIN comment c ON c.id = given.comment_id`,
    match: sql`(given.code_id = key.value${codes.length > 1 ? sql` AND NOT ${another}` : sql``})`,
    brings: 'comment',
    receivedAt: sql`given.received_at`,
    id: sql`given.comment_id`,
    counted: sql`coding given WHERE given.code_id = key.value`,
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
  { topicId }: FilterScope,
): Stream {
  const match = sql<boolean>`c.${sql.raw(column)} = key.value`;
  const type = sql.raw(column === 'district_id' ? 'uuid[]' : 'text[]');
  return {
    values: sql`unnest(${values}::${type})`,
    from: sql`comment c`,
    match,
    brings: 'id',
    receivedAt: sql`c.received_at`,
    id: sql`c.id`,
    counted: sql`comment c WHERE c.topic_id = ${topicId} AND c.state = 'published' AND ${match}`,
    instead: { [field]: SETTLED },
  };
}
