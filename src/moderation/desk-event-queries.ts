import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import { RESIDENTS } from './log-filter.ts';
import type { LogBounds } from './log-queries.ts';

/** What is done at the desk that is no decision about a comment. */
export const DESK_ACTS = ['pause', 'resume', 'hold', 'lift'] as const;
export type DeskAct = (typeof DESK_ACTS)[number];

export type DeskEventRow = Awaited<ReturnType<typeof selectDeskEvents>>[number];

export interface DeskEvent {
  siteId: string;
  actorId: string;
  action: DeskAct;
  topicId?: string | undefined;
  commentId?: string | undefined;
}

export async function insertDeskEvent(trx: Db, event: DeskEvent): Promise<void> {
  await trx
    .insertInto('desk_event')
    .values({
      id: uuidv7(),
      site_id: event.siteId,
      actor_id: event.actorId,
      action: event.action,
      topic_id: event.topicId ?? null,
      comment_id: event.commentId ?? null,
    })
    .execute();
}

/** In the columns of the log of decisions, the newest first; topic and comment may be gone. */
export async function selectDeskEvents(db: Db, bounds: LogBounds) {
  const { siteId, reference, person, action, since, until, before, limit } = bounds;
  // Residents do nothing here.
  if (person === RESIDENTS) return [];
  let query = db
    .selectFrom('desk_event as e')
    .leftJoin('comment as c', 'c.id', 'e.comment_id')
    .leftJoin('topic as t', (join) => join.on(sql<boolean>`t.id = coalesce(e.topic_id, c.topic_id)`))
    .leftJoin('staff as s', 's.id', 'e.actor_id')
    .select(['e.id', 'e.at', 'e.action', 's.name as actor'])
    .select(['c.id as commentId', 'c.reference', 't.title'])
    .select(sql<string>`to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`.as('cursor'))
    .where('e.site_id', '=', siteId);
  if (reference) query = query.where('c.reference', '=', reference);
  if (person) query = query.where('e.actor_id', '=', person);
  if (action) query = query.where('e.action', '=', action);
  if (since) query = query.where('e.at', '>=', since);
  if (until) query = query.where('e.at', '<=', until);
  if (before) {
    query = query.where(
      sql<boolean>`(e.at, e.id) < (${before.receivedAt}::timestamp AT TIME ZONE 'UTC', ${before.id}::uuid)`,
    );
  }
  return query.orderBy('e.at', 'desc').orderBy('e.id', 'desc').limit(limit).execute();
}
