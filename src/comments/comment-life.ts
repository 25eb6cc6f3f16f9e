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
  /** Since when words of its text are blackened; absent while none are. */
  redactedAt?: Date | null | undefined;
  /** What stood there before lies sealed and can be put back. */
  hasOriginal?: boolean | undefined;
  /** Its author was asked to change it. Only while pending. */
  asked?: boolean | undefined;
  /** A program published it, and nobody has looked at it since. */
  unseen?: boolean | undefined;
  /** What somebody wants to decide waits for a second person. */
  proposed?: boolean | undefined;
}

export type ObjectionState = 'open' | 'granted' | 'upheld' | 'void';

export type ResidentAct = 'edit' | 'withdraw' | 'object' | 'erase';
type Decision = 'publish' | 'redact' | 'ask' | 'reject' | 'spam';
export type ModeratorAct = Decision | 'reopen';
export type Act = ResidentAct | ModeratorAct;

/**
 * What the log says was done: with an edit or an objection at hand, `publish` and `reject` are about those. `restore` took a
 * redaction back, `confirm` left what is public already as it is, `propose-…` waits for a second person, and `auto-publish`
 * was no person's.
 */
export type LoggedAct =
  | Act
  | ('publish-edit' | 'reject-edit' | 'uphold' | 'restore' | 'confirm' | 'auto-publish')
  | `propose-${Proposable}`;

/** What a second person may be needed for. */
export type Proposable = 'publish' | 'redact' | 'reject' | 'spam';

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
      return went('erase', { ...newText(ended(now)), state: 'erased', hasText: false });
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
  if (now.state === 'pending') return went('edit', newText({ ...now, asked: false }));
  if (!now.topicTakesComments) return refused('topic-closed');
  if (now.state === 'published') return went('edit', { ...withoutObjection(now), editWaits: true });
  return went('edit', newText(waiting(now)));
}

/** To a comment that is not published, or is so with words blackened. */
function object(now: Situation, at: Date): Step {
  if (isGone(now)) return refused('gone');
  if (now.state === 'pending') return refused('waits');
  if (now.state === 'published' && !now.redactedAt) return refused('decided');
  if (now.objection !== 'none') return refused('objected-before');
  if (!now.hasText) return refused('text-gone');
  const decidedAt = now.state === 'published' ? now.redactedAt : now.decidedAt;
  if (!decidedAt || at >= afterLastDay(decidedAt)) return refused('too-late');
  return went('object', { ...now, objection: 'open' });
}

function decide(now: Situation, act: Decision, at: Date): Step {
  if (isGone(now)) return refused('gone');
  if (now.objection === 'open') return decideObjection(now, act, at);
  if (now.editWaits) return decideEdit(now, act);
  if (now.state === 'published') return decidePublished(now, act, at);
  if (now.state !== 'pending') return refused('decided');
  if (act === 'ask') return went('ask', { ...now, asked: true, proposed: false });
  return went(act, leadTo(act, { ...now, asked: false, proposed: false }, at));
}

/**
 * What is public already can still be blackened. What no person has looked at yet, or somebody wants otherwise, is decided
 * about without waiting again first.
 */
function decidePublished(now: Situation, act: Decision, at: Date): Step {
  const seen: Situation = { ...now, unseen: false, proposed: false };
  if (act === 'redact') return went('redact', blackened(seen, at));
  const isOpen = now.unseen || now.proposed;
  if (act === 'publish') return isOpen ? went('confirm', seen) : refused('decided');
  return isOpen && act !== 'ask' ? went(act, leadTo(act, seen, at)) : refused('decided');
}

function leadTo(act: Exclude<Decision, 'ask'>, now: Situation, at: Date): Situation {
  if (act === 'reject') return { ...now, state: 'rejected', decidedAt: at };
  if (act === 'spam') return { ...now, state: 'spam', decidedAt: at };
  const published: Situation = { ...now, state: 'published', decidedAt: at };
  return act === 'redact' ? blackened(published, at) : published;
}

function decideEdit(now: Situation, act: Decision): Step {
  if (act === 'publish') return went('publish-edit', newText({ ...now, editWaits: false }));
  return act === 'reject' ? went('reject-edit', { ...now, editWaits: false }) : refused('edit-waits');
}

function decideObjection(now: Situation, act: Decision, at: Date): Step {
  if (act === 'reject') return went('uphold', { ...now, objection: 'upheld' });
  if (act === 'spam' || act === 'ask') return refused('objection-open');
  if (now.state === 'published') return decideObjectionToRedaction(now, act);
  if (!now.hasText) return refused('text-gone');
  return went(act, { ...leadTo(act, now, at), objection: 'granted' });
}

function decideObjectionToRedaction(now: Situation, act: 'publish' | 'redact'): Step {
  if (act === 'redact') return refused('objection-open');
  if (!now.hasOriginal) return refused('text-gone');
  return went('restore', { ...restored(now), objection: 'granted' });
}

/**
 * An edit that waited becomes the text that waits: it is what the author wants to say. Blackened words come back while they
 * are there. Who was asked for another text waits like the others again, and so does what was only
 * proposed.
 */
function reopen(now: Situation): Step {
  if (isGone(now)) return refused('gone');
  if (now.state === 'pending' && now.proposed) return went('reopen', { ...now, proposed: false });
  if (now.state === 'pending') return now.asked ? went('reopen', { ...now, asked: false }) : refused('waits');
  if (now.objection === 'open') return refused('objection-open');
  if (!now.hasText) return refused('text-gone');
  if (now.editWaits) return went('reopen', newText(waiting(now)));
  return now.hasOriginal ? went('restore', restored(waiting(now))) : went('reopen', waiting(now));
}

const isGone = ({ state }: Situation) => state === 'withdrawn' || state === 'erased';

const withoutObjection = (now: Situation): Situation =>
  now.objection === 'open' ? { ...now, objection: 'void' } : now;

const ended = (now: Situation): Situation => ({
  ...withoutObjection(now),
  editWaits: false,
  asked: false,
  unseen: false,
  proposed: false,
});

const blackened = (now: Situation, at: Date): Situation => ({ ...now, redactedAt: at, hasOriginal: true });

const restored = (now: Situation): Situation => ({ ...now, redactedAt: null, hasOriginal: false });

/** Nothing of a text that was replaced is kept beside the new one. */
const newText = restored;

const waiting = (now: Situation): Situation => ({ ...ended(now), state: 'pending', decidedAt: undefined });

const went = (logged: LoggedAct, next: Situation): Step => ({ goes: true, logged, next });

const refused = (because: Obstacle): Step => ({ goes: false, because });
