import type { LockedComment } from '../comments/act-on-comment.ts';
import type { Obstacle } from '../comments/comment-life.ts';

/** Texts that one comment has had at most besides its own: all of them stand on „Meine Daten“ and in its file. */
export const EDITS_MAX = 50;

export type CaseObstacle = Obstacle | 'edited-too-often';

/** What a resident wants to do with their comment, as they saw it. */
export interface CaseAct {
  siteId: string;
  /** Of the private link. */
  token: string;
  /** Version of the comment the resident saw. */
  version: number;
}

export type CaseRefusal =
  /** Somebody changed the comment after the resident saw it. */
  | { outcome: 'stale'; version: number; text: string | null }
  | { outcome: 'impossible'; because: CaseObstacle; text: string | null }
  /** No such link. */
  | { outcome: 'not-found' };

export type CaseOutcome =
  /** Done now, or a moment ago by the same form. */
  { outcome: 'done'; version: number } | CaseRefusal;

/** What is told to a resident who was overtaken, by a moderator or in another window. */
export function stale({ version, body }: LockedComment): CaseRefusal {
  return { outcome: 'stale', version, text: body };
}

export function impossible(comment: LockedComment, because: CaseObstacle): CaseRefusal {
  return { outcome: 'impossible', because, text: comment.body };
}
