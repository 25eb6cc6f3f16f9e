import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

interface Named {
  siteId: string;
  slug: string;
  reference: string;
}

const IS_OPEN = sql<boolean>`t.state = 'published' AND t.opens_at <= now() AND (t.closes_at IS NULL OR t.closes_at > now())`;

/**
 * One statement, one commit: the comment is public and its topic open, nobody at this address supported it today, the number
 * and the job that shows it. Jobs of one topic are one job, whose time is that of the first click.
 *
 * @returns the new number, or undefined when nothing was counted
 */
export async function insertSupport(
  db: Db,
  { siteId, slug, reference, day, supporter }: Named & { day: string; supporter: Buffer },
): Promise<number | undefined> {
  const { rows } = await sql<{ supports: number }>`
    WITH supported AS (
      INSERT INTO support (comment_id, day, supporter)
      SELECT c.id, ${day}::date, ${supporter} FROM comment c JOIN topic t ON t.id = c.topic_id
      WHERE c.site_id = ${siteId} AND c.reference = ${reference} AND c.state = 'published'
        AND t.slug = ${slug} AND ${IS_OPEN} AND t.paused_at IS NULL
      ON CONFLICT DO NOTHING
      RETURNING comment_id
    ), raised AS (
      UPDATE comment SET supports = supports + 1 FROM supported
      WHERE comment.id = supported.comment_id
      RETURNING comment.supports, comment.topic_id
    )
    SELECT supports, (
      SELECT graphile_worker.add_job('support-shown', json_build_object('topicId', topic_id),
        run_at => now() + interval '10 seconds', job_key => 'support-shown ' || topic_id,
        job_key_mode => 'preserve_run_at')::text
    ) FROM raised`.execute(db);
  return rows[0]?.supports;
}

/** A public comment's number, and whether it may still rise. */
export async function selectSupported(db: Db, { siteId, slug, reference }: Named) {
  return db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .select(['c.supports', IS_OPEN.as('isOpen'), 't.pause_notice as pauseNotice'])
    .select(sql<boolean>`t.state = 'published' AND t.paused_at IS NOT NULL`.as('isPaused'))
    .where('c.site_id', '=', siteId)
    .where('c.reference', '=', reference)
    .where('c.state', '=', 'published')
    .where('t.slug', '=', slug)
    .where('t.state', 'in', ['published', 'archived'])
    .executeTakeFirst();
}

/** What was counted on days that are over, by UTC, and their keys: without its key nobody can tell whose a hash was. */
export async function forgetSupporters(db: Db, now = new Date()): Promise<void> {
  const isOver = sql<boolean>`day < (${now}::timestamptz AT TIME ZONE 'UTC')::date`;
  await db.deleteFrom('support').where(isOver).execute();
  await db.deleteFrom('support_key').where(isOver).execute();
}
