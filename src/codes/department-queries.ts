import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** Beyond this a department's page only says that it is more. */
export const COUNTED_WAITING = 1_000;

export interface DepartmentRow {
  id: string;
  name: string;
  version: number;
  archivedAt: Date | null;
  members: { id: string; name: string }[];
  /** Comments that wait for its answer, counted up to one more than `COUNTED_WAITING`. */
  waiting: number;
}

/** Every department of the site, archived ones too, or one of them, with who belongs to it and how many comments wait for its answer. */
export async function selectDepartments(db: Db, siteId: string, id?: string): Promise<DepartmentRow[]> {
  const { rows } = await sql<DepartmentRow>`
    WITH by_code AS MATERIALIZED (
      SELECT t.id AS topic_id, a.code_id, a.department_id
      FROM topic t CROSS JOIN LATERAL assignments_by_code(t.id) a WHERE t.site_id = ${siteId}
    )
    SELECT d.id, d.name, d.version, d.archived_at AS "archivedAt",
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.name), '[]')
       FROM department_member m JOIN staff s ON s.id = m.staff_id WHERE m.department_id = d.id) AS members,
      (SELECT count(*)::integer FROM (${WAITING} LIMIT ${COUNTED_WAITING + 1}) AS waiting) AS waiting
    FROM department d WHERE d.site_id = ${siteId} ${id ? sql`AND d.id = ${id}` : sql``}
    ORDER BY d.archived_at IS NOT NULL, lower(d.name)`.execute(db);
  return rows;
}

/**
 * Of `department d`, one after the other, each comment once: those assigned to it, then those of its codes, the newest of each first, of
 * which most are open. Each is asked for by itself, of indexes alone: OFFSET keeps PostgreSQL from joining all there are.
 */
const WAITING = sql`
  SELECT FROM assignment a CROSS JOIN LATERAL (
    SELECT FROM comment c WHERE c.id = a.comment_id AND c.state = 'published' AND c.answered_at IS NULL OFFSET 0
  ) AS open WHERE a.department_id = d.id
  UNION ALL
  SELECT FROM by_code a CROSS JOIN LATERAL (
    SELECT DISTINCT ON (k.received_at, k.comment_id) k.comment_id FROM coding k
    WHERE k.code_id = a.code_id AND EXISTS (
      SELECT FROM comment c WHERE c.topic_id = a.topic_id AND c.received_at = k.received_at AND c.id = k.comment_id
        AND c.state = 'published' AND c.answered_at IS NULL OFFSET 0
    ) AND NOT EXISTS (
      SELECT FROM assignment own WHERE own.comment_id = k.comment_id OFFSET 0
    ) AND NOT EXISTS (
      SELECT FROM coding another JOIN by_code b ON b.code_id = another.code_id AND b.department_id = a.department_id
      WHERE another.comment_id = k.comment_id AND another.code_id < k.code_id OFFSET 0
    )
    ORDER BY k.received_at DESC, k.comment_id DESC
  ) AS coded WHERE a.department_id = d.id`;

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
