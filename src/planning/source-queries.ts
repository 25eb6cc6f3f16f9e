import { type RawBuilder, sql } from 'kysely';
import type { CommentFilter } from '../comments/comment-filter.ts';
import { all, type Condition, type FilterScope, inTopic } from '../comments/filter-condition.ts';
import { filterSets, type IdSet, probeParts } from '../comments/filter-probe.ts';
import type { Db } from '../database/db.ts';

/** So many are read before they are put in order; of more, the list's own order is walked. */
const RARE = 5_000;

/** Where the comments of a filter are read from, `comment c` among it, and what holds for them. */
export interface Source {
  from: RawBuilder<unknown>;
  where: Condition;
}

/** Begins with the smallest of the sets a filter names, if there is a small one. */
export async function sourceOf(db: Db, filter: CommentFilter, scope: FilterScope): Promise<Source> {
  const where = all([inTopic(scope), ...Object.values(probeParts(filter, scope))]);
  const rarest = await rarestOf(db, filterSets(filter, scope));
  if (!rarest) return { from: sql`comment c`, where };
  return {
    // The limit tells PostgreSQL how few there are.
    from: sql`(SELECT DISTINCT hit.id FROM ${rarest} AS hit (id) LIMIT ${RARE}) AS hit JOIN comment c ON c.id = hit.id`,
    where,
  };
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
