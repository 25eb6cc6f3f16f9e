import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { DB } from '../database/types.ts';
import { branchOf } from './code.ts';
import { learnSoon } from './model-queries.ts';
import {
  lockCodebook,
  moveAssignment,
  moveChildren,
  moveCodings,
  selectCodes,
  updateCode,
} from './queries.ts';
import { active, type CodeAct } from './save-code.ts';

export type MergeOutcome =
  | { outcome: 'merged'; folded: number }
  | { outcome: 'already' | 'stale' | 'not-found' | 'target-gone' };

/**
 * Everything that had one code has another one from now on, in one transaction. The old code is archived and leads to its target.
 * Two codings of one coder at one place become one; nothing else is lost. Codes below the old one come below the target.
 */
export async function mergeCodes(
  db: Kysely<DB>,
  { topicId, id, version, into }: CodeAct & { into: string },
): Promise<MergeOutcome> {
  if (id === into) return { outcome: 'target-gone' };
  return db.transaction().execute(async (trx) => {
    await lockCodebook(trx, topicId);
    const all = await selectCodes(trx, topicId);
    const code = all.find((one) => one.id === id);
    const target = active(all).find((one) => one.id === into);
    if (code?.mergedInto === into) return { outcome: 'already' };
    if (!code || code.archivedAt) return { outcome: 'not-found' };
    if (!target) return { outcome: 'target-gone' };
    if (code.version !== version) return { outcome: 'stale' };
    const isBelow = branchOf(all, id).has(into);
    if (isBelow) await updateCode(trx, into, { parent_id: code.parentId });
    await moveChildren(trx, id, into);
    const folded = await moveCodings(trx, { from: id, to: into });
    await moveAssignment(trx, { from: id, to: into });
    await updateCode(trx, id, { archived_at: sql`now()`, merged_into: into });
    await learnSoon(trx, topicId);
    return { outcome: 'merged', folded };
  });
}
