import { type RawBuilder, sql } from 'kysely';
import type { CommentFilter } from '../comments/comment-filter.ts';
import { type FilterScope, filterCondition } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';
import { inPieces } from '../lib/in-batches.ts';
import type { NewAssignment } from './department-queries.ts';

/** Which comments of a topic: those the filter describes; what became public after `asOf` was not meant. */
export interface Chosen {
  scope: FilterScope;
  filter: CommentFilter;
  asOf?: Date;
}

/** What chosen comments have of their own: nothing of their codes'. */
export interface OwnAssignments {
  /** Comments chosen. */
  total: number;
  departments: { id: string; name: string; isArchived: boolean; count: number }[];
  /** The day all of them are due, where there is one. */
  due: string | null;
  /** Names these assignments: another one as soon as one of them is changed. */
  mark: string;
  /** Who changed one of them last; null where none has one, or whose account is gone. */
  by: string | null;
}

/** Waits for whoever else assigns in the topic. */
export async function lockAssignments(trx: Db, topicId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('assignment ' || ${topicId}::text, 0))`.execute(
    trx,
  );
}

function isChosen({ scope, filter, asOf }: Chosen): RawBuilder<boolean> {
  const meant = asOf ? sql`AND (c.published_at IS NULL OR c.published_at <= ${asOf.toISOString()})` : sql``;
  return sql<boolean>`(${filterCondition(filter, scope)} ${meant})`;
}

export async function selectOwn(db: Db, chosen: Chosen): Promise<OwnAssignments> {
  const { rows } = await sql<OwnAssignments>`
    WITH own AS (
      SELECT a.comment_id, a.department_id, a.due, a.assigned_at, d.name, d.archived_at, s.name AS by
      FROM assignment a JOIN comment c ON c.id = a.comment_id JOIN department d ON d.id = a.department_id
      LEFT JOIN staff s ON s.id = a.assigned_by
      WHERE a.topic_id = ${chosen.scope.topicId} AND ${isChosen(chosen)}
    )
    SELECT (SELECT count(*)::integer FROM comment c WHERE ${isChosen(chosen)}) AS total,
      (SELECT coalesce(json_agg(json_build_object('id', department_id, 'name', name, 'isArchived', archived_at IS NOT NULL,
        'count', count) ORDER BY count DESC, name), '[]') FROM (
          SELECT department_id, name, archived_at, count(*)::integer AS count FROM own GROUP BY 1, 2, 3) AS by_department) AS departments,
      (SELECT min(due)::text FROM own HAVING count(DISTINCT coalesce(due::text, '')) = 1) AS due,
      (SELECT md5(coalesce(string_agg(concat_ws(' ', comment_id, department_id, due), ',' ORDER BY comment_id), '')) FROM own) AS mark,
      (SELECT by FROM own ORDER BY assigned_at DESC LIMIT 1) AS by`.execute(db);
  return rows[0] as OwnAssignments;
}

/** @returns how many comments there were */
export async function assignChosen(
  trx: Db,
  chosen: Chosen,
  { topicId, departmentId, due, actorId }: NewAssignment,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id FROM comment c WHERE ${isChosen(chosen)} ORDER BY c.id`.execute(trx);
  for (const ids of inPieces(rows.map(({ id }) => id))) {
    await sql`
      INSERT INTO assignment (id, topic_id, department_id, comment_id, due, assigned_by)
      SELECT gen_random_uuid(), ${topicId}, ${departmentId}, id, ${due}::date, ${actorId} FROM unnest(${ids}::uuid[]) AS chosen (id)
      ON CONFLICT (comment_id) DO UPDATE SET department_id = excluded.department_id, due = excluded.due,
        assigned_by = excluded.assigned_by, assigned_at = now()`.execute(trx);
  }
  return rows.length;
}

export async function unassignChosen(trx: Db, chosen: Chosen): Promise<void> {
  await sql`DELETE FROM assignment a USING comment c
    WHERE a.topic_id = ${chosen.scope.topicId} AND c.id = a.comment_id AND ${isChosen(chosen)}`.execute(trx);
}
