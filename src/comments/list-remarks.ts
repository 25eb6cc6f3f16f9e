import type { Db } from '../database/db.ts';
import type { ShownRow } from './list-queries.ts';
import type { RemarkRow } from './remark.ts';
import { selectRemarks } from './remark-queries.ts';
import type { Branch } from './thread-tree.ts';

export type Remarks = ReadonlyMap<string, readonly RemarkRow[]>;

/** What the editors say under the comments that are shown, replies too. */
export async function remarksUnder(db: Db, branches: readonly Branch<ShownRow>[]): Promise<Remarks> {
  const ids = branches.flatMap(publicIn);
  if (ids.length === 0) return new Map();
  return Map.groupBy(await selectRemarks(db, ids), ({ commentId }) => commentId);
}

function publicIn({ row, replies }: Branch<ShownRow>): string[] {
  const below = replies.flatMap(publicIn);
  return row.state === 'published' ? [row.id, ...below] : below;
}
