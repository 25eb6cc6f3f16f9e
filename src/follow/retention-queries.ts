import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** Who never said yes is forgotten after the site's days. */
export async function forgetUnconfirmedFollowers(db: Db, now = new Date()): Promise<void> {
  await sql`
    DELETE FROM follower f USING site s
    WHERE s.id = f.site_id AND f.confirmed_at IS NULL
      AND f.created_at <= ${now}::timestamptz - s.keep_unconfirmed_email_days * interval '1 day'`.execute(db);
}
