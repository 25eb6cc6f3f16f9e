import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { Verdict } from '../screening/verdict.ts';

/** Whether a waiting comment may be public before a person has read it, but for what the checks found. */
export async function selectMayAppear(trx: Db, commentId: string) {
  const row = await trx
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .innerJoin('screening as s', 's.comment_id', 'c.id')
    .select('s.verdicts')
    .select(
      sql<boolean>`t.moderation = 'post' AND t.state = 'published' AND t.paused_at IS NULL AND NOT c.late
        AND c.suspicion = 'none' AND NOT EXISTS (
          SELECT FROM sender_hold h WHERE h.site_id = c.site_id AND h.expires_at > now()
            AND (h.comment_id = c.id OR c.address_hash = ANY (h.address_hashes)))`.as('mayAppear'),
    )
    .where('c.id', '=', commentId)
    .executeTakeFirst();
  return row && { mayAppear: row.mayAppear, verdicts: row.verdicts as unknown as Verdict[] };
}
