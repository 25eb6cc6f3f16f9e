import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { Suspicion, Verdict } from './verdict.ts';

export type MaterialRow = NonNullable<Awaited<ReturnType<typeof selectMaterial>>>;

/** What Akismet is asked with: only of comments whose author consented, and only while that is kept. */
export async function selectMaterial(db: Db, commentId: string) {
  return db
    .selectFrom('akismet_material as m')
    .innerJoin('comment as c', 'c.id', 'm.comment_id')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .innerJoin('screening as s', 's.comment_id', 'c.id')
    .select(['m.sealed', 'c.site_id as siteId', 'c.body', 'c.state', 'c.suspicion', 't.slug', 's.verdicts'])
    .where('m.comment_id', '=', commentId)
    .where('m.expires_at', '>', sql<Date>`now()`)
    .where('c.akismet_consent', '=', true)
    .executeTakeFirst();
}

/** Puts a verdict in the place of the same check's earlier one. */
export async function storeVerdict(db: Db, commentId: string, verdict: Verdict): Promise<void> {
  await db
    .updateTable('screening')
    .set({
      verdicts: sql`coalesce((
        SELECT jsonb_agg(v ORDER BY n) FROM jsonb_array_elements(verdicts) WITH ORDINALITY AS e(v, n)
        WHERE v ->> 'check' <> ${verdict.check}
      ), '[]'::jsonb) || ${JSON.stringify(verdict)}::jsonb`,
      updated_at: sql`now()`,
    })
    .where('comment_id', '=', commentId)
    .execute();
}

/** A suspicion only ever sorts the queue, and only while nobody has decided. */
export async function raiseSuspicion(db: Db, commentId: string, suspicion: Suspicion): Promise<void> {
  await db
    .updateTable('comment')
    .set({ suspicion })
    .where('id', '=', commentId)
    .where('state', '=', 'pending')
    .execute();
}

/** Where comments appear before they are read, one that waited for the answer alone does so now. */
export async function enqueuePublication(db: Db, commentId: string): Promise<void> {
  await sql`
    SELECT graphile_worker.add_job('publish-unseen', json_build_object('siteId', c.site_id, 'commentId', c.id))
    FROM comment c JOIN topic t ON t.id = c.topic_id
    WHERE c.id = ${commentId} AND c.state = 'pending' AND t.moderation = 'post'`.execute(db);
}

/** Once the feedback is given, or its time is over, address and browser are forgotten. */
export async function deleteMaterial(db: Db, commentId: string): Promise<void> {
  await db.deleteFrom('akismet_material').where('comment_id', '=', commentId).execute();
}

/** After the days it was stored for, or fewer, where the site keeps it shorter by now. */
export async function deleteExpiredMaterial(db: Db, now = new Date()): Promise<void> {
  await sql`
    DELETE FROM akismet_material m USING comment c, site s
    WHERE c.id = m.comment_id AND s.id = c.site_id AND (m.expires_at <= ${now}::timestamptz
      OR c.received_at <= ${now}::timestamptz - s.keep_akismet_days * interval '1 day')`.execute(db);
}
