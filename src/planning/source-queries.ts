import { type RawBuilder, sql } from 'kysely';
import type { CommentFilter } from '../comments/comment-filter.ts';
import {
  all,
  type Condition,
  type FilterParts,
  type FilterScope,
  holdsWords,
  inTopic,
} from '../comments/filter-condition.ts';
import { filterSets, type IdSet, probeParts } from '../comments/filter-probe.ts';
import type { Db } from '../database/db.ts';
import { type Stream, streamsOf } from './stream.ts';

/** So many are read before they are put in order; of more, an index is walked. */
const RARE = 5_000;
/** Beyond this a stream is a long one, and nobody counts how long. */
const LONG = 20_000;

/** Where the comments of a filter are read from, `comment c` among it, and what holds for them. */
export interface Source {
  from: RawBuilder<unknown>;
  where: Condition;
  /** Where any comments do: the order of an index that finds them soon, as `ORDER BY`. */
  order: RawBuilder<unknown>;
}

/** Which of a filter's comments are wanted, at most so many. */
export type Reach = { most: number } & (
  | { order: 'any' | 'other' }
  /** From a place on. */
  | { order: 'received'; isAscending: boolean; beyond: { receivedAt: string; id: string } | undefined }
);

/** What is known of a filter before its comments are read: a small set that holds them all, or an index in their order. */
export interface Way {
  filter: CommentFilter;
  scope: FilterScope;
  rarest: IdSet | undefined;
  stream: Stream | undefined;
}

/** The smallest of the sets a filter names, if there is a small one; else the shortest index that has its values in order. */
export async function wayInto(db: Db, filter: CommentFilter, scope: FilterScope): Promise<Way> {
  const rarest = await rarestOf(db, filterSets(filter, scope));
  const stream = rarest ? undefined : await shortestOf(db, await streamsOf(db, filter, scope));
  return { filter, scope, rarest, stream };
}

const UNORDERED = sql``;

/** At least the first `most` of the filter's comments are in it. */
export function sourceOf({ filter, scope, rarest, stream }: Way, reach: Reach): Source {
  const parts = probeParts(filter, scope);
  const where = all([inTopic(scope), ...Object.values(parts)]);
  if (rarest) {
    // The limit tells PostgreSQL how few there are.
    const hits = sql`SELECT DISTINCT hit.id FROM ${rarest} AS hit (id) LIMIT ${RARE}`;
    return { from: sql`(${hits}) AS hit JOIN comment c ON c.id = hit.id`, where, order: UNORDERED };
  }
  if (!stream || reach.order === 'other') return walkAll(filter, scope, { parts, where }, reach);
  const others = Object.values({ ...parts, ...stream.instead });
  const hits = walk(stream, all([inTopic(scope), ...others]), reach);
  return {
    from: sql`(${hits}) AS hit JOIN comment c ON c.id = hit.id`,
    where: sql<boolean>`true`,
    order: UNORDERED,
  };
}

/** The topic's comments in their order, one by one; what has a common word is found sooner by the index of words. */
function walkAll(
  { words }: CommentFilter,
  scope: FilterScope,
  { parts, where }: { parts: FilterParts; where: Condition },
  { order }: Reach,
): Source {
  const from = sql`comment c`;
  if (order !== 'any') return { from, where, order: UNORDERED };
  if (!words) return { from, where, order: sql`ORDER BY c.received_at DESC, c.id DESC` };
  const indexed = all([inTopic(scope), ...Object.values({ ...parts, words: holdsWords(words) })]);
  return { from, where: indexed, order: UNORDERED };
}

/** The first of the shortest. */
async function shortestOf(db: Db, streams: readonly Stream[]): Promise<Stream | undefined> {
  if (streams.length < 2) return streams[0];
  const counts = streams.map(
    ({ values, counted }, i) => sql`(
      SELECT count(*)::integer FROM (
        SELECT FROM ${values} AS key (value) CROSS JOIN LATERAL (SELECT FROM ${counted} LIMIT ${LONG}) AS one LIMIT ${LONG}
      ) AS counted) AS ${sql.ref(`n${i}`)}`,
  );
  const { rows } = await sql<Record<string, number>>`SELECT ${sql.join(counts)}`.execute(db);
  const lengths = streams.map((stream, i) => ({ stream, length: rows[0]?.[`n${i}`] ?? LONG }));
  return lengths.sort((a, b) => a.length - b.length)[0]?.stream;
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
