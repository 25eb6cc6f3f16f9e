import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '../database/db.ts';

export type DepartmentRow = Awaited<ReturnType<typeof selectDepartments>>[number];

/** Every department of the site, archived ones too, with who belongs to it and how many comments wait for its answer. */
export async function selectDepartments(db: Db, siteId: string) {
  // Once for all departments: which comment is whose is worked out for every comment that has a code.
  const waits = sql<{ department_id: string; count: number }>`(
    SELECT e.department_id, count(DISTINCT e.comment_id)::integer AS count
    FROM effective_assignment e JOIN comment m ON m.id = e.comment_id
    WHERE m.site_id = ${siteId} AND m.state = 'published' AND m.answered_at IS NULL GROUP BY 1)`;
  return db
    .selectFrom('department as d')
    .leftJoin(waits.as('waits'), 'waits.department_id', 'd.id')
    .select(['d.id', 'd.name', 'd.version', 'd.archived_at as archivedAt'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('department_member as m')
          .innerJoin('staff as s', 's.id', 'm.staff_id')
          .select(['s.id', 's.name'])
          .whereRef('m.department_id', '=', 'd.id')
          .orderBy('s.name'),
      ).as('members'),
      sql<number>`coalesce(waits.count, 0)`.as('waiting'),
    ])
    .where('d.site_id', '=', siteId)
    .orderBy(sql`d.archived_at IS NOT NULL`)
    .orderBy(sql`lower(d.name)`)
    .execute();
}

/** Those that can be chosen, for a list. */
export async function selectOpenDepartments(db: Db, siteId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('department')
    .select(['id', 'name'])
    .where('site_id', '=', siteId)
    .where('archived_at', 'is', null)
    .orderBy(sql`lower(name)`)
    .execute();
}

/** Who may belong to a department: everybody with an account that is not disabled. */
export async function selectColleagues(db: Db, siteId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('site_id', '=', siteId)
    .where('disabled_at', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Held until the transaction ends. */
export async function lockDepartment(trx: Db, siteId: string, id: string) {
  return trx
    .selectFrom('department')
    .select(['id', 'name', 'version', 'archived_at as archivedAt'])
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Not archived until the transaction ends. */
export async function holdOpenDepartment(trx: Db, siteId: string, id: string): Promise<boolean> {
  const row = await trx
    .selectFrom('department')
    .select('id')
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .where('archived_at', 'is', null)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}

export async function selectDepartmentByName(db: Db, siteId: string, name: string) {
  return db
    .selectFrom('department')
    .select('id')
    .where('site_id', '=', siteId)
    .where(sql`lower(name)`, '=', sql<string>`lower(${name})`)
    .executeTakeFirst();
}

/** Whether there is one of exactly this name that nobody has changed since it was added. */
export async function hasNewDepartment(db: Db, siteId: string, name: string): Promise<boolean> {
  const row = await db
    .selectFrom('department')
    .select('id')
    .where('site_id', '=', siteId)
    .where('name', '=', name)
    .where('version', '=', 1)
    .executeTakeFirst();
  return row !== undefined;
}

/** False where there is one of that name. */
export async function insertDepartment(
  db: Db,
  department: { id: string; siteId: string; name: string },
): Promise<boolean> {
  const { id, siteId, name } = department;
  const { rows } = await sql`INSERT INTO department (id, site_id, name) VALUES (${id}, ${siteId}, ${name})
    ON CONFLICT DO NOTHING RETURNING id`.execute(db);
  return rows.length > 0;
}

export async function updateDepartment(
  trx: Db,
  id: string,
  values: { name?: string; isArchived?: boolean },
): Promise<void> {
  await trx
    .updateTable('department')
    .set({
      version: sql`version + 1`,
      ...(values.name !== undefined && { name: values.name }),
      ...(values.isArchived !== undefined && { archived_at: values.isArchived ? sql`now()` : null }),
    })
    .where('id', '=', id)
    .execute();
}

export async function selectMembers(db: Db, departmentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('department_member')
    .select('staff_id')
    .where('department_id', '=', departmentId)
    .execute();
  return rows.map(({ staff_id }) => staff_id);
}

/** Exactly these belong to it; who is no colleague of the site does not. */
export async function replaceMembers(
  trx: Db,
  { id, siteId, members }: { id: string; siteId: string; members: readonly string[] },
): Promise<void> {
  await trx.deleteFrom('department_member').where('department_id', '=', id).execute();
  await sql`INSERT INTO department_member (department_id, staff_id)
    SELECT ${id}, s.id FROM staff s WHERE s.site_id = ${siteId} AND s.id = ANY(${members}::uuid[])`.execute(
    trx,
  );
}

export interface NewAssignment {
  topicId: string;
  departmentId: string;
  /** YYYY-MM-DD of the city's calendar. */
  due: string | null;
  actorId: string;
}

/** False where the topic has no such code. */
export async function assignCodeRow(trx: Db, codeId: string, assignment: NewAssignment): Promise<boolean> {
  const { topicId, departmentId, due, actorId } = assignment;
  const { rows } = await sql`
    INSERT INTO assignment (id, topic_id, department_id, code_id, due, assigned_by)
    SELECT gen_random_uuid(), topic_id, ${departmentId}, id, ${due}::date, ${actorId}
    FROM code WHERE topic_id = ${topicId} AND id = ${codeId}
    ON CONFLICT (code_id) DO UPDATE SET department_id = excluded.department_id, due = excluded.due,
      assigned_by = excluded.assigned_by, assigned_at = now()
    RETURNING id`.execute(trx);
  return rows.length > 0;
}

export async function unassignCode(trx: Db, topicId: string, codeId: string): Promise<void> {
  await trx.deleteFrom('assignment').where('topic_id', '=', topicId).where('code_id', '=', codeId).execute();
}

export type CodeAssignment = NonNullable<Awaited<ReturnType<typeof selectCodeAssignment>>>;

export async function selectCodeAssignment(db: Db, codeId: string) {
  return db
    .selectFrom('assignment as a')
    .innerJoin('department as d', 'd.id', 'a.department_id')
    .leftJoin('staff as s', 's.id', 'a.assigned_by')
    .select(['d.id as departmentId', 'd.name as department', 's.name as by'])
    .select(sql<string | null>`a.due::text`.as('due'))
    .where('a.code_id', '=', codeId)
    .executeTakeFirst();
}

export interface AssignedRow {
  commentId: string;
  departmentId: string;
  department: string;
  /** YYYY-MM-DD */
  due: string | null;
  /** Due before today, and no released answer yet. */
  isOverdue: boolean;
  /** Whose assignment it is; null: the comment's own. */
  codeId: string | null;
  code: string | null;
}

/** @param today YYYY-MM-DD of the city's calendar */
export async function selectAssigned(
  db: Db,
  commentIds: readonly string[],
  today: string,
): Promise<AssignedRow[]> {
  const { rows } = await sql<AssignedRow>`
    SELECT e.comment_id AS "commentId", d.id AS "departmentId", d.name AS department, e.due::text AS due,
      coalesce(e.due < ${today}::date AND m.answered_at IS NULL, false) AS "isOverdue",
      e.code_id AS "codeId", c.label AS code
    FROM effective_assignment e JOIN department d ON d.id = e.department_id JOIN comment m ON m.id = e.comment_id
    LEFT JOIN code c ON c.id = e.code_id
    WHERE e.comment_id = ANY(${commentIds}::uuid[])
    ORDER BY e.comment_id, e.due NULLS LAST, lower(d.name), e.code_id`.execute(db);
  return rows;
}
