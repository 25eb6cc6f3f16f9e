import type { LockedComment } from '../comments/act-on-comment.ts';
import type { Db } from '../database/db.ts';
import { hasOtherModerator } from '../staff/has-other-moderator.ts';
import { selectDecider } from './queries.ts';

/**
 * An objection is decided by somebody other than whoever decided first: another moderator, else an admin. Where nobody else
 * is there, the same person may, and the author is told so.
 */
export async function mayDecideObjection(
  trx: Db,
  { siteId, objectedEventId }: LockedComment,
  actorId: string,
): Promise<boolean> {
  if (!objectedEventId) return true;
  if ((await selectDecider(trx, objectedEventId)) !== actorId) return true;
  return !(await hasOtherModerator(trx, siteId, actorId));
}
