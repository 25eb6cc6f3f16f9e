import type { Kysely } from 'kysely';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { deleteCoding, lockText, selectCoding, selectSameCoding, settleCoding } from './coding-queries.ts';
import { learnSoon } from './model-queries.ts';
import { type Passage, passageIn, type ShownPassage, textDigest } from './passage.ts';

interface Which {
  topicId: string;
  commentId: string;
  id: string;
}

export type RemoveOutcome = 'removed' | 'not-yours';

/** Takes one's own code away, or one that nobody stands for any more. Somebody else's stays: they decide themselves. */
export async function removeCoding(
  db: Kysely<DB>,
  { topicId, commentId, id, actorId }: Which & { actorId: string },
): Promise<RemoveOutcome> {
  return db.transaction().execute(async (trx) => {
    await lockText(trx, topicId, commentId);
    const coding = await selectCoding(trx, commentId, id);
    if (!coding) return 'removed';
    if (coding.coderId !== null && coding.coderId !== actorId) return 'not-yours';
    await deleteCoding(trx, id);
    await learnSoon(trx, topicId);
    return 'removed';
  });
}

export type SettleOutcome = 'settled' | 'text-changed' | 'no-passage' | 'not-found';

/** A passage whose text changed: it is right as it stands, or it is this one now. Whoever looks may say so. */
export async function settlePassage(
  db: Kysely<DB>,
  { topicId, commentId, id, passage, digest }: Which & { passage?: ShownPassage; digest: string },
): Promise<SettleOutcome> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockText(trx, topicId, commentId);
    const coding = await selectCoding(trx, commentId, id);
    if (comment?.body == null || !coding) return 'not-found';
    // Also who says "right as it stands" has to have seen how it stands.
    if (digest !== textDigest(comment.body)) return 'text-changed';
    const place = passage && passageIn(comment.body, passage);
    if (passage && !place) return 'no-passage';
    if (place && (await isGivenTwice(trx, { ...coding, commentId, passage: place }))) {
      await deleteCoding(trx, id);
    } else {
      await settleCoding(trx, id, place);
    }
    return 'settled';
  });
}

/** The same person gave the same code to that very place already: once is enough. */
async function isGivenTwice(
  trx: Db,
  coding: { id: string; codeId: string; commentId: string; coderId: string | null; passage: Passage },
): Promise<boolean> {
  const same = coding.coderId && (await selectSameCoding(trx, { ...coding, coderId: coding.coderId }));
  return same ? same.id !== coding.id : false;
}
