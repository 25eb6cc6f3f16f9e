import { sql } from 'kysely';
import type { CommentState } from '../comments/comment.ts';
import type { Db } from '../database/db.ts';

/** Another comment, as the context names it. */
export interface RelatedRow {
  id: string;
  reference: string;
  name: string | null;
  state: CommentState;
  receivedAt: Date;
  beginning: string | null;
}

/** Some of them, the newest first, and how many there are; counted up to a thousand. */
export interface Related {
  count: number;
  some: RelatedRow[];
}

const SHOWN = 5;
const COUNTED = 1_000;
const RELATED = sql`c.id, c.reference, c.author_name AS name, c.state, c.received_at AS "receivedAt",
  left(c.body, 200) AS beginning`;

/** Of the same sender, while the keyed hash of the address is kept. */
export async function selectFromSender(db: Db, id: string): Promise<Related> {
  return related(db, sql`address_hash = (SELECT address_hash FROM comment WHERE id = ${id}) AND id <> ${id}`);
}

/** In all topics of the city. */
export async function selectCopies(db: Db, siteId: string, id: string): Promise<Related> {
  return related(
    db,
    sql`topic_id IN (SELECT id FROM topic WHERE site_id = ${siteId})
      AND text_digest = (SELECT text_digest FROM comment WHERE id = ${id}) AND id <> ${id}`,
  );
}

async function related(db: Db, which: ReturnType<typeof sql>): Promise<Related> {
  const { rows } = await sql<RelatedRow & { total: number }>`
    WITH others AS MATERIALIZED (SELECT id, received_at FROM comment WHERE ${which} LIMIT ${COUNTED})
    SELECT ${RELATED}, (SELECT count(*) FROM others)::integer AS total
    FROM (SELECT id FROM others ORDER BY received_at DESC, id DESC LIMIT ${SHOWN}) AS newest
    JOIN comment c ON c.id = newest.id
    ORDER BY c.received_at DESC, c.id DESC`.execute(db);
  return { count: rows[0]?.total ?? 0, some: rows };
}

/** A word in more comments than this says nothing about where a text comes from. */
const COMMON = 5_000;
const RARE_WORDS = 6;
const CANDIDATES = 200;

/**
 * Near copies: texts that share at least half of their words (Jaccard of the lexemes). Looked for are the text's six rarest
 * words, by the database's own statistics, two and two: a changed sentence still leaves a pair. Nothing is stored for it, and
 * it reads at most 200 comments however many there are. Copies are no near copies.
 */
export async function selectSimilar(db: Db, siteId: string, id: string): Promise<Related> {
  const { rows } = await sql<RelatedRow & { total: number }>`
    WITH own AS (
      SELECT tsvector_to_array(search) AS words, text_digest FROM comment WHERE id = ${id}
    ), known AS (
      SELECT w.word, w.share FROM pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS w (word, share)
      WHERE s.schemaname = current_schema() AND s.tablename = 'comment' AND s.attname = 'search'
    ), rare AS (
      SELECT word, row_number() OVER (ORDER BY coalesce(k.share, 0), char_length(word) DESC, word) AS n
      FROM own CROSS JOIN unnest(own.words) AS word LEFT JOIN known k USING (word)
      WHERE coalesce(k.share, 0) * (SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = 'comment'::regclass) <= ${COMMON}
      ORDER BY n LIMIT ${RARE_WORDS}
    ), pairs AS (
      SELECT string_agg('(' || quote_literal(a.word) || ' & ' || quote_literal(b.word) || ')', ' | ')::tsquery AS query
      FROM rare a JOIN rare b ON b.n = a.n + 1 OR (a.n = ${RARE_WORDS} AND b.n = 1)
    ), candidates AS MATERIALIZED (
      SELECT c.id, c.received_at, tsvector_to_array(c.search) AS words FROM pairs, comment c
      WHERE c.search @@ pairs.query AND c.site_id = ${siteId} AND c.id <> ${id}
        AND c.text_digest IS DISTINCT FROM (SELECT text_digest FROM own)
      LIMIT ${CANDIDATES}
    ), near AS (
      SELECT candidates.id, share.alike FROM candidates CROSS JOIN own CROSS JOIN LATERAL (
        SELECT count(*)::float8 / nullif(cardinality(own.words) + cardinality(candidates.words) - count(*), 0) AS alike
        FROM unnest(candidates.words) AS word WHERE word = ANY (own.words)
      ) AS share
      WHERE share.alike >= 0.5
    )
    SELECT ${RELATED}, (SELECT count(*) FROM near)::integer AS total
    FROM (SELECT id, alike FROM near ORDER BY alike DESC, id DESC LIMIT ${SHOWN}) AS nearest
    JOIN comment c ON c.id = nearest.id ORDER BY nearest.alike DESC, c.id DESC`.execute(db);
  return { count: rows[0]?.total ?? 0, some: rows };
}

/** Why the comment was reported, and how often each is still open. */
export async function selectReports(db: Db, id: string) {
  return db
    .selectFrom('report')
    .select(['reason_code as reason'])
    .select((eb) => [
      eb.fn.countAll<string>().as('count'),
      sql<number>`(count(*) FILTER (WHERE state = 'open'))::integer`.as('open'),
    ])
    .where('comment_id', '=', id)
    .groupBy('reason_code')
    .orderBy('reason_code')
    .execute();
}
