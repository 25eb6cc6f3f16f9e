import type { CommentState } from '../comments/comment.ts';
import type { Moment } from '../i18n/moment.ts';
import type { DecisionModel, VorgangStep } from './vorgang-page-model.ts';

export interface VorgangCourse {
  state: CommentState;
  receivedAt: Moment;
  /** When it was decided, withdrawn or erased; absent while it waits. */
  decidedAt?: Moment;
  /** When a person decided before the author withdrew or erased it; absent where nobody had. */
  checkedAt?: Moment;
  decisionHours: number;
  /** Permalink once published. */
  href?: string;
  /** The reason once it is not published. */
  decision?: DecisionModel;
  /** Day in words until which the city answers the topic. */
  answersDue?: string;
}

/** The steps of a Vorgang, past ones first, at most one of them current; only steps that can still come are named. */
export function vorgangSteps(course: VorgangCourse): VorgangStep[] {
  const received: VorgangStep = { key: 'received', state: 'done', at: course.receivedAt };
  return [received, ...later(course)];
}

function later(course: VorgangCourse): VorgangStep[] {
  const { state, decidedAt, decision, href, answersDue, decisionHours: hours } = course;
  const at = decidedAt && { at: decidedAt };
  const checked: VorgangStep = { key: 'checked', state: 'done', ...at };
  const answer: VorgangStep[] = answersDue ? [{ key: 'answer', state: 'coming', due: answersDue }] : [];

  switch (state) {
    case 'pending':
      return [{ key: 'checked', state: 'current', hours }, { key: 'published', state: 'coming' }, ...answer];
    case 'published':
      return [checked, { key: 'published', state: 'done', ...at, ...(href && { href }) }, ...answer];
    case 'rejected':
      return [checked, { key: 'notPublished', state: 'stopped', ...at, ...(decision && { decision }) }];
    case 'spam':
      return [checked, { key: 'spam', state: 'stopped', ...at }];
    case 'withdrawn':
    case 'erased': {
      const before: VorgangStep[] = course.checkedAt ? [{ ...checked, at: course.checkedAt }] : [];
      return [...before, { key: state, state: 'stopped', ...at }];
    }
  }
}
