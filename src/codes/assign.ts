import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import {
  assignChosen,
  type Chosen,
  lockAssignments,
  type OwnAssignments,
  selectOwn,
  unassignChosen,
} from './assign-queries.ts';
import { assignCodeRow, holdOpenDepartment, unassignCode } from './department-queries.ts';

export interface Assigning {
  siteId: string;
  topicId: string;
  actorId: string;
  /** None: nobody in particular any more. */
  departmentId: string | null;
  /** YYYY-MM-DD of the city's calendar; may have passed. */
  due: string | null;
}

export type AssignOutcome =
  | { outcome: 'assigned' | 'taken-back'; count: number }
  /** Somebody changed what the form was made of. */
  | { outcome: 'changed'; own: OwnAssignments }
  | { outcome: 'department-gone' | 'not-found' };

/**
 * One department for the comments chosen; what each had of its own is replaced, unless somebody changed it since it was seen.
 *
 * @param seen the `mark` of the assignments the form was made of
 */
export async function assignComments(
  db: Kysely<DB>,
  { chosen, seen, ...act }: Assigning & { chosen: Chosen; seen: string },
): Promise<AssignOutcome> {
  const { siteId, topicId, departmentId } = act;
  return db.transaction().execute(async (trx): Promise<AssignOutcome> => {
    await lockAssignments(trx, topicId);
    const own = await selectOwn(trx, chosen);
    if (own.total === 0) return { outcome: 'not-found' };
    if (own.mark !== seen) return { outcome: 'changed', own };
    if (departmentId === null) {
      await unassignChosen(trx, chosen);
      return { outcome: 'taken-back', count: own.total };
    }
    if (!(await holdOpenDepartment(trx, siteId, departmentId))) return { outcome: 'department-gone' };
    return { outcome: 'assigned', count: await assignChosen(trx, chosen, { ...act, departmentId }) };
  });
}

/** One department for all that have a code or one below it, now and later, unless something nearer says otherwise. */
export async function assignCode(
  db: Kysely<DB>,
  { codeId, ...act }: Assigning & { codeId: string },
): Promise<'assigned' | 'taken-back' | 'department-gone' | 'not-found'> {
  const { siteId, topicId, departmentId } = act;
  return db.transaction().execute(async (trx) => {
    if (departmentId === null) {
      await unassignCode(trx, topicId, codeId);
      return 'taken-back';
    }
    if (!(await holdOpenDepartment(trx, siteId, departmentId))) return 'department-gone';
    return (await assignCodeRow(trx, codeId, { ...act, departmentId })) ? 'assigned' : 'not-found';
  });
}
