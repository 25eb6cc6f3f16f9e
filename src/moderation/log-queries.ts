import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { type LogFilter, RESIDENTS } from './log-filter.ts';

export interface LogBounds extends Omit<LogFilter, 'from' | 'to'> {
  siteId: string;
  since?: Date;
  until?: Date;
  limit: number;
}

export type LogRow = Awaited<ReturnType<typeof selectEvents>>[number];

/** What each log has of an event. */
interface Event {
  id: string;
  at: Date;
  action: string;
  actor_id: string | null;
  comment_id: string;
  site_id: string;
  reason_code: string | null;
  alone: boolean;
}

const DECISIONS = sql<Event>`moderation_event`;
const REMARKS = sql<Event>`(SELECT *, NULL::text AS reason_code, false AS alone FROM remark_event)`;

/** The newest first. Codes, ids and names of staff only: words stand with the comment, where they can be erased. */
export async function selectLog(db: Db, bounds: LogBounds): Promise<LogRow[]> {
  const logs = await Promise.all([DECISIONS, REMARKS].map((log) => selectEvents(db, log, bounds)));
  const place = ({ cursor, id }: LogRow) => `${cursor} ${id}`;
  return logs
    .flat()
    .sort((a, b) => (place(a) < place(b) ? 1 : -1))
    .slice(0, bounds.limit);
}

async function selectEvents(db: Db, log: typeof DECISIONS, bounds: LogBounds) {
  const { siteId, reference, person, action, since, until, before, limit } = bounds;
  let query = db
    .selectFrom(log.as<'e'>(sql`e`))
    .innerJoin('comment as c', 'c.id', 'e.comment_id')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .leftJoin('staff as s', 's.id', 'e.actor_id')
    .select(['e.id', 'e.at', 'e.action', 'e.reason_code as reasonCode', 's.name as actor'])
    .select('e.alone')
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
        eb.exists(eb.selectFrom('remark_event as e').select('e.id').whereRef('e.actor_id', '=', 's.id')),
      ]),
    )
    .orderBy('s.name')
    .orderBy('s.id')
    .execute();
}
