import type { Db } from '../database/db.ts';
import { toLocalDay } from '../lib/local-time.ts';
import { type AssignedRow, selectAssigned, selectOpenDepartments } from './department-queries.ts';

export type { AssignedRow };

/** The departments something can be assigned to, by name. */
export const listDepartments: (db: Db, siteId: string) => Promise<{ id: string; name: string }[]> =
  selectOpenDepartments;

/**
 * Who is to answer these comments until when: each one's own assignment, else those of its codes. Overdue is what is due before
 * the city's own today and has no released answer.
 */
export async function departmentsOf(
  db: Db,
  commentIds: readonly string[],
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<ReadonlyMap<string, AssignedRow[]>> {
  const rows = await selectAssigned(db, commentIds, toLocalDay(now, timeZone));
  return Map.groupBy(rows, ({ commentId }) => commentId);
}
