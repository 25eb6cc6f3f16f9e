import type { Db } from '../database/db.ts';
import type { GroupKind } from './group.ts';
import { selectGroupsOf } from './queries.ts';

export interface GroupOf {
  id: string;
  kind: GroupKind;
  /** Given by a planner, or empty. */
  label: string;
  /** Members in all. */
  size: number;
}

/** The group of each of these comments that is in one, by the comment's id. */
export async function groupsOf(db: Db, commentIds: readonly string[]): Promise<Map<string, GroupOf>> {
  const rows = await selectGroupsOf(db, commentIds);
  return new Map(rows.filter(({ size }) => size > 1).map(({ commentId, ...group }) => [commentId, group]));
}
