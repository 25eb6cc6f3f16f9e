import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { FourEyes, TopicModeration } from '../topics/topic.ts';

export type RunningTopic = Awaited<ReturnType<typeof selectRunningTopics>>[number];

/** Topics residents see, in the editors' order, with how they are moderated. */
export async function selectRunningTopics(db: Db, siteId: string) {
  return db
    .selectFrom('topic as t')
    .leftJoin('staff as s', 's.id', 't.paused_by')
    .select(['t.id', 't.slug', 't.title', 't.slow_minutes as slowMinutes', 't.is_formal as isFormal'])
    .select(['t.paused_at as pausedAt', 't.pause_notice as pauseNotice', 's.name as pausedBy'])
    .select([sql<TopicModeration>`t.moderation`.as('moderation'), sql<FourEyes>`t.four_eyes`.as('fourEyes')])
    .where('t.site_id', '=', siteId)
    .where('t.state', '=', 'published')
    .orderBy('t.position')
    .orderBy('t.published_at', 'desc')
    .orderBy('t.id')
    .execute();
}

/** Held until the transaction ends. */
export async function lockRunningTopic(trx: Db, siteId: string, id: string) {
  return trx
    .selectFrom('topic')
    .select(['id', 'paused_at as pausedAt'])
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .where('state', '=', 'published')
    .forUpdate()
    .executeTakeFirst();
}

/** An editor whose form is open is told that somebody saved meanwhile. */
export async function storePause(
  trx: Db,
  id: string,
  pause: { actorId: string; notice: string } | undefined,
): Promise<void> {
  await trx
    .updateTable('topic')
    .set({
      paused_at: pause ? sql<Date>`now()` : null,
      paused_by: pause?.actorId ?? null,
      ...(pause && { pause_notice: pause.notice, updated_by: pause.actorId }),
      version: sql`version + 1`,
      updated_at: sql`now()`,
    })
    .where('id', '=', id)
    .execute();
}
