import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import { lockPlace, storeDistrict } from './place-queries.ts';

export type PlaceOutcome =
  | { outcome: 'set' }
  /** Somebody else gave it another district meanwhile; null: none. */
  | { outcome: 'stale'; districtId: string | null; districtName: string | null }
  /** Not of this city, or no longer offered. */
  | { outcome: 'no-district' }
  /** Withdrawn or erased: it has no place any more. */
  | { outcome: 'gone' }
  | { outcome: 'not-found' };

/**
 * A planner says which district a comment is about. Its version stays: nothing a moderator decides about has changed.
 *
 * @param was the district the person saw; null: none
 * @param districtId null: none
 */
export async function setPlace(
  db: Kysely<DB>,
  {
    siteId,
    commentId,
    districtId,
    was,
  }: { siteId: string; commentId: string; districtId: string | null; was: string | null },
): Promise<PlaceOutcome> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockPlace(trx, siteId, commentId);
    if (!comment) return { outcome: 'not-found' };
    if (comment.districtId === districtId) return { outcome: 'set' };
    if (comment.districtId !== was) {
      return { outcome: 'stale', districtId: comment.districtId, districtName: comment.districtName };
    }
    if (comment.isGone) return { outcome: 'gone' };
    if (!(await storeDistrict(trx, { siteId, commentId, districtId }))) return { outcome: 'no-district' };
    if (comment.state === 'published') await raiseVisibleVersion(trx, [comment.topicId]);
    return { outcome: 'set' };
  });
}
