import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { assignCodeRow, assignCommentRows, holdOpenDepartment, unassign } from './department-queries.ts';

export interface Assigning {
  siteId: string;
  topicId: string;
  actorId: string;
  /** None: nobody in particular any more. */
  departmentId: string | null;
  /** YYYY-MM-DD of the city's calendar. */
  due: string | null;
}

export type AssignOutcome = 'assigned' | 'taken-back' | 'department-gone' | 'not-found';

/** One department for comments of a topic; what they had before is replaced. Foreign ids are left alone. */
export async function assignComments(
  db: Kysely<DB>,
  { commentIds, ...act }: Assigning & { commentIds: readonly string[] },
): Promise<AssignOutcome> {
  const { siteId, topicId, departmentId } = act;
  return db.transaction().execute(async (trx) => {
    if (departmentId === null) {
      await unassign(trx, topicId, { commentIds });
      return 'taken-back';
    }
    if (!(await holdOpenDepartment(trx, siteId, departmentId))) return 'department-gone';
    const count = await assignCommentRows(trx, commentIds, { ...act, departmentId });
    return count > 0 ? 'assigned' : 'not-found';
  });
}

/** One department for all that have a code, now and later, unless a comment has an assignment of its own. */
export async function assignCode(
  db: Kysely<DB>,
  { codeId, ...act }: Assigning & { codeId: string },
): Promise<AssignOutcome> {
  const { siteId, topicId, departmentId } = act;
  return db.transaction().execute(async (trx) => {
    if (departmentId === null) {
      await unassign(trx, topicId, { codeId });
      return 'taken-back';
    }
    if (!(await holdOpenDepartment(trx, siteId, departmentId))) return 'department-gone';
    return (await assignCodeRow(trx, codeId, { ...act, departmentId })) ? 'assigned' : 'not-found';
  });
}
