import type { Db } from '../database/db.ts';
import { type ShownRow, selectAnswers } from './list-queries.ts';
import type { Branch } from './thread-tree.ts';
import type { Answers } from './view.ts';

/** The city's answers to the comments that are shown, replies too. */
export async function answersTo(db: Db, branches: readonly Branch<ShownRow>[]): Promise<Answers> {
  const ids = branches.flatMap(answeredIn);
  if (ids.length === 0) return new Map();
  return Map.groupBy(await selectAnswers(db, ids), ({ comment_id: id }) => id);
}

function answeredIn({ row, replies }: Branch<ShownRow>): string[] {
  const below = replies.flatMap(answeredIn);
  return row.is_answered ? [row.id, ...below] : below;
}
