import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import { inBatches } from '../lib/in-batches.ts';
import type { Suspicion, Verdict } from '../screening/verdict.ts';

export async function selectFindings(db: Db, commentId: string): Promise<Verdict[]> {
  const row = await db
    .selectFrom('screening')
    .select('verdicts')
    .where('comment_id', '=', commentId)
    .executeTakeFirst();
  return (row?.verdicts ?? []) as unknown as Verdict[];
}

export type RevisionRow = Awaited<ReturnType<typeof selectRevisions>>[number];

/** Texts a comment had, but the one that waits. */
export async function selectRevisions(db: Db, commentId: string) {
  return db
    .selectFrom('comment_revision')
    .select(['number', 'state', 'body', 'written_at', 'ended_at', 'reason_code', 'reason_text', 'verdicts'])
    .select(['suspicion', 'facts'])
    .where('comment_id', '=', commentId)
    .where('state', '<>', 'waiting')
    .orderBy('number')
    .execute();
}

export async function deleteRevisions(trx: Db, commentId: string): Promise<void> {
  await trx
    .deleteFrom('comment_revision')
    .where('comment_id', '=', commentId)
    .where('state', '<>', 'waiting')
    .execute();
}

/** Numbered anew, before one that waits. */
export async function insertRevisions(
  trx: Db,
  commentId: string,
  revisions: readonly RevisionRow[],
): Promise<void> {
  if (revisions.length === 0) return;
  await trx
    .updateTable('comment_revision')
    .set({ number: revisions.length + 1 })
    .where('comment_id', '=', commentId)
    .execute();
  await trx
    .insertInto('comment_revision')
    .values(
      revisions.map((revision, i) => ({
        ...revision,
        number: i + 1,
        id: uuidv7(),
        comment_id: commentId,
        verdicts: JSON.stringify(revision.verdicts),
      })),
    )
    .execute();
}

/** Kept for the site's days, from the first time on. */
export async function upsertOriginal(trx: Db, commentId: string, sealed: Buffer): Promise<void> {
  await sql`
    INSERT INTO comment_original (comment_id, sealed, delete_after)
    SELECT c.id, ${sealed}, now() + s.keep_original_days * interval '1 day'
    FROM comment c JOIN site s ON s.id = c.site_id WHERE c.id = ${commentId}
    ON CONFLICT (comment_id) DO UPDATE SET sealed = excluded.sealed`.execute(trx);
}

export async function selectOriginal(db: Db, commentId: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('comment_original')
    .select('sealed')
    .where('comment_id', '=', commentId)
    .executeTakeFirst();
  return row?.sealed;
}

export async function deleteOriginal(trx: Db, commentId: string): Promise<void> {
  await trx.deleteFrom('comment_original').where('comment_id', '=', commentId).execute();
}

/** Puts a text in the place of the comment's, and keeps no other. */
export async function storeText(
  trx: Db,
  comment: { id: string; text: string; digest: Buffer; suspicion: Suspicion; redacted: boolean },
): Promise<void> {
  const { id, text, digest, suspicion, redacted } = comment;
  await trx
    .updateTable('comment')
    .set({ body: text, text_digest: digest, suspicion, redacted_at: redacted ? sql<Date>`now()` : null })
    .where('id', '=', id)
    .execute();
}

/** Who reported the comment may have quoted it, and so may who answered, or who objected. */
export async function redactReports(trx: Db, commentId: string, passages: readonly string[]): Promise<void> {
  for (const passage of passages.filter(({ length }) => length >= 3)) {
    await trx
      .updateTable('report')
      .set({ body: sql<string>`left(replace(body, ${passage}, '[…]'), 2000)` })
      .where('comment_id', '=', commentId)
      .where('body', 'is not', null)
      .execute();
    await trx
      .updateTable('report')
      .set({ result_text: sql<string>`replace(result_text, ${passage}, '[…]')` })
      .where('comment_id', '=', commentId)
      .where('result_text', 'is not', null)
      .execute();
    await trx
      .updateTable('objection')
      .set({
        body: sql<string>`left(replace(body, ${passage}, '[…]'), 4000)`,
        reason_text: sql<string>`left(replace(reason_text, ${passage}, '[…]'), 4000)`,
      })
      .where('comment_id', '=', commentId)
      .execute();
  }
}

/** Staff may have quoted it: the passage a decision named goes, and what else they wrote is blackened, too. */
export async function redactDecisions(
  trx: Db,
  commentId: string,
  passages: readonly string[],
): Promise<void> {
  await trx.updateTable('decision_text').set({ facts: '' }).where('comment_id', '=', commentId).execute();
  for (const passage of passages.filter(({ length }) => length >= 3)) {
    await trx
      .updateTable('decision_text')
      .set({
        reason_text: sql<string>`left(replace(reason_text, ${passage}, '[…]'), 4000)`,
        note: sql<string>`left(replace(note, ${passage}, '[…]'), 4000)`,
      })
      .where('comment_id', '=', commentId)
      .execute();
    await trx
      .updateTable('remark')
      .set({ body: sql<string>`left(replace(body, ${passage}, '[…]'), 4000)` })
      .where('comment_id', '=', commentId)
      .execute();
    await trx
      .updateTable('comment_paper')
      .set({ note: sql<string>`left(replace(note, ${passage}, '[…]'), 500)` })
      .where('comment_id', '=', commentId)
      .execute();
  }
}

/** On its day, or earlier where the site keeps originals shorter by now; not while somebody has yet to decide about it. */
export async function forgetOriginals(db: Db, now = new Date()): Promise<void> {
  await inBatches(async (limit) => {
    const { numAffectedRows = 0n } = await sql`
      DELETE FROM comment_original WHERE comment_id IN (
        SELECT o.comment_id FROM comment_original o
        JOIN comment c ON c.id = o.comment_id JOIN site s ON s.id = c.site_id
        WHERE (o.delete_after <= ${now}::timestamptz
            OR o.sealed_at <= ${now}::timestamptz - s.keep_original_days * interval '1 day')
          AND NOT EXISTS (SELECT FROM objection b WHERE b.comment_id = c.id AND b.state = 'open')
        LIMIT ${limit}
      )`.execute(db);
    return Number(numAffectedRows);
  });
}
