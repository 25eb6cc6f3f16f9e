import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/**
 * What was said to the authors of many comments because of this one, too: where it quotes these passages it is blackened, for all of
 * them and in the decision itself. @param passages of `quotable`
 */
export async function blackenBulkReasons(
  trx: Db,
  commentId: string,
  passages: readonly string[],
): Promise<void> {
  for (const passage of passages) {
    await sql`
      WITH quoting AS (
        SELECT b.id, b.reason_text FROM bulk_decision_item i JOIN bulk_decision b ON b.id = i.bulk_id
        WHERE i.comment_id = ${commentId} AND strpos(b.reason_text, ${passage}) > 0
      ), told AS (
        UPDATE decision_text d SET reason_text = replace(d.reason_text, ${passage}, '[…]')
        FROM quoting JOIN bulk_decision_item i ON i.bulk_id = quoting.id
        WHERE d.comment_id = i.comment_id AND d.reason_text = quoting.reason_text
      )
      UPDATE bulk_decision b SET reason_text = replace(b.reason_text, ${passage}, '[…]')
      FROM quoting WHERE b.id = quoting.id`.execute(trx);
  }
}

/**
 * Answers to this comment are the city's words, and others read them: those that quote the passages are only noted, to be corrected
 * by a planner. Their former versions, which nobody reads in public, are blackened.
 */
export async function noteQuotingAnswers(
  trx: Db,
  commentId: string,
  passages: readonly string[],
): Promise<void> {
  if (passages.length === 0) return;
  await sql`
    INSERT INTO answer_quote (answer_id, comment_id)
    SELECT a.id, ${commentId}::uuid FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id
    WHERE ac.comment_id = ${commentId} AND EXISTS (
      SELECT FROM unnest(${passages}::text[]) AS passage
      WHERE strpos(concat_ws(E'\n', a.ground, a.body, a.body_simple), passage) > 0
    )
    ON CONFLICT (answer_id, comment_id) DO UPDATE SET found_at = now()`.execute(trx);
  for (const passage of passages) {
    await sql`
      UPDATE answer_version v SET ground = replace(v.ground, ${passage}, '[…]'),
        body = replace(v.body, ${passage}, '[…]'), body_simple = replace(v.body_simple, ${passage}, '[…]')
      FROM answer_comment ac
      WHERE ac.comment_id = ${commentId} AND v.answer_id = ac.answer_id
        AND strpos(concat_ws(E'\n', v.ground, v.body, v.body_simple), ${passage}) > 0`.execute(trx);
  }
}

/** The words are back: what quotes them is right again. */
export async function forgetQuotes(trx: Db, commentId: string): Promise<void> {
  await trx.deleteFrom('answer_quote').where('comment_id', '=', commentId).execute();
}
