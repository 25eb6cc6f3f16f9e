import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { Role } from './staff-member.ts';

export interface LoggedEvent {
  id: string;
  action: string;
  at: Date;
  actor: string | null;
  /** Whose account, the key for programs, or the webhook. */
  subject: string | null;
  rolesBefore: Role[] | null;
  rolesAfter: Role[] | null;
}

/** The newest first; of all accounts, or what was done to one. */
export async function selectEvents(
  db: Db,
  siteId: string,
  { subjectId, limit, offset = 0 }: { subjectId?: string; limit: number; offset?: number },
): Promise<LoggedEvent[]> {
  let query = db
    .selectFrom('staff_event as e')
    .leftJoin('staff as a', 'a.id', 'e.actor_id')
    .leftJoin('staff as s', 's.id', 'e.subject_id')
    .leftJoin('api_token as k', 'k.id', 'e.token_id')
    .leftJoin('webhook as w', 'w.id', 'e.webhook_id')
    .select([
      'e.id',
      'e.action',
      'e.at',
      'a.name as actor',
      sql<string | null>`coalesce(s.name, k.name, w.name)`.as('subject'),
      sql<Role[] | null>`e.roles_before`.as('rolesBefore'),
      sql<Role[] | null>`e.roles_after`.as('rolesAfter'),
    ])
    .where('e.site_id', '=', siteId);
  if (subjectId) query = query.where('e.subject_id', '=', subjectId);
  return query.orderBy('e.at', 'desc').orderBy('e.id', 'desc').limit(limit).offset(offset).execute();
}

export async function countEvents(db: Db, siteId: string): Promise<number> {
  const { count } = await db
    .selectFrom('staff_event')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('site_id', '=', siteId)
    .executeTakeFirstOrThrow();
  return count;
}
