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
import { SETTLED, type Stream, streamsOf } from './stream.ts';

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
  | { order: 'other' }
  /** Only how many of them, or what they hold. */
  | { order: 'any'; isCounted?: boolean }
  /** From a place on. */
  | { order: 'received'; isAscending: boolean; beyond: { receivedAt: string; id: string } | undefined }
);

/** What is known of a filter before its comments are read: a small set that holds them all, or an index in their order. */
export interface Way {
  filter: CommentFilter;
  scope: FilterScope;
  rarest: IdSet | undefined;
  stream: Stream | undefined;
  /** Ways that were not taken: no comment is older or newer than what they hold. */
  others: readonly Stream[];
  /** A common word whose index finds any of them sooner than a long stream. */
  isByWord: boolean;
}

/** The smallest of the sets a filter names, if there is a small one; else the shortest index that has its values in order. */
export async function wayInto(db: Db, filter: CommentFilter, scope: FilterScope): Promise<Way> {
  const { words, ...rest } = filter;
  const isCommon = words !== undefined && (await isCommonWord(db, words));
  const rarest = await rarestOf(db, filterSets(isCommon ? rest : filter, scope));
  if (rarest) return { filter, scope, rarest, stream: undefined, others: [], isByWord: false };
  const streams = await streamsOf(db, filter, scope);
  if (streams.length < (isCommon ? 1 : 2))
    return { filter, scope, rarest, stream: streams[0], others: [], isByWord: isCommon };
  const { stream, length } = await shortestOf(db, streams);
  const others = streams.filter((one) => one !== stream);
  return { filter, scope, rarest, stream, others, isByWord: isCommon && length >= LONG };
}

const UNORDERED = sql``;

/** At least the first `most` of the filter's comments are in it. */
export function sourceOf({ filter, scope, rarest, stream, others, isByWord }: Way, reach: Reach): Source {
  const parts = probeParts(filter, scope);
  if (rarest) {
    const hits = sql`SELECT DISTINCT hit.id FROM ${rarest.ids} AS hit (id) LIMIT ${RARE}`;
    const unsettled = rarest.settles ? { ...parts, [rarest.settles]: SETTLED } : parts;
    return {
      from: commentsOf(hits),
      where: all([inTopic(scope), ...Object.values(unsettled)]),
      order: UNORDERED,
    };
  }
  const where = all([inTopic(scope), ...Object.values(parts)]);
  if (!stream || reach.order === 'other' || (isByWord && reach.order === 'any'))
    return walkAll(filter, scope, { parts, where }, reach);
  const asked = Object.values({ ...parts, ...stream.instead });
  const spans = others.map((other) => isWithin(stream, other));
  const hits = walk(stream, all([inTopic(scope), ...asked, ...spans]), reach);
  const isEnough = stream.brings === 'comment' || (reach.order === 'any' && reach.isCounted);
  const from = isEnough ? sql`(${hits}) AS c` : commentsOf(hits);
  return { from, where: sql<boolean>`true`, order: UNORDERED };
}

/** By their ids, one by one: OFFSET keeps PostgreSQL from looking for each in an index of something else that is asked for. */
function commentsOf(ids: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${ids}) AS hit CROSS JOIN LATERAL (SELECT * FROM comment WHERE comment.id = hit.id OFFSET 0) AS c`;
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
async function shortestOf(
  db: Db,
  streams: readonly Stream[],
): Promise<{ stream: Stream | undefined; length: number }> {
  const counts = streams.map(
    ({ values, counted }, i) => sql`(
      SELECT count(*)::integer FROM (
        SELECT FROM ${values} AS key (value) CROSS JOIN LATERAL (SELECT FROM ${counted} LIMIT ${LONG}) AS one LIMIT ${LONG}
      ) AS counted) AS ${sql.ref(`n${i}`)}`,
  );
  const { rows } = await sql<Record<string, number>>`SELECT ${sql.join(counts)}`.execute(db);
  const lengths = streams.map((stream, i) => ({ stream, length: rows[0]?.[`n${i}`] ?? LONG }));
  return lengths.sort((a, b) => a.length - b.length)[0] ?? { stream: undefined, length: 0 };
}

/** The first of each value; the first of all are among them. */
function walk(
  { values, from, match, brings, receivedAt, id, besides }: Stream,
  where: Condition,
  reach: Reach,
) {
  const found = brings === 'comment' ? sql`c.*` : sql`c.id`;
  const way = sql.raw(reach.order === 'received' && reach.isAscending ? 'ASC' : 'DESC');
  const others = besides
    ? sql`UNION ALL SELECT ${found} FROM ${besides} AS other (id) JOIN comment c ON c.id = other.id WHERE ${where}`
    : sql``;
  return sql`SELECT hit.* FROM (
    SELECT first.* FROM ${values} AS key (value) CROSS JOIN LATERAL (
      SELECT DISTINCT ON (${receivedAt}, ${id}) ${found} FROM ${from}
      WHERE ${match} AND ${where} AND ${isBeyond(reach, receivedAt, id)}
      ORDER BY ${receivedAt} ${way}, ${id} ${way} LIMIT ${reach.most}
    ) AS first ${others}
  ) AS hit ${reach.order === 'any' ? sql`LIMIT ${reach.most}` : sql``}`;
}

/** What was received last has no code yet: where one begins, thousands of another are passed over that cannot have both. */
function isWithin({ receivedAt }: Stream, other: Stream): Condition {
  if (other.besides) return sql`true`;
  const end = (way: 'ASC' | 'DESC') => sql`(
    SELECT ${sql.raw(way === 'ASC' ? 'min' : 'max')}(one.at) FROM ${other.values} AS key (value) CROSS JOIN LATERAL (
      SELECT ${other.receivedAt} AS at FROM ${other.counted} ORDER BY ${other.receivedAt} ${sql.raw(way)} LIMIT 1
    ) AS one)`;
  return sql`${receivedAt} BETWEEN ${end('ASC')} AND ${end('DESC')}`;
}

function isBeyond(reach: Reach, receivedAt: RawBuilder<unknown>, id: RawBuilder<unknown>): Condition {
  if (reach.order !== 'received' || !reach.beyond) return sql`true`;
  return sql`(${receivedAt}, ${id}) ${sql.raw(reach.isAscending ? '>' : '<')}
    (${reach.beyond.receivedAt}::timestamp AT TIME ZONE 'UTC', ${reach.beyond.id}::uuid)`;
}

const ONE_WORD = /^\p{L}+$/u;

/**
 * Counting as far as `RARE` would make PostgreSQL read the whole list of a word's comments. How many have a common one it knows,
 * because it keeps statistics of them; of several words together it only guesses.
 */
async function isCommonWord(db: Db, words: string): Promise<boolean> {
  if (!ONE_WORD.test(words.trim())) return false;
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    EXPLAIN (FORMAT JSON) SELECT FROM comment c WHERE ${holdsWords(words)}`.execute(db);
  return (rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0) > LONG;
}

async function rarestOf(db: Db, sets: readonly IdSet[]): Promise<IdSet | undefined> {
  if (sets.length === 0) return undefined;
  const counts = sets.map(
    ({ ids }, i) =>
      sql`(SELECT count(*)::integer FROM (SELECT FROM ${ids} AS hit LIMIT ${RARE + 1}) AS counted) AS ${sql.ref(`n${i}`)}`,
  );
  const { rows } = await sql<Record<string, number>>`SELECT ${sql.join(counts)}`.execute(db);
  const sizes = sets.map((set, i) => ({ set, size: rows[0]?.[`n${i}`] ?? RARE + 1 }));
  const [smallest] = sizes.sort((a, b) => a.size - b.size);
  return smallest && smallest.size <= RARE ? smallest.set : undefined;
}
