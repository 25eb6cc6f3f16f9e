import { type Kysely, sql } from 'kysely';
import type { DB } from '../database/types.ts';
import { placeProblem } from './code.ts';
import { proposeMark } from './code-mark.ts';
import { deleteUnusedCode, lockCodebook, moveChildren, selectCodes, updateCode } from './queries.ts';
import { active, type CodeAct, isSameLabel } from './save-code.ts';

export type ArchiveOutcome = 'archived' | 'deleted' | 'stale' | 'not-found';
export type RestoreOutcome = 'restored' | 'not-found' | 'label-taken';

/**
 * No longer offered. What has it keeps it; one that was never used is deleted instead. Codes below it move up by one level.
 */
export async function archiveCode(
  db: Kysely<DB>,
  { topicId, id, version }: CodeAct,
): Promise<ArchiveOutcome> {
  return db.transaction().execute(async (trx) => {
    await lockCodebook(trx, topicId);
    const code = (await selectCodes(trx, topicId)).find((one) => one.id === id);
    if (!code) return 'not-found';
    if (code.archivedAt) return 'archived';
    if (code.version !== version) return 'stale';
    await moveChildren(trx, id, code.parentId);
    if (await deleteUnusedCode(trx, id)) return 'deleted';
    await updateCode(trx, id, { archived_at: sql`now()` });
    return 'archived';
  });
}

/** Offered again, with all that has it. One that was merged comes back empty: its codings are its target's. */
export async function restoreCode(
  db: Kysely<DB>,
  { topicId, id }: { topicId: string; id: string },
): Promise<RestoreOutcome> {
  return db.transaction().execute(async (trx) => {
    await lockCodebook(trx, topicId);
    const all = await selectCodes(trx, topicId);
    const code = all.find((one) => one.id === id);
    if (!code) return 'not-found';
    if (!code.archivedAt) return 'restored';
    const codes = active(all);
    if (codes.some(({ label }) => isSameLabel(label, code.label))) return 'label-taken';
    const marks = codes.map(({ mark }) => mark);
    await updateCode(trx, id, {
      archived_at: null,
      merged_into: null,
      mark: marks.includes(code.mark) ? proposeMark(code.label, marks) : code.mark,
      parent_id: placeProblem(codes, { parentId: code.parentId }) ? null : code.parentId,
    });
    return 'restored';
  });
}
