import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

export interface TextBlockRow {
  id: string;
  title: string;
  body: string;
  version: number;
}

/** All of a site, by their titles. */
export async function selectTextBlocks(db: Db, siteId: string): Promise<TextBlockRow[]> {
  return db
    .selectFrom('text_block')
    .select(['id', 'title', 'body', 'version'])
    .where('site_id', '=', siteId)
    .orderBy(sql`lower(title)`)
    .execute();
}

export async function lockTextBlock(trx: Db, siteId: string, id: string): Promise<TextBlockRow | undefined> {
  return trx
    .selectFrom('text_block')
    .select(['id', 'title', 'body', 'version'])
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function isTitleTaken(
  trx: Db,
  siteId: string,
  title: string,
  exceptId: string,
): Promise<boolean> {
  const row = await trx
    .selectFrom('text_block')
    .select('id')
    .where('site_id', '=', siteId)
    .where(sql<boolean>`lower(title) = lower(${title})`)
    .where('id', '<>', exceptId)
    .executeTakeFirst();
  return row !== undefined;
}

interface TextBlockValues {
  title: string;
  body: string;
  actorId: string;
}

/** @returns false where there is one with this id or title already */
export async function insertTextBlock(
  trx: Db,
  { id, siteId, title, body, actorId }: TextBlockValues & { id: string; siteId: string },
): Promise<boolean> {
  const result = await trx
    .insertInto('text_block')
    .values({ id, site_id: siteId, title, body, updated_by: actorId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function updateTextBlock(
  trx: Db,
  id: string,
  { title, body, actorId }: TextBlockValues,
): Promise<void> {
  await trx
    .updateTable('text_block')
    .set({
      title,
      body,
      updated_by: actorId,
      updated_at: sql<Date>`now()`,
      version: sql<number>`version + 1`,
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteTextBlock(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom('text_block').where('id', '=', id).execute();
}
