import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';

export type RemarkAction = 'remark' | 'correct-remark' | 'take-back-remark';

interface Act {
  siteId: string;
  commentId: string;
  actorId: string;
}

export async function selectSameRemark(trx: Db, { commentId, actorId }: Act, text: string) {
  return trx
    .selectFrom('remark')
    .select('id')
    .where('comment_id', '=', commentId)
    .where('written_by', '=', actorId)
    .where('body', '=', text)
    .executeTakeFirst();
}

/** @returns its id */
export async function insertRemark(
  trx: Db,
  { siteId, commentId, actorId }: Act,
  body: string,
): Promise<string> {
  const id = uuidv7();
  await trx
    .insertInto('remark')
    .values({ id, site_id: siteId, comment_id: commentId, written_by: actorId, body })
    .execute();
  return id;
}

export async function lockRemark(trx: Db, commentId: string, id: string) {
  return trx
    .selectFrom('remark')
    .select(['version', 'body'])
    .where('comment_id', '=', commentId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateRemark(trx: Db, id: string, body: string): Promise<void> {
  await trx
    .updateTable('remark')
    .set({ body, edited_at: sql<Date>`now()`, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function deleteRemark(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom('remark').where('id', '=', id).execute();
}

/** Codes and ids only. */
export async function insertRemarkEvent(
  trx: Db,
  { siteId, commentId, actorId }: Act,
  { remarkId, action }: { remarkId: string; action: RemarkAction },
): Promise<void> {
  await trx
    .insertInto('remark_event')
    .values({
      ...{ id: uuidv7(), site_id: siteId, comment_id: commentId, remark_id: remarkId },
      ...{ actor_id: actorId, action },
    })
    .execute();
}
