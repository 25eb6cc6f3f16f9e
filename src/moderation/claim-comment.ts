import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { deleteOtherClaims, selectClaims, upsertClaim } from './claim-queries.ts';

export interface Claiming {
  siteId: string;
  commentId: string;
  staffId: string;
  /** Although somebody else is reading it. */
  takesOver: boolean;
}

/**
 * Says to the others that somebody is reading this comment, for five minutes. Soft: nobody is kept from deciding. Two
 * statements without a transaction, each of one reader's rows: readers who swap comments never wait for one another.
 *
 * @returns what the others are reading
 */
export async function claimComment(
  db: Db,
  claiming: Claiming,
): Promise<{ commentId: string; name: string }[]> {
  await upsertClaim(db, claiming);
  await deleteOtherClaims(db, claiming.staffId, claiming.commentId);
  return selectClaims(db, claiming.siteId, claiming.staffId);
}

/** By comment, as the queue's script shows them. */
export function claimsInWords(
  claims: readonly { commentId: string; name: string }[],
  { lang }: { lang: Lang },
): { id: string; text: string }[] {
  return claims.map(({ commentId, name }) => ({
    id: commentId,
    text: translate(lang, 'moderation.claim.by', { name }),
  }));
}
