import type { Db } from '../database/db.ts';
import type { Outcome, Stage, Voice } from './answer.ts';
import { stageOf } from './answer.ts';
import { type AnswerOfRow, selectAnswersOf } from './list-queries.ts';

/** An answer as it stands beside a comment on the planners' desk. */
export interface AnswerOf {
  id: string;
  stage: Stage;
  voice: Voice;
  outcome: Outcome | null;
  ground: string;
  /** Who speaks: a department, or the sponsor with name and role; may be empty. */
  department: string;
  body: string;
  /** Who wrote last; null where nobody is known. */
  writer: string | null;
  /** Since when it is at this stage. */
  at: Date;
  /** For how many comments it is, this one among them. */
  comments: number;
}

/**
 * The answers to many comments by one query, drafts too, the oldest first; comments without one are not in the map. The furthest
 * stage of several counts, and the outcome of the released one that comes last.
 */
export async function answersOf(db: Db, commentIds: readonly string[]): Promise<Map<string, AnswerOf[]>> {
  if (commentIds.length === 0) return new Map();
  const rows = await selectAnswersOf(db, commentIds);
  const found = new Map<string, AnswerOf[]>();
  for (const row of rows) {
    const before = found.get(row.commentId);
    if (before) before.push(answerOf(row));
    else found.set(row.commentId, [answerOf(row)]);
  }
  return found;
}

function answerOf({ commentId: _, state, handedOnAt, ...row }: AnswerOfRow): AnswerOf {
  return { ...row, stage: stageOf({ state, handedOnAt }) };
}
