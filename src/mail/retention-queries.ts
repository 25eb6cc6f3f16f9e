import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { inBatches } from '../lib/in-batches.ts';

/** That a mail was sent, to whose hash; one that could not be sent for so long says nothing new any more. */
export async function forgetMails(db: Db, now = new Date()): Promise<void> {
  await inBatches(async (limit) => {
    const { numAffectedRows = 0n } = await sql`
      DELETE FROM mail WHERE id IN (
        SELECT m.id FROM mail m JOIN site s ON s.id = m.site_id
        WHERE m.created_at <= ${now}::timestamptz - s.keep_mail_days * interval '1 day'
        LIMIT ${limit} FOR UPDATE OF m SKIP LOCKED
      )`.execute(db);
    return Number(numAffectedRows);
  });
}
