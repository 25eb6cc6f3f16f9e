import { sql } from 'kysely';
import type { Condition } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';

/** Of a word in several forms, the form is looked for in so many comments. */
const FORMS_FROM = 12;

export interface WordRow {
  /** As it is written most often. */
  word: string;
  /** Comments it is in, in whatever form. */
  count: number;
}

/**
 * The words most of the newest published comments share, by the word stems of the search. Names of authors are in the search
 * too, but are no words of theirs.
 *
 * @param without stems that say nothing
 */
export async function selectWords(
  db: Db,
  condition: Condition,
  { newest, most, without }: { newest: number; most: number; without: readonly string[] },
): Promise<WordRow[]> {
  const { rows } = await sql<WordRow>`
    WITH base AS MATERIALIZED (
      SELECT c.id, c.search, c.author_name FROM comment c WHERE ${condition} AND c.state = 'published'
      ORDER BY c.received_at DESC, c.id DESC LIMIT ${newest}
    ), stems AS MATERIALIZED (
      SELECT stem, count(*)::integer AS count
      FROM base CROSS JOIN unnest(tsvector_to_array(CASE WHEN coalesce(base.author_name, '') = '' THEN base.search
        ELSE ts_delete(base.search, tsvector_to_array(to_tsvector('german_civic', base.author_name))) END)) AS stem
      WHERE stem ~ '^[[:alpha:]]{3,}$' AND stem <> ALL (${without}::text[])
      GROUP BY 1 HAVING count(*) > 1 ORDER BY count DESC, stem LIMIT ${most}
    )
    SELECT coalesce(form.word, stems.stem) AS word, stems.count
    FROM stems LEFT JOIN LATERAL (
      SELECT mode() WITHIN GROUP (ORDER BY parsed.token) AS word
      FROM (
        SELECT c.body FROM base JOIN comment c ON c.id = base.id
        WHERE base.search @@ quote_literal(stems.stem)::tsquery LIMIT ${FORMS_FROM}
      ) AS said CROSS JOIN ts_parse('default', said.body) AS parsed
      WHERE stems.stem = ANY (ts_lexize('german_stem', parsed.token))
    ) AS form ON true
    ORDER BY stems.count DESC, word`.execute(db);
  return rows;
}
