import type { CommentState } from '../comments/comment.ts';
import type { ModeratorAct } from '../comments/comment-life.ts';
import type { SentRedaction } from './redaction-form.ts';

/** By `comment-life.ts`: of an edit that waits, or an open objection, `publish` says yes and `reject` no. */
export const DECISIONS = [
  'publish',
  'redact',
  'ask',
  'reject',
  'spam',
  'reopen',
] as const satisfies readonly ModeratorAct[];
export type DecisionName = (typeof DECISIONS)[number];

/** The states a decision leads to. */
export type DecidedState = Extract<CommentState, 'pending' | 'published' | 'rejected' | 'spam'>;

/** What the author reads and what stays internal, each in characters. */
export const WORDS_MAX = 4000;
/** Which passage it is about, in characters. */
export const FACTS_MAX = 1000;

/** A moderator's decision about the comment as they saw it. */
export interface Decision {
  siteId: string;
  commentId: string;
  /** Version of the comment that was decided about. */
  version: number;
  actor: { id: string };
  decision: DecisionName;
  /** Required with `reject` and `ask`, meaningless otherwise. */
  reasonCode?: string | undefined;
  /**
   * To the author, with `reject`, `ask` and `redact`; empty: the reason's standard text, but to an objection and with a
   * redaction there is none. At most `WORDS_MAX` characters.
   */
  reasonText?: string | undefined;
  /** With `reject` and `ask`: which passage it is about, for the author. At most `FACTS_MAX` characters. */
  facts?: string | undefined;
  /** Internal. At most `WORDS_MAX` characters. */
  note?: string | undefined;
  /** With `redact`: what is blackened. */
  redaction?: SentRedaction | undefined;
  /** With `ask`: how many days the author has. */
  answerDays?: number | undefined;
}
