import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import {
  deleteTextBlock,
  insertTextBlock,
  isTitleTaken,
  lockTextBlock,
  updateTextBlock,
} from './text-block-queries.ts';

export const TITLE_MAX = 80;
export const TEXT_BLOCK_MAX = 5_000;

export interface TextBlockAct {
  siteId: string;
  actorId: string;
  id: string;
  /** The version the form was made of; 0 for a new one. */
  version: number;
}

export type TextBlockOutcome = 'done' | 'title-taken' | 'stale';

/** Saves a text block, checked before. What was inserted somewhere stays there as it is. */
export async function saveTextBlock(
  db: Kysely<DB>,
  { siteId, actorId, id, version, title, body }: TextBlockAct & { title: string; body: string },
): Promise<TextBlockOutcome> {
  return db.transaction().execute(async (trx) => {
    const saved = await lockTextBlock(trx, siteId, id);
    if (saved && saved.title === title && saved.body === body) return 'done';
    if ((saved?.version ?? 0) !== version) return 'stale';
    if (await isTitleTaken(trx, siteId, title, id)) return 'title-taken';
    if (saved) await updateTextBlock(trx, id, { title, body, actorId });
    else if (!(await insertTextBlock(trx, { id, siteId, title, body, actorId }))) return 'title-taken';
    return 'done';
  });
}

export async function removeTextBlock(
  db: Kysely<DB>,
  { siteId, id, version }: TextBlockAct,
): Promise<TextBlockOutcome> {
  return db.transaction().execute(async (trx) => {
    const saved = await lockTextBlock(trx, siteId, id);
    if (!saved) return 'done';
    if (saved.version !== version) return 'stale';
    await deleteTextBlock(trx, id);
    return 'done';
  });
}
