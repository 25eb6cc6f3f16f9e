import { codebook, literal, moment, notTakenBack } from './column-queries.ts';
import { copyLines } from './copy-queries.ts';
import type { ExportNames } from './export.ts';

interface SheetSource {
  topicId: string;
  /** On `comment c`. */
  condition: string;
  names: ExportNames;
}

/** The released answers to the comments of an export, as JSON Lines. */
export function copyAnswersStatement({ topicId, condition }: SheetSource): string {
  return copyLines(`
    SELECT row_to_json(line)::text FROM answer a
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS contributions, string_agg(c.reference, ' ' ORDER BY c.received_at, c.id) AS "references"
      FROM answer_comment ac JOIN comment c ON c.id = ac.comment_id WHERE ac.answer_id = a.id AND ${condition}
    ) said
    CROSS JOIN LATERAL (
      SELECT a.id AS answer, ${moment('a.released_at')} AS released_at, a.voice, a.department, a.outcome, a.body AS text,
        said.contributions, said."references"
    ) line
    WHERE a.topic_id = ${literal(topicId)} AND a.state = 'released' AND said.contributions > 0
    ORDER BY a.released_at, a.id`);
}

/** Who coded, as far as the file names people: a number tells them apart without naming them. */
const CODER: Record<ExportNames, string> = {
  full: 's.name',
  pseudonym: `'Coder ' || dense_rank() OVER (ORDER BY s.created_at, s.id)`,
  none: 'NULL::text',
};

/** Each code somebody gave to a comment of an export, or to a passage of it, as JSON Lines; of what was taken back there is none. */
export function copySegmentsStatement({ topicId, condition, names }: SheetSource): string {
  return copyLines(`${codebook(topicId)}
    SELECT row_to_json(line)::text FROM (
      SELECT c.reference, codebook.path AS code, substr(c.body, g.starts + 1, g.ends - g.starts) AS passage,
        CASE WHEN s.id IS NOT NULL THEN ${CODER[names]} END AS coder, ${moment('g.created_at')} AS coded_at,
        g.starts, g.ends, g.to_check, g.origin
      FROM coding g JOIN comment c ON c.id = g.comment_id JOIN codebook ON codebook.id = g.code_id
        LEFT JOIN staff s ON s.id = g.coder_id
      WHERE g.topic_id = ${literal(topicId)} AND ${condition} AND ${notTakenBack}
      ORDER BY c.received_at, c.id, g.starts NULLS FIRST, codebook.place, g.id
    ) line`);
}

/** The tree of codes with what each stands for and how often it is in an export, as JSON Lines. */
export function copyCodesStatement({ topicId, condition }: SheetSource): string {
  return copyLines(`${codebook(topicId)}
    SELECT row_to_json(line)::text FROM (
      SELECT codebook.path AS code, code.label, codebook.parent, code.mark, code.description,
        code.archived_at IS NOT NULL AS archived, coalesce(contributions, 0) AS contributions, coalesce(passages, 0) AS passages
      FROM codebook JOIN code ON code.id = codebook.id
      LEFT JOIN (
        SELECT code_id, count(DISTINCT comment_id) AS contributions, count(starts) AS passages
        FROM (
          SELECT codebook.code_id, g.comment_id, g.starts
          FROM coding g JOIN comment c ON c.id = g.comment_id JOIN codebook ON codebook.id = g.code_id
          WHERE g.topic_id = ${literal(topicId)} AND ${condition} AND ${notTakenBack}
        ) each GROUP BY code_id
      ) given ON given.code_id = codebook.code_id
      WHERE codebook.id = codebook.code_id
      ORDER BY codebook.place
    ) line`);
}
