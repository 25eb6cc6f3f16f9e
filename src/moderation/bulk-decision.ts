import type { Obstacle, Situation } from '../comments/comment-life.ts';
import { step } from '../comments/comment-life.ts';

/** What may be decided about many comments at once. */
export const BULK_DECISIONS = ['publish', 'reject', 'spam'] as const;
export type BulkDecisionName = (typeof BULK_DECISIONS)[number];

/** More comments are decided in several goes. */
export const BULK_MAX = 2_000;

/**
 * `preview`: nothing happened yet. `running` and `undoing`: a job is at it. `done` can be taken back, `undone` was.
 */
export type BulkState = 'preview' | 'running' | 'done' | 'undoing' | 'undone';

/** `left-out`: not by a decision about many. `changed`: by somebody since the preview. `kept`: changed since, so not taken back. */
export type BulkOutcome = 'planned' | 'left-out' | 'decided' | 'changed' | 'undone' | 'kept';

export const BULK_OBSTACLES = [
  'objection-open',
  'edit-waits',
  'second-person',
  'one-by-one',
  'decided',
  'gone',
] as const;
export type BulkObstacle = (typeof BULK_OBSTACLES)[number];

/**
 * Why a comment is left out of a decision about many; undefined where it is not. An edit and an objection are decided one by
 * one, and so is whatever else is more than a plain decision about a comment that waits.
 */
export function bulkObstacle(now: Situation, decision: BulkDecisionName, at: Date): BulkObstacle | undefined {
  if (now.objection === 'open') return 'objection-open';
  if (now.editWaits) return 'edit-waits';
  const outcome = step(now, decision, at);
  if (!outcome.goes) return knownObstacle(outcome.because);
  return outcome.logged === decision ? undefined : 'one-by-one';
}

function knownObstacle(because: Obstacle): BulkObstacle {
  return BULK_OBSTACLES.find((known) => known === because) ?? 'one-by-one';
}
