import type { CommentState } from '../comments/comment.ts';
import type { ReasonCode } from './reasons.ts';

export const DECISIONS = ['publish', 'reject', 'spam', 'reopen'] as const;
export type DecisionName = (typeof DECISIONS)[number];

/** The states a decision leads to. */
export type DecidedState = Extract<CommentState, 'pending' | 'published' | 'rejected' | 'spam'>;

/** What the author reads and what stays internal, each in characters. */
export const WORDS_MAX = 4000;

const LEADS_TO: Record<DecisionName, DecidedState> = {
  publish: 'published',
  reject: 'rejected',
  spam: 'spam',
  reopen: 'pending',
};

/**
 * The state a comment gets by a decision, or undefined where the decision does not fit: only waiting comments are decided,
 * only decided ones reopened. Who changes their mind reopens first, so that the log tells both.
 */
export function stateAfter(before: CommentState, decision: DecisionName): DecidedState | undefined {
  const fits =
    decision === 'reopen' ? ['published', 'rejected', 'spam'].includes(before) : before === 'pending';
  return fits ? LEADS_TO[decision] : undefined;
}

/** A moderator's decision about the comment as they saw it. */
export interface Decision {
  siteId: string;
  commentId: string;
  /** Version of the comment that was decided about. */
  version: number;
  actor: { id: string };
  decision: DecisionName;
  /** Required with `reject`, meaningless otherwise. */
  reasonCode?: ReasonCode | undefined;
  /** To the author, with `reject` only; empty: the reason's standard text. At most `WORDS_MAX` characters. */
  reasonText?: string | undefined;
  /** Internal. At most `WORDS_MAX` characters. */
  note?: string | undefined;
}
