import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { AnswerWords } from './answer.ts';

/** Those that may be chosen: not archived, or chosen already. */
export async function selectDepartments(db: Db, siteId: string, chosen: string | null) {
  return db
    .selectFrom('department')
    .select(['id', 'name'])
    .where('site_id', '=', siteId)
    .where((eb) => eb.or([eb('archived_at', 'is', null), eb('id', '=', chosen)]))
    .orderBy('name')
    .execute();
}

/** The department a planner speaks for when nothing else is said: the only one they belong to. */
export async function selectOwnDepartment(db: Db, staffId: string): Promise<string | null> {
  const own = await db
    .selectFrom('department_member as m')
    .innerJoin('department as d', 'd.id', 'm.department_id')
    .select('d.id')
    .where('m.staff_id', '=', staffId)
    .where('d.archived_at', 'is', null)
    .limit(2)
    .execute();
  return own.length === 1 && own[0] ? own[0].id : null;
}

/** @returns undefined where the site has no such department, or the topic no such voice */
export async function selectSpeaker(
  db: Db,
  { siteId, topicId }: { siteId: string; topicId: string },
  { voice, departmentId }: Pick<AnswerWords, 'voice' | 'departmentId'>,
): Promise<string | undefined> {
  if (voice === 'sponsor') {
    const sponsor = await db
      .selectFrom('sponsor')
      .select(['name', 'role'])
      .where('topic_id', '=', topicId)
      .orderBy('position')
      .limit(1)
      .executeTakeFirst();
    return sponsor && [sponsor.name, sponsor.role].filter((word) => word !== '').join(', ');
  }
  if (departmentId === null) return '';
  const department = await db
    .selectFrom('department')
    .select('name')
    .where('site_id', '=', siteId)
    .where('id', '=', departmentId)
    .executeTakeFirst();
  return department?.name;
}

/** Who else may release: planners and admins but for this person, by name. */
export async function selectOtherPlanners(db: Db, siteId: string, except: string | null) {
  return db
    .selectFrom('staff')
    .select('name')
    .where('site_id', '=', siteId)
    .where('disabled_at', 'is', null)
    .where(sql<boolean>`roles && ARRAY['planner', 'admin']`)
    .where(sql<boolean>`id IS DISTINCT FROM ${except}::uuid`)
    .orderBy('name')
    .limit(4)
    .execute();
}
