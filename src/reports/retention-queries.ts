import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { inBatches } from '../lib/in-batches.ts';

const DAY = sql`interval '1 day'`;

/** Of a decided report its words and its sender go after the site's days; that it was made and decided is still counted. */
export async function forgetReports(db: Db, now = new Date()): Promise<void> {
  await inBatches(async (limit) => {
    const { numAffectedRows = 0n } = await sql`
      UPDATE report SET body = NULL, email = NULL, sender = NULL, result_text = NULL WHERE id IN (
        SELECT r.id FROM report r JOIN site s ON s.id = r.site_id
        WHERE r.decided_at <= ${now}::timestamptz - s.keep_report_days * ${DAY}
          AND num_nonnulls(r.body, r.email, r.sender, r.result_text) > 0
        LIMIT ${limit} FOR UPDATE OF r SKIP LOCKED
      )`.execute(db);
    return Number(numAffectedRows);
  });
}

export async function forgetUnconfirmedReporters(db: Db, now = new Date()): Promise<void> {
  await sql`
    UPDATE report r SET email = NULL FROM site s
    WHERE s.id = r.site_id AND r.email IS NOT NULL AND r.confirmed_at IS NULL
      AND r.received_at <= ${now}::timestamptz - s.keep_unconfirmed_email_days * ${DAY}`.execute(db);
}
