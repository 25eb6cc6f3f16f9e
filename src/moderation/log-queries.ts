import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { type LogFilter, RESIDENTS } from './log-filter.ts';

export interface LogBounds extends Omit<LogFilter, 'from' | 'to'> {
  siteId: string;
  since?: Date;
  until?: Date;
  limit: number;
}

export type LogRow = Awaited<ReturnType<typeof selectLog>>[number];

/** The newest first. Codes, ids and names of staff only: words stand with the comment, where they can be erased. */
export async function selectLog(db: Db, bounds: LogBounds) {
  const { siteId, reference, person, action, since, until, before, limit } = bounds;
  let query = db
    .selectFrom('moderation_event as e')
    .innerJoin('comment as c', 'c.id', 'e.comment_id')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .leftJoin('staff as s', 's.id', 'e.actor_id')
    .select(['e.id', 'e.at', 'e.action', 'e.reason_code as reasonCode', 's.name as actor'])
    .select(['e.state_before as stateBefore', 'e.state_after as stateAfter', 'e.alone'])
    .select(['c.id as commentId', 'c.reference', 't.title'])
    .select(sql<string>`to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`.as('cursor'))
    .where('e.site_id', '=', siteId);
  if (reference) query = query.where('c.reference', '=', reference);
  if (person === RESIDENTS) {
    query = query.where('e.actor_id', 'is', null).where('e.action', '<>', 'auto-publish');
  }
  if (person && person !== RESIDENTS) query = query.where('e.actor_id', '=', person);
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

/** Everybody who may moderate, and everybody who ever did. */
export async function selectPersons(db: Db, siteId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('staff as s')
    .select(['s.id', 's.name'])
    .where('s.site_id', '=', siteId)
    .where((eb) =>
      eb.or([
        sql<boolean>`s.roles && ARRAY['moderator', 'admin']`,
        eb.exists(eb.selectFrom('moderation_event as e').select('e.id').whereRef('e.actor_id', '=', 's.id')),
      ]),
    )
    .orderBy('s.name')
    .orderBy('s.id')
    .execute();
}
