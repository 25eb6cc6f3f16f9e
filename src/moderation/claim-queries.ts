import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** Claims older than five minutes by the database's clock are none any more. */
export const CLAIM_HOLDS_SINCE = sql<Date>`now() - interval '5 minutes'`;

/**
 * Takes a comment for this reader, unless somebody else is reading it. One row, one statement: whoever claims never waits for
 * two locks.
 */
export async function upsertClaim(
  db: Db,
  claim: { siteId: string; commentId: string; staffId: string; takesOver: boolean },
): Promise<void> {
  await sql`
    INSERT INTO comment_claim AS k (comment_id, staff_id)
    SELECT id, ${claim.staffId}::uuid FROM comment WHERE id = ${claim.commentId} AND site_id = ${claim.siteId}
    ON CONFLICT (comment_id) DO UPDATE SET staff_id = excluded.staff_id, claimed_at = now()
    WHERE k.staff_id = excluded.staff_id OR ${claim.takesOver} OR k.claimed_at <= ${CLAIM_HOLDS_SINCE}`.execute(
    db,
  );
}

/** Nobody reads two comments at once. */
export async function deleteOtherClaims(db: Db, staffId: string, commentId: string): Promise<void> {
  await db
    .deleteFrom('comment_claim')
    .where('staff_id', '=', staffId)
    .where('comment_id', '<>', commentId)
    .execute();
}

export async function deleteClaim(trx: Db, commentId: string): Promise<void> {
  await trx.deleteFrom('comment_claim').where('comment_id', '=', commentId).execute();
}

/** Who is reading what in this city, but for this reader. There are never more claims than colleagues. */
export async function selectClaims(db: Db, siteId: string, staffId: string) {
  return db
    .selectFrom('comment_claim as k')
    .innerJoin('staff as s', 's.id', 'k.staff_id')
    .select(['k.comment_id as commentId', 's.name'])
    .where('s.site_id', '=', siteId)
    .where('s.id', '<>', staffId)
    .where('k.claimed_at', '>', CLAIM_HOLDS_SINCE)
    .execute();
}
