import { type RawBuilder, sql } from 'kysely';
import { type CommentFilter, NONE } from '../comments/comment-filter.ts';
import {
  branches,
  type Condition,
  type FilterParts,
  type FilterScope,
} from '../comments/filter-condition.ts';

/** A field of a filter whose comments an index holds in the order of receipt, each value by itself. */
export interface Stream {
  field: keyof FilterParts;
  /** The values, as a table `key (value)`. */
  values: RawBuilder<unknown>;
  /** Where one value's comments are, `comment c` among it. */
  from: RawBuilder<unknown>;
  match: Condition;
  receivedAt: RawBuilder<unknown>;
  id: RawBuilder<unknown>;
}

/** The one that a filter narrows most by, as a rule; none where a filter has none, or also asks for what has no value. */
export function streamOf(filter: CommentFilter, scope: FilterScope): Stream | undefined {
  const { codes, outcomes, districts, channels, states = ['published'] } = filter;
  if (codes && !codes.includes(NONE)) return codeStream(branches(codes, scope));
  const isPublished = states.length === 1 && states[0] === 'published';
  if (outcomes && isPublished)
    return columnStream('outcomes', sql`unnest(${outcomes}::text[])`, sql`c.outcome`);
  if (districts && !districts.includes(NONE))
    return columnStream('districts', sql`unnest(${districts}::uuid[])`, sql`c.district_id`);
  if (channels && isPublished)
    return columnStream('channels', sql`unnest(${channels}::text[])`, sql`c.channel`);
  return undefined;
}

/** A comment is there once for each passage and person. */
function codeStream(values: RawBuilder<unknown>): Stream {
  return {
    field: 'codes',
    values,
    from: sql`coding given JOIN comment c ON c.id = given.comment_id`,
    match: sql`given.code_id = key.value`,
    receivedAt: sql`given.received_at`,
    id: sql`given.comment_id`,
  };
}

function columnStream(
  field: Stream['field'],
  values: RawBuilder<unknown>,
  column: RawBuilder<unknown>,
): Stream {
  return {
    field,
    values,
    from: sql`comment c`,
    match: sql`${column} = key.value`,
    receivedAt: sql`c.received_at`,
    id: sql`c.id`,
  };
}
