import { type CellSource, isForExcel, neutralised, notTakenBack, showsCodes } from './column-queries.ts';

/*
 * Few places, few answers and few sets of codes stand beside very many comments. Each is a lateral of one row that PostgreSQL
 * remembers, by the key it was made from, and that leaves the comments in the order of their index; as a join it would hash and sort
 * whole rows, as a sub-select write the same words again for each comment.
 */

/** What `columns` needs beside `comment c`: `located.name`, `answered.words`, `coded.paths`. */
export function beside(source: CellSource): string {
  return `${places(source)} ${answers(source)} ${codes(source)}`;
}

function places(source: CellSource): string {
  if (!source.hasDistricts) return '';
  return `LEFT JOIN LATERAL (
      SELECT ${words(source, 'name')} AS name FROM district WHERE district.id = c.district_id OFFSET 0
    ) located ON true`;
}

function answers(source: CellSource): string {
  if (!source.hasAnswers) return '';
  return `LEFT JOIN LATERAL (
      SELECT array_agg(answer_id ORDER BY answer_id) AS ids
      FROM answer_comment ac WHERE c.answered_at IS NOT NULL AND ac.comment_id = c.id OFFSET 0
    ) said ON true
    LEFT JOIN LATERAL (
      SELECT ${words(source, 'every.body')} AS words FROM (
        SELECT string_agg(a.body, E'\\n\\n' ORDER BY a.released_at, a.id) AS body
        FROM answer a WHERE a.id = ANY (said.ids) AND a.state = 'released' OFFSET 0
      ) every
    ) answered ON true`;
}

/** In the order of the tree, each once, however many people or passages gave it. */
function codes(source: CellSource): string {
  if (!showsCodes(source)) return '';
  const paths =
    source.format === 'csv' ? `string_agg(path, ' | ' ORDER BY place)` : 'json_agg(path ORDER BY place)';
  return `LEFT JOIN LATERAL (
      SELECT array_agg(DISTINCT code_id) AS ids
      FROM coding WHERE c.is_coded AND ${notTakenBack} AND coding.comment_id = c.id OFFSET 0
    ) given_codes ON true
    LEFT JOIN LATERAL (
      SELECT ${words(source, 'every.paths')} AS paths FROM (
        SELECT ${paths} AS paths FROM (
          SELECT DISTINCT place, path FROM codebook WHERE codebook.id = ANY (given_codes.ids)
        ) leads OFFSET 0
      ) every
    ) coded ON true`;
}

function words(source: CellSource, cell: string): string {
  return isForExcel(source) ? neutralised(cell) : cell;
}
