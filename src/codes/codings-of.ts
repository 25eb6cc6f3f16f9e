import type { Db } from '../database/db.ts';
import { type CodingRow, selectCodings } from './coding-queries.ts';

export type { CodingRow };

/** The codings of several comments in one query; a comment without one is not in the map. */
export async function codingsOf(
  db: Db,
  commentIds: readonly string[],
): Promise<ReadonlyMap<string, CodingRow[]>> {
  return Map.groupBy(await selectCodings(db, commentIds), ({ commentId }) => commentId);
}
