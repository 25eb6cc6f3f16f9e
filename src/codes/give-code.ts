import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { type CodingOrigin, holdCode, insertCoding, lockText, selectSameCoding } from './coding-queries.ts';
import { learnSoon } from './model-queries.ts';
import { type Passage, passageIn, type ShownPassage, textDigest } from './passage.ts';

export interface Giving {
  topicId: string;
  commentId: string;
  codeId: string;
  coderId: string;
  origin?: CodingOrigin;
  /** None: the whole comment. */
  passages?: readonly ShownPassage[];
  /** Of the text the passages were chosen in (`textDigest`). */
  digest?: string;
}

export type GiveOutcome =
  | { outcome: 'given'; ids: string[] }
  /** The text is another one than it was when the passage was chosen. */
  | { outcome: 'text-changed' | 'no-passage' | 'no-text' | 'code-gone' | 'not-found' };

/**
 * Gives a code to a comment, or to passages of it. Who sends the same twice gives it once. A code that was merged meanwhile
 * stands for its target.
 */
export async function giveCode(db: Kysely<DB>, giving: Giving): Promise<GiveOutcome> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockText(trx, giving.topicId, giving.commentId);
    if (!comment) return { outcome: 'not-found' };
    if (comment.body === null) return { outcome: 'no-text' };
    const places = placesIn(comment.body, giving);
    if (places === 'text-changed' || places === 'no-passage') return { outcome: places };
    const codeId = await currentCode(trx, giving.topicId, giving.codeId);
    if (!codeId) return { outcome: 'code-gone' };
    const ids: string[] = [];
    for (const passage of places) ids.push(await giveOnce(trx, { ...giving, codeId }, passage));
    await learnSoon(trx, giving.topicId);
    return { outcome: 'given', ids };
  });
}

/** Where in the stored text; [undefined] is all of it. */
function placesIn(
  body: string,
  { passages = [], digest }: Pick<Giving, 'passages' | 'digest'>,
): (Passage | undefined)[] | 'text-changed' | 'no-passage' {
  if (passages.length === 0) return [undefined];
  if (digest !== textDigest(body)) return 'text-changed';
  const places = passages.flatMap((shown) => passageIn(body, shown) ?? []);
  return places.length < passages.length ? 'no-passage' : places;
}

async function currentCode(trx: Db, topicId: string, id: string): Promise<string | undefined> {
  let code = await holdCode(trx, topicId, id);
  while (code?.mergedInto) code = await holdCode(trx, topicId, code.mergedInto);
  return code && !code.archivedAt ? code.id : undefined;
}

async function giveOnce(
  trx: Db,
  { topicId, commentId, codeId, coderId, origin = 'person' }: Giving,
  passage: Passage | undefined,
): Promise<string> {
  const same = await selectSameCoding(trx, { commentId, codeId, coderId, passage });
  if (same) return same.id;
  const id = uuidv7();
  await insertCoding(trx, {
    id,
    topic_id: topicId,
    comment_id: commentId,
    code_id: codeId,
    coder_id: coderId,
    origin,
    ...(passage && { starts: passage.starts, ends: passage.ends }),
  });
  return id;
}
