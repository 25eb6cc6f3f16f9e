import { type RawBuilder, sql } from 'kysely';

/** A word in more comments than this says nothing about where a text comes from. */
const COMMON = 5_000;
const RARE_WORDS = 6;
const CANDIDATES = 200;

/** What planners call similar: more than a chance, less than a copy. */
const ALIKE = 0.25;

/**
 * `id` and `alike` of texts that share at least a part of their words with one comment (Jaccard of the lexemes). Looked for are the
 * text's six rarest words, by the database's own statistics, two and two: a changed sentence still leaves a pair. Nothing is
 * stored for it, and it reads at most 200 comments however many there are. The comment itself and its copies are not in it.
 *
 * @param whose a condition on `comment o` that names the one comment
 * @param among a condition on `comment c`: where to look
 */
export function nearCopies(
  whose: RawBuilder<boolean>,
  { among, atLeast }: { among: RawBuilder<boolean>; atLeast: number },
): RawBuilder<{ id: string; alike: number }> {
  return sql`
    WITH own AS (
      SELECT o.id, tsvector_to_array(o.search) AS words, o.text_digest FROM comment o WHERE ${whose}
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
      SELECT c.id, tsvector_to_array(c.search) AS words FROM pairs, comment c
      WHERE c.search @@ pairs.query AND ${among} AND c.id <> (SELECT id FROM own)
        AND c.text_digest IS DISTINCT FROM (SELECT text_digest FROM own)
      LIMIT ${CANDIDATES}
    )
    SELECT candidates.id, share.alike FROM candidates CROSS JOIN own CROSS JOIN LATERAL (
      SELECT count(*)::float8 / nullif(cardinality(own.words) + cardinality(candidates.words) - count(*), 0) AS alike
      FROM unnest(candidates.words) AS word WHERE word = ANY (own.words)
    ) AS share
    WHERE share.alike >= ${atLeast}::float8`;
}

/** A comment of a topic, its copies there, and those that share a quarter of their words with it. */
export function nearTo(
  reference: string,
  { siteId, topicId }: { siteId: string; topicId: string },
): RawBuilder<{ id: string }> {
  const whose = sql<boolean>`o.site_id = ${siteId} AND o.topic_id = ${topicId} AND o.reference = ${reference}`;
  return sql`
    SELECT o.id FROM comment o WHERE ${whose}
    UNION
    SELECT copy.id FROM comment o JOIN comment copy ON copy.topic_id = o.topic_id AND copy.text_digest = o.text_digest
    WHERE ${whose}
    UNION
    SELECT near.id FROM (${nearCopies(whose, { among: sql`c.topic_id = ${topicId}`, atLeast: ALIKE })}) AS near`;
}
