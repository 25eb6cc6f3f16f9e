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
import {
  assignCodeRow,
  type CodeAssignment,
  holdOpenDepartment,
  selectCodeAssignment,
  unassignCode,
} from './department-queries.ts';

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

export type AssignCodeOutcome = 'assigned' | 'taken-back' | 'changed' | 'department-gone' | 'not-found';

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
    // The same form sent twice: what it asks for is so already.
    if (isSoAlready(own, act)) return { outcome: doneBy(departmentId), count: own.total };
    if (own.mark !== seen) return { outcome: 'changed', own };
    if (departmentId === null) {
      await unassignChosen(trx, chosen);
      return { outcome: 'taken-back', count: own.total };
    }
    if (!(await holdOpenDepartment(trx, siteId, departmentId))) return { outcome: 'department-gone' };
    return { outcome: 'assigned', count: await assignChosen(trx, chosen, { ...act, departmentId }) };
  });
}

/**
 * One department for all that have a code or one below it, now and later, unless something nearer says otherwise; nothing where
 * somebody changed the code's own since it was seen.
 *
 * @param seen the `codeMark` of the assignment the form was made of
 */
export async function assignCode(
  db: Kysely<DB>,
  { codeId, seen, ...act }: Assigning & { codeId: string; seen: string },
): Promise<AssignCodeOutcome> {
  const { siteId, topicId, departmentId, due } = act;
  return db.transaction().execute(async (trx): Promise<AssignCodeOutcome> => {
    await lockAssignments(trx, topicId);
    const now = codeMark(await selectCodeAssignment(trx, codeId));
    if (now === codeMark(departmentId === null ? undefined : { departmentId, due }))
      return doneBy(departmentId);
    if (now !== seen) return 'changed';
    if (departmentId === null) {
      await unassignCode(trx, topicId, codeId);
      return 'taken-back';
    }
    if (!(await holdOpenDepartment(trx, siteId, departmentId))) return 'department-gone';
    return (await assignCodeRow(trx, codeId, { ...act, departmentId })) ? 'assigned' : 'not-found';
  });
}

/** Names what a code has of its own: another one as soon as it is changed. */
export function codeMark(assigned: Pick<CodeAssignment, 'departmentId' | 'due'> | undefined): string {
  return assigned ? `${assigned.departmentId} ${assigned.due ?? ''}`.trim() : '';
}

function isSoAlready(
  { departments, total, due: dueOfAll }: OwnAssignments,
  { departmentId, due }: Pick<Assigning, 'departmentId' | 'due'>,
): boolean {
  const [only, ...others] = departments;
  if (!only || departmentId === null) return !only && departmentId === null;
  return others.length === 0 && only.id === departmentId && only.count === total && dueOfAll === due;
}

const doneBy = (departmentId: string | null) => (departmentId === null ? 'taken-back' : 'assigned');
