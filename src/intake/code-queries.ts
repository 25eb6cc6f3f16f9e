import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';

/** The topic's codes that are in use, by label in lower case; a merged one leads to what it became. */
export async function selectCodes(db: Db, topicId: string) {
  return db
    .selectFrom('code')
    .select(['id', 'label', 'mark', 'merged_into as mergedInto', 'archived_at as archivedAt', 'position'])
    .where('topic_id', '=', topicId)
    .execute();
}

export async function insertCodes(
  trx: Db,
  topic: { id: string; siteId: string },
  codes: readonly { id: string; label: string; mark: string; colour: string; position: number }[],
  createdBy: string | null,
): Promise<void> {
  const rows = codes.map((code) => ({
    ...code,
    ...{ site_id: topic.siteId, topic_id: topic.id, created_by: createdBy },
  }));
  await trx.insertInto('code').values(rows).execute();
}

export async function insertCodings(
  trx: Db,
  topicId: string,
  codings: readonly { commentId: string; codeId: string }[],
): Promise<void> {
  if (codings.length === 0) return;
  const rows = codings.map(({ commentId, codeId }) => ({
    ...{ id: uuidv7(), topic_id: topicId, comment_id: commentId, code_id: codeId },
    ...{ origin: 'import', coder_id: null },
  }));
  await trx
    .insertInto('coding')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
