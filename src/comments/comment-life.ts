import type { CommentState } from './comment.ts';

/** Everything about a comment that decides what may be done with it next. */
export interface Situation {
  state: CommentState;
  /** False once the text is deleted. */
  hasText: boolean;
  /** An edit of the published text waits for a moderator. Only while published. */
  editWaits: boolean;
  objection: ObjectionState | 'none';
  topicTakesComments: boolean;
  /** When a person decided last; absent while nobody has. */
  decidedAt?: Date | null | undefined;
}

export type ObjectionState = 'open' | 'granted' | 'upheld' | 'void';

export type ResidentAct = 'edit' | 'withdraw' | 'object' | 'erase';
export type ModeratorAct = 'publish' | 'reject' | 'spam' | 'reopen';
export type Act = ResidentAct | ModeratorAct;

/** What the log says was done: with an edit or an objection at hand, `publish` and `reject` are about those. */
export type LoggedAct = Act | 'publish-edit' | 'reject-edit' | 'uphold';

/** Why something cannot be done now. */
export type Obstacle =
  /** Withdrawn or erased. */
  | 'gone'
  /** Waits for a decision: there is nothing to reopen or to object to. */
  | 'waits'
  /** Decided already: who changes their mind reopens first. */
  | 'decided'
  | 'is-spam'
  | 'text-gone'
  | 'topic-closed'
  /** The edit is decided first, with yes or no. */
  | 'edit-waits'
  /** The objection is decided first, with yes or no. */
  | 'objection-open'
  | 'objected-before'
  | 'too-late';

export type Step = { goes: true; logged: LoggedAct; next: Situation } | { goes: false; because: Obstacle };

const MONTHS_TO_OBJECT = 6;

const DAY_MS = 24 * 3_600_000;

/** Until which day a decision can be objected to: the same one six months later, or that month's last. */
export function objectionEnds(decidedAt: Date): Date {
  const end = new Date(decidedAt);
  end.setUTCMonth(end.getUTCMonth() + MONTHS_TO_OBJECT);
  // The 31st of a month that has 30 days became the first of the next.
  if (end.getUTCDate() !== decidedAt.getUTCDate()) end.setUTCDate(0);
  return end;
}

/** That day has ended in the city, wherever it lies. */
function afterLastDay(decidedAt: Date): Date {
  return new Date(objectionEnds(decidedAt).getTime() + DAY_MS);
}

/**
 * What becomes of a comment by an act, or why it cannot be done. The one truth about a comment's life: what a resident is
 * offered, what a moderator may decide, and what is stored all follow from it.
 */
export function step(now: Situation, act: Act, at: Date): Step {
  switch (act) {
    case 'edit':
      return edit(now);
    case 'withdraw':
      return isGone(now) ? refused('gone') : went('withdraw', { ...ended(now), state: 'withdrawn' });
    case 'erase':
      if (now.state === 'erased') return refused('gone');
      return went('erase', { ...ended(now), state: 'erased', hasText: false });
    case 'object':
      return object(now, at);
    case 'reopen':
      return reopen(now);
    default:
      return decide(now, act, at);
  }
}

/** While it waits or was not published the text itself is changed; a published one stays until a moderator agrees. */
function edit(now: Situation): Step {
  if (isGone(now)) return refused('gone');
  if (now.state === 'spam') return refused('is-spam');
  if (now.state === 'pending') return went('edit', now);
  if (!now.topicTakesComments) return refused('topic-closed');
  if (now.state === 'published') return went('edit', { ...now, editWaits: true });
  return went('edit', waiting(now));
}

function object(now: Situation, at: Date): Step {
  if (isGone(now)) return refused('gone');
  if (now.state === 'pending') return refused('waits');
  if (now.state === 'published') return refused('decided');
  if (now.objection !== 'none') return refused('objected-before');
  if (!now.hasText) return refused('text-gone');
  if (!now.decidedAt || at >= afterLastDay(now.decidedAt)) return refused('too-late');
  return went('object', { ...now, objection: 'open' });
}

function decide(now: Situation, act: 'publish' | 'reject' | 'spam', at: Date): Step {
  if (isGone(now)) return refused('gone');
  if (now.objection === 'open') return decideObjection(now, act, at);
  if (now.editWaits) return decideEdit(now, act);
  if (now.state !== 'pending') return refused('decided');
  const state = act === 'publish' ? 'published' : act === 'reject' ? 'rejected' : 'spam';
  return went(act, { ...now, state, decidedAt: at });
}

function decideEdit(now: Situation, act: 'publish' | 'reject' | 'spam'): Step {
  if (act === 'spam') return refused('edit-waits');
  return went(act === 'publish' ? 'publish-edit' : 'reject-edit', { ...now, editWaits: false });
}

function decideObjection(now: Situation, act: 'publish' | 'reject' | 'spam', at: Date): Step {
  if (act === 'spam') return refused('objection-open');
  if (act === 'reject') return went('uphold', { ...now, objection: 'upheld' });
  if (!now.hasText) return refused('text-gone');
  return went('publish', { ...now, state: 'published', objection: 'granted', decidedAt: at });
}

/** An edit that waited becomes the text that waits: it is what the author wants to say. */
function reopen(now: Situation): Step {
  if (isGone(now)) return refused('gone');
  if (now.state === 'pending') return refused('waits');
  if (now.objection === 'open') return refused('objection-open');
  return now.hasText ? went('reopen', waiting(now)) : refused('text-gone');
}

const isGone = ({ state }: Situation) => state === 'withdrawn' || state === 'erased';

const withoutObjection = (now: Situation): Situation =>
  now.objection === 'open' ? { ...now, objection: 'void' } : now;

const ended = (now: Situation): Situation => ({ ...withoutObjection(now), editWaits: false });

const waiting = (now: Situation): Situation => ({ ...ended(now), state: 'pending', decidedAt: undefined });

const went = (logged: LoggedAct, next: Situation): Step => ({ goes: true, logged, next });

const refused = (because: Obstacle): Step => ({ goes: false, because });
