import type { LockedComment } from '../comments/act-on-comment.ts';
import type { LoggedAct } from '../comments/comment-life.ts';
import type { Db } from '../database/db.ts';
import { hasOtherModerator } from '../staff/has-other-moderator.ts';
import type { FourEyes } from '../topics/topic.ts';
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

const REFUSALS: readonly LoggedAct[] = ['reject', 'spam', 'redact'];

/** By the topic's rule; whoever decides after somebody else proposed something is the second person already. */
export function asksForTwo(
  { fourEyes, proposedBy }: { fourEyes: FourEyes; proposedBy: string | null },
  logged: LoggedAct,
  actorId: string,
): boolean {
  if (proposedBy !== null && proposedBy !== actorId) return false;
  return REFUSALS.includes(logged) ? fourEyes !== 'none' : logged === 'publish' && fourEyes === 'all';
}

/** `asked`: what was decided becomes a proposal. `missing`: nobody is there to ask, so it holds, and is said to be one person's. */
export type SecondPerson = 'not-needed' | 'asked' | 'missing';

/**
 * Whether a decision about a comment needs a second person, and whether one is there. Edits and objections have rules of
 * their own.
 */
export async function secondPerson(
  trx: Db,
  comment: LockedComment,
  logged: LoggedAct,
  actorId: string,
): Promise<SecondPerson> {
  if (comment.objection === 'open' || !asksForTwo(comment, logged, actorId)) return 'not-needed';
  return (await hasOtherModerator(trx, comment.siteId, actorId)) ? 'asked' : 'missing';
}
