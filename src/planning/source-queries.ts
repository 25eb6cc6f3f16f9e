import { type RawBuilder, sql } from 'kysely';
import type { CommentFilter } from '../comments/comment-filter.ts';
import { all, type Condition, type FilterScope, inTopic } from '../comments/filter-condition.ts';
import { filterSets, type IdSet, probeParts } from '../comments/filter-probe.ts';
import type { Db } from '../database/db.ts';
import { type Stream, streamOf } from './stream.ts';

/** So many are read before they are put in order; of more, an index is walked. */
const RARE = 5_000;

/** Where the comments of a filter are read from, `comment c` among it, and what holds for them. */
export interface Source {
  from: RawBuilder<unknown>;
  where: Condition;
}

/** Which of a filter's comments are wanted, at most so many. */
export type Reach = { most: number } & (
  | { order: 'any' | 'other' }
  /** From a place on. */
  | { order: 'received'; isAscending: boolean; beyond: { receivedAt: string; id: string } | undefined }
);

/**
 * Begins with the smallest of the sets a filter names, if there is a small one; else with the index that has the filter's
 * values in order. At least the first `most` of the filter's comments are in it.
 */
export async function sourceOf(
  db: Db,
  filter: CommentFilter,
  scope: FilterScope,
  reach: Reach,
): Promise<Source> {
  const parts = probeParts(filter, scope);
  const where = all([inTopic(scope), ...Object.values(parts)]);
  const rarest = await rarestOf(db, filterSets(filter, scope));
  if (rarest) {
    // The limit tells PostgreSQL how few there are.
    const hits = sql`SELECT DISTINCT hit.id FROM ${rarest} AS hit (id) LIMIT ${RARE}`;
    return { from: sql`(${hits}) AS hit JOIN comment c ON c.id = hit.id`, where };
  }
  const stream = reach.order === 'other' ? undefined : await streamOf(db, filter, scope);
  if (!stream) return { from: sql`comment c`, where };
  const others = Object.values({ ...parts, ...stream.instead });
  const hits = walk(stream, all([inTopic(scope), ...others]), reach);
  return { from: sql`(${hits}) AS hit JOIN comment c ON c.id = hit.id`, where: sql<boolean>`true` };
}

/** The first of each value; the first of all are among them. */
function walk({ values, from, match, receivedAt, id, besides }: Stream, where: Condition, reach: Reach) {
  const way = sql.raw(reach.order === 'received' && reach.isAscending ? 'ASC' : 'DESC');
  const others = besides
    ? sql`UNION ALL SELECT c.id FROM ${besides} AS other (id) JOIN comment c ON c.id = other.id WHERE ${where}`
    : sql``;
  return sql`SELECT hit.id FROM (
    SELECT first.id FROM ${values} AS key (value) CROSS JOIN LATERAL (
      SELECT DISTINCT ON (${receivedAt}, ${id}) c.id FROM ${from}
      WHERE ${match} AND ${where} AND ${isBeyond(reach, receivedAt, id)}
      ORDER BY ${receivedAt} ${way}, ${id} ${way} LIMIT ${reach.most}
    ) AS first ${others}
  ) AS hit ${reach.order === 'any' ? sql`LIMIT ${reach.most}` : sql``}`;
}

function isBeyond(reach: Reach, receivedAt: RawBuilder<unknown>, id: RawBuilder<unknown>): Condition {
  if (reach.order !== 'received' || !reach.beyond) return sql`true`;
  return sql`(${receivedAt}, ${id}) ${sql.raw(reach.isAscending ? '>' : '<')}
    (${reach.beyond.receivedAt}::timestamp AT TIME ZONE 'UTC', ${reach.beyond.id}::uuid)`;
}

async function rarestOf(db: Db, sets: readonly IdSet[]): Promise<IdSet | undefined> {
  if (sets.length === 0) return undefined;
  const counts = sets.map(
    (set, i) =>
      sql`(SELECT count(*)::integer FROM (SELECT FROM ${set} AS hit LIMIT ${RARE + 1}) AS counted) AS ${sql.ref(`n${i}`)}`,
  );
  const { rows } = await sql<Record<string, number>>`SELECT ${sql.join(counts)}`.execute(db);
  const sizes = sets.map((set, i) => ({ set, size: rows[0]?.[`n${i}`] ?? RARE + 1 }));
  const [smallest] = sizes.sort((a, b) => a.size - b.size);
  return smallest && smallest.size <= RARE ? smallest.set : undefined;
}
