import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { inPieces } from '../lib/in-batches.ts';
import type { LockedAnswer } from './queries.ts';

/** A changed comment is written to a dozen indexes, the one of its words among them: no statement may run into its time limit. */
const CHANGED_AT_ONCE = 200;

const LOCKED_AT_ONCE = 1_000;

/** The comments of an answer in the order in which they are locked: the counts of replies lock deeper ones first too. */
async function selectLinked(trx: Db, answerId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM answer_comment link JOIN comment c ON c.id = link.comment_id
    WHERE link.answer_id = ${answerId} ORDER BY c.depth DESC, c.id`.execute(trx);
  return rows.map(({ id }) => id);
}

async function lockInOrder(trx: Db, ids: readonly string[]): Promise<void> {
  await sql`
    SELECT FROM comment c WHERE c.id = ANY (${ids}::uuid[]) ORDER BY c.depth DESC, c.id FOR NO KEY UPDATE`.execute(
    trx,
  );
}

/**
 * Locks the comments an answer stands for, some at a time and only when they are asked for: whoever supports or edits one waits from then
 * on. To the end of it links to those it does not stand under are dropped.
 *
 * @returns those it will stand under
 */
export async function* lockReached(trx: Db, answerId: string): AsyncGenerator<string[]> {
  let isReached = false;
  const left: string[] = [];
  for (const ids of inPieces(await selectLinked(trx, answerId), LOCKED_AT_ONCE)) {
    await lockInOrder(trx, ids);
    // A statement of its own: it sees what whoever held them before has released.
    const { rows } = await sql<{ id: string; isReached: boolean }>`
      SELECT c.id, c.state = 'published' AND (link.regardless OR c.answered_at IS NULL OR NOT EXISTS (
        SELECT FROM answer_comment ac JOIN answer a ON a.id = ac.answer_id
        WHERE ac.comment_id = c.id AND a.state = 'released' AND a.id <> ${answerId}
      )) AS "isReached"
      FROM comment c JOIN answer_comment link ON link.comment_id = c.id AND link.answer_id = ${answerId}
      WHERE c.id = ANY (${ids}::uuid[])`.execute(trx);
    left.push(...rows.filter((row) => !row.isReached).map(({ id }) => id));
    const reached = rows.filter((row) => row.isReached).map(({ id }) => id);
    if (reached.length === 0) continue;
    isReached = true;
    yield reached;
  }
  // An answer that reaches nobody is not released, and keeps what it was written for.
  if (isReached) await unlink(trx, answerId, left);
}

async function unlink(trx: Db, answerId: string, commentIds: readonly string[]): Promise<void> {
  for (const ids of inPieces(commentIds)) {
    await sql`DELETE FROM answer_comment WHERE answer_id = ${answerId} AND comment_id = ANY (${ids}::uuid[])`.execute(
      trx,
    );
  }
}

/**
 * What public answers say about these linked comments, which the transaction holds: answered since the first of them, or not at
 * all; the latest that names an outcome names the comment's.
 */
export async function markAnswered(trx: Db, commentIds: readonly string[]): Promise<void> {
  for (const ids of inPieces(commentIds, CHANGED_AT_ONCE)) {
    await sql`
      UPDATE comment c SET answered_at = said.since, outcome = said.outcome
      FROM (
        SELECT ac.comment_id, min(a.released_at) AS since, (array_agg(a.outcome ORDER BY a.released_at DESC, a.id DESC)
          FILTER (WHERE a.outcome IS NOT NULL))[1] AS outcome
        FROM answer_comment ac LEFT JOIN answer a ON a.id = ac.answer_id AND a.state = 'released'
        WHERE ac.comment_id = ANY (${ids}::uuid[]) GROUP BY 1
      ) said
      WHERE c.id = said.comment_id AND (c.answered_at, c.outcome) IS DISTINCT FROM (said.since, said.outcome)`.execute(
      trx,
    );
  }
}

/** The same for all comments of an answer that was taken back or says something else now. */
export async function markLinked(
  trx: Db,
  answerId: string,
  tell?: (done: number) => Promise<void>,
): Promise<void> {
  let done = 0;
  for (const ids of inPieces(await selectLinked(trx, answerId), CHANGED_AT_ONCE)) {
    await lockInOrder(trx, ids);
    await markAnswered(trx, ids);
    done += ids.length;
    await tell?.(done);
  }
}

/** Comments of these, or of those the answer stands under, whose authors asked to be told. */
export async function selectToldByMail(db: Db, answerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('answer_comment as ac')
    .innerJoin('comment as c', 'c.id', 'ac.comment_id')
    .innerJoin('comment_contact as k', 'k.comment_id', 'c.id')
    .select('c.id')
    .where('ac.answer_id', '=', answerId)
    .where('c.state', '=', 'published')
    .where('k.notify', '=', true)
    .where('k.confirmed_at', 'is not', null)
    .orderBy('c.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Keeps the words that were public until now. */
export async function insertVersion(
  trx: Db,
  { id, voice, department, body, bodySimple, outcome, ground, releasedAt }: LockedAnswer,
  ended: { actorId: string; as: 'corrected' | 'withdrawn'; reason?: string; correctionId?: string },
): Promise<void> {
  await trx
    .insertInto('answer_version')
    .values({
      answer_id: id,
      number: sql<number>`(SELECT count(*)::int + 1 FROM answer_version WHERE answer_id = ${id})`,
      voice,
      department,
      body,
      body_simple: bodySimple,
      outcome,
      ground,
      released_at: releasedAt as Date,
      ended_by: ended.actorId,
      ended_as: ended.as,
      reason: ended.reason ?? '',
      correction_id: ended.correctionId ?? null,
    })
    .execute();
}
