import type { CommentState } from '../comments/comment.ts';
import type { AnswerModel, Outcome } from '../comments/comment-list-model.ts';
import type { Moment } from '../i18n/moment.ts';
import type { DecisionModel, ObjectionModel, VorgangStep } from './vorgang-page-model.ts';

export interface VorgangCourse {
  state: CommentState;
  receivedAt: Moment;
  /** When it became what it is, once it does not wait any more. */
  decidedAt?: Moment;
  /** When a person first decided, where that was not the last word. */
  checkedAt?: Moment;
  /** No person has read it yet; a program found nothing. */
  unseen?: boolean;
  /** When the author changed the text that waits. */
  editedAt?: Moment;
  decisionHours: number;
  /** Permalink once published. */
  href?: string;
  /** The reason once it is not published, or not so as it was written, or is to be changed first. */
  decision?: DecisionModel;
  /** Until when the author was asked to change the text that waits. */
  answerBy?: { at: Moment; isOver: boolean };
  /** Words of the public text are blackened; `until`: so long that can be taken back. */
  redaction?: { until?: Moment };
  objection?: ObjectionModel & { decidedAt?: Moment };
  /** Day in words until which the city answers the topic. */
  answersDue?: string;
  /** The day the topic takes no more comments; `isOver`: it is past. */
  closes?: { at: Moment; isOver: boolean };
  answers?: readonly AnswerModel[];
  /** Of the last answer that names one. */
  outcome?: Outcome;
}

/** The steps of a Vorgang, past ones first, at most one of them current; only steps that can still come are named. */
export function vorgangSteps(course: VorgangCourse): VorgangStep[] {
  const received: VorgangStep = { key: 'received', state: 'done', at: course.receivedAt };
  return [received, ...later(course)];
}

function later(course: VorgangCourse): VorgangStep[] {
  const { state, decidedAt, checkedAt, decision, href, decisionHours: hours, editedAt } = course;
  const at = decidedAt && { at: decidedAt };
  const checked: VorgangStep = {
    key: 'checked',
    state: 'done',
    ...(checkedAt ? { at: checkedAt } : at),
    ...(course.unseen && { byProgram: true }),
  };

  switch (state) {
    case 'pending': {
      const { answerBy } = course;
      const checking: VorgangStep = {
        key: 'checked',
        state: 'current',
        ...(answerBy ? { answerBy } : { hours }),
        ...(answerBy && decision && { decision }),
        ...(editedAt && { editedAt }),
      };
      return [checking, { key: 'published', state: 'coming' }, ...promised(course)];
    }
    case 'published': {
      const { redaction } = course;
      const published: VorgangStep = {
        key: 'published',
        state: 'done',
        ...at,
        ...(href && { href }),
        ...(redaction && { redaction, ...(decision && { decision }) }),
      };
      const isFirstYes = course.objection?.state === 'granted' && checkedAt !== undefined;
      const steps = isFirstYes ? [...objected(course), published] : [published, ...objected(course)];
      return [checked, ...steps, ...answered(course)];
    }
    case 'rejected':
    case 'spam': {
      const key = state === 'spam' ? 'spam' : 'notPublished';
      const ended: VorgangStep = { key, state: 'stopped', ...at, ...(decision && { decision }) };
      return [checked, ended, ...objected(course)];
    }
    case 'withdrawn':
    case 'erased':
      return [...(checkedAt ? [checked] : []), { key: state, state: 'stopped', ...at }];
  }
}

function objected({ objection }: VorgangCourse): VorgangStep[] {
  if (!objection) return [];
  const { decidedAt, ...shown } = objection;
  return [
    {
      key: 'objection',
      state: shown.state === 'open' ? 'current' : 'done',
      at: decidedAt ?? shown.at,
      objection: shown,
    },
  ];
}

/** What is still to come of an answer, where the city promised one. */
function promised({ answersDue: due }: VorgangCourse): VorgangStep[] {
  if (!due) return [];
  return [
    { key: 'answer', state: 'coming', due },
    { key: 'outcome', state: 'coming' },
  ];
}

/** A published comment is evaluated; from then on until it is answered that is where it stands. */
function answered(course: VorgangCourse): VorgangStep[] {
  const { answers = [], closes, outcome } = course;
  const [first] = answers;
  if (!first) {
    const day = closes && (closes.isOver ? { since: closes.at } : { until: closes.at });
    // At most one step is where it stands.
    const state = course.objection?.state === 'open' ? 'coming' : 'current';
    return [{ key: 'evaluation', state, ...day }, ...promised(course)];
  }
  return [
    { key: 'evaluation', state: 'done' },
    { key: 'answer', state: 'done', at: first.at, answers },
    { key: 'outcome', state: outcome ? 'done' : 'coming', ...(outcome && { outcome }) },
  ];
}
