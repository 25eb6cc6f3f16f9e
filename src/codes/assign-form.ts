import { COMMENT_STATES } from '../comments/comment.ts';
import { readCommentFilter, writeCommentFilter } from '../comments/comment-filter.ts';
import { isDay, toLocalDay } from '../lib/local-time.ts';
import { isUuid } from '../lib/uuid.ts';
import { sentText } from '../staff/sent-form.ts';
import type { Chosen } from './assign-queries.ts';
import type { TopicDesk } from './codes-desk.ts';

/** Stands for nobody in particular; an empty choice is none. */
export const NOBODY = 'niemand';

/** What was typed, as typed. */
export interface SentAssignment {
  department: string;
  due: string;
}

export type AssignProblem = 'choose' | 'department' | 'due' | 'due-alone';

export type ReadAssignment =
  | { departmentId: string | null; due: string | null; isPast: boolean }
  | { problem: AssignProblem };

export function sentAssignment({ request }: TopicDesk): SentAssignment {
  return {
    department: sentText(request.body, 'fachdienst').trim(),
    due: sentText(request.body, 'faellig').trim(),
  };
}

/** A day that has passed is a day; who assigns it is told. */
export function readAssignment({ department, due }: SentAssignment, { site }: TopicDesk): ReadAssignment {
  if (department === '') return { problem: 'choose' };
  if (due !== '' && !isDay(due)) return { problem: 'due' };
  if (department === NOBODY)
    return due === '' ? { departmentId: null, due: null, isPast: false } : { problem: 'due-alone' };
  if (!isUuid(department)) return { problem: 'department' };
  const isPast = due !== '' && due < toLocalDay(new Date(), site.timeZone);
  return { departmentId: department.toLowerCase(), due: due || null, isPast };
}

/** Comments that are named count whatever became of them; a filter counts as the desk counts it. */
export function chosenBy(desk: TopicDesk): Chosen {
  const { request, site, topic, member } = desk;
  const now = new Date();
  const filter = readCommentFilter(request.query);
  const scope = { siteId: site.id, topicId: topic.id, timeZone: site.timeZone, staffId: member.id, now };
  if (filter.references) return { scope, filter: { states: COMMENT_STATES, ...filter } };
  const asOf = new Date(sentText(request.body, 'as_of'));
  return { scope, filter, asOf: Number.isNaN(asOf.getTime()) ? now : asOf };
}

export const assignPath = (slug: string, { filter }: Pick<Chosen, 'filter'>) => {
  const query = writeCommentFilter(filter).toString().replaceAll('%2C', ',');
  return `/planung/themen/${slug}/zustaendigkeit${query && `?${query}`}`;
};
