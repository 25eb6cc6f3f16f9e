import { codebook, columns, literal, notTakenBack, type RowSource } from './column-queries.ts';
import { comments, copyLines } from './copy-queries.ts';

/**
 * The lines of JSON Lines with what a synopsis needs besides: `ground`, why the city answers so. By code they stand under each code
 * they have, in the order of the tree, with a `section` that names its path; those without one come last and have none.
 */
export function copyPaperStatement(source: RowSource): string {
  const isByCode = source.order === 'code';
  const given = isByCode ? givenCodes(source.topicId) : '';
  return copyLines(`${codebook(source.topicId)}
    SELECT row_to_json(line)::text FROM ${comments(source)} ${given}
    CROSS JOIN LATERAL (SELECT ${isByCode ? 'given.path' : 'NULL'} AS section, ${GROUND} AS ground, ${columns(source)}) line
    WHERE ${source.condition} ORDER BY ${isByCode ? 'given.place NULLS LAST,' : ''} c.received_at, c.id`);
}

function givenCodes(topicId: string): string {
  return `LEFT JOIN (
      SELECT DISTINCT comment_id, path, place
      FROM coding JOIN codebook ON codebook.id = coding.code_id WHERE coding.topic_id = ${literal(topicId)}
    ) given ON given.comment_id = c.id AND ${notTakenBack}`;
}

/** Of the answer whose outcome counts. */
const GROUND = `CASE WHEN c.answered_at IS NOT NULL THEN (
    SELECT nullif(to_jsonb(a) ->> 'ground', '') FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id
    WHERE ac.comment_id = c.id AND a.state = 'released' AND a.outcome IS NOT NULL
    ORDER BY a.released_at DESC, a.id DESC LIMIT 1) END`;
