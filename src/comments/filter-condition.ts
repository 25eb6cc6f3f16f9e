import { type RawBuilder, sql } from 'kysely';
import { endOfDay, startOfDay, toLocalDay } from '../lib/local-time.ts';
import { type AnswerStatus, type CommentFilter, MINE, NONE } from './comment-filter.ts';
import { nearTo } from './similar-comments.ts';

export type Condition = RawBuilder<boolean>;

/** Whose comments, and for whom. */
export interface FilterScope {
  siteId: string;
  topicId: string;
  timeZone: string;
  /** Whose departments `meine` are; without one there are none. */
  staffId?: string;
  now: Date;
}

/** Each field of a filter as a condition on `comment c`; none for what was not asked for. */
export type FilterParts = { [Field in keyof CommentFilter | 'states']?: Condition };

/** A condition on `comment c` that holds a topic's comments the filter describes. Values are bound. */
export function filterCondition(filter: CommentFilter, scope: FilterScope): Condition {
  return all([inTopic(scope), ...Object.values(filterParts(filter, scope))]);
}

export const inTopic = ({ topicId }: FilterScope): Condition => sql`c.topic_id = ${topicId}`;

export function all(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` AND `)})`;
}

export function any(conditions: readonly Condition[]): Condition {
  return sql`(${sql.join(conditions, sql` OR `)})`;
}

export function filterParts(filter: CommentFilter, scope: FilterScope): FilterParts {
  const { words, answers, outcomes, codes, coder, departments, channels, districts, group } = filter;
  const { similar, languages, references } = filter;
  return {
    states: sql`c.state IN (${list(filter.states ?? ['published'])})`,
    ...(words && { words: holdsWords(words) }),
    ...(answers && { answers: any(answers.map((status) => ANSWERED[status](scope))) }),
    ...(outcomes && { outcomes: sql`c.outcome IN (${list(outcomes)})` }),
    ...(codes && { codes: hasCode(codes, scope) }),
    ...(coder && { coder: codedBy(coder, scope) }),
    ...(departments && { departments: isAssigned(departments, scope) }),
    ...(filter.overdue && { overdue: isOverdue(departments, scope) }),
    ...(channels && { channels: sql`c.channel IN (${list(channels)})` }),
    ...received(filter, scope),
    ...(districts && { districts: noneOr('c.district_id', districts) }),
    ...(group && {
      group: sql`c.id IN (SELECT comment_id FROM comment_group_member WHERE group_id = ${group} AND topic_id = ${scope.topicId})`,
    }),
    ...(similar && { similar: sql`c.id IN (SELECT id FROM (${nearTo(similar, scope)}) AS alike)` }),
    ...(filter.late && { late: sql`c.late` }),
    ...(languages && { languages: sql`c.language IN (${list(languages)})` }),
    ...(references && { references: sql`c.reference IN (${list(references)})` }),
  };
}

const list = (values: readonly string[]) => sql.join(values.map((value) => sql`${value}`));

export function holdsWords(words: string): Condition {
  return sql`c.search @@ websearch_to_tsquery('german_civic', ${words})`;
}

const withAnswer = ({ topicId }: FilterScope, state: 'draft' | 'checked') => sql`(
  SELECT ac.comment_id FROM answer a JOIN answer_comment ac ON ac.answer_id = a.id
  WHERE a.topic_id = ${topicId} AND a.state = ${state})`;

/** Each comment has one of them. */
export const ANSWERED: Record<AnswerStatus, (scope: FilterScope) => Condition> = {
  none: () =>
    sql`(c.answered_at IS NULL AND NOT EXISTS (SELECT FROM answer_comment ac WHERE ac.comment_id = c.id))`,
  draft: (scope) =>
    sql`(c.answered_at IS NULL AND c.id IN ${withAnswer(scope, 'draft')} AND c.id NOT IN ${withAnswer(scope, 'checked')})`,
  checked: (scope) => sql`(c.answered_at IS NULL AND c.id IN ${withAnswer(scope, 'checked')})`,
  released: () => sql`(c.answered_at IS NOT NULL)`,
};

/** The ids of codes with all below them, of what they were merged into, and of those that were merged into one of them. */
export const branches = (ids: readonly string[], { topicId }: FilterScope) => sql`(
  WITH RECURSIVE named AS (
    SELECT id, merged_into FROM code WHERE topic_id = ${topicId} AND id IN (${list(ids)})
    UNION SELECT code.id, code.merged_into FROM code JOIN named ON code.id = named.merged_into
  ), below AS (
    SELECT id FROM named
    UNION SELECT code.id FROM code JOIN below ON below.id IN (code.parent_id, code.merged_into)
  ) SELECT id FROM below)`;

function hasCode(codes: readonly string[], scope: FilterScope): Condition {
  const ids = codes.filter((code) => code !== NONE);
  const without = sql<boolean>`NOT c.is_coded`;
  const within = sql<boolean>`c.id IN (SELECT coding.comment_id FROM coding WHERE coding.code_id IN ${branches(ids, scope)})`;
  return any([...(ids.length < codes.length ? [without] : []), ...(ids.length > 0 ? [within] : [])]);
}

function codedBy(coder: string, { topicId }: FilterScope): Condition {
  return sql`c.id IN (SELECT comment_id FROM coding WHERE topic_id = ${topicId} AND coder_id = ${coder})`;
}

/**
 * Who is to answer: a comment's own assignment goes before its codes'. One by code reaches the codes below it and those merged
 * into it, unless a nearer one has its own; `assignments_by_code` of the database says which.
 */
export const assigned = ({ topicId }: FilterScope, which: Condition) => sql`(
  SELECT a.comment_id FROM assignment a WHERE a.topic_id = ${topicId} AND a.comment_id IS NOT NULL AND ${which}
  UNION
  SELECT coding.comment_id FROM assignments_by_code(${topicId}) a JOIN coding ON coding.code_id = a.code_id
  WHERE ${which}
    AND NOT EXISTS (SELECT FROM assignment own WHERE own.comment_id = coding.comment_id))`;

export function ofDepartments(departments: readonly string[], { staffId }: FilterScope): Condition {
  const ids = departments.filter((id) => id !== NONE && id !== MINE);
  const mine = sql<boolean>`a.department_id IN (SELECT department_id FROM department_member WHERE staff_id = ${staffId ?? null})`;
  const named = sql<boolean>`a.department_id IN (${list(ids)})`;
  return any([...(departments.includes(MINE) ? [mine] : []), ...(ids.length > 0 ? [named] : []), sql`false`]);
}

function isAssigned(departments: readonly string[], scope: FilterScope): Condition {
  const within = sql<boolean>`c.id IN ${assigned(scope, ofDepartments(departments, scope))}`;
  if (!departments.includes(NONE)) return within;
  return any([within, sql`c.id NOT IN ${assigned(scope, sql`true`)}`]);
}

/** By the same assignment that names the departments, where some are asked for. */
function isOverdue(departments: readonly string[] | undefined, scope: FilterScope): Condition {
  return sql`c.answered_at IS NULL AND c.id IN ${assigned(scope, wasDue(departments, scope))}`;
}

export function wasDue(departments: readonly string[] | undefined, scope: FilterScope): Condition {
  const today = toLocalDay(scope.now, scope.timeZone);
  const whose = departments && !departments.includes(NONE) ? ofDepartments(departments, scope) : sql`true`;
  return sql`(a.due < ${today} AND ${whose})`;
}

function received({ from, to }: CommentFilter, { timeZone }: FilterScope): Pick<FilterParts, 'from' | 'to'> {
  const since = from === undefined ? undefined : startOfDay(from, timeZone);
  const until = to === undefined ? undefined : endOfDay(to, timeZone);
  return {
    ...(since && { from: sql`c.received_at >= ${since.toISOString()}` }),
    // The day's last millisecond has microseconds too.
    ...(until && { to: sql`c.received_at < ${new Date(until.getTime() + 1).toISOString()}` }),
  };
}

function noneOr(column: string, values: readonly string[]): Condition {
  const ids = values.filter((value) => value !== NONE);
  return any([
    ...(ids.length > 0 ? [sql<boolean>`${sql.ref(column)} IN (${list(ids)})`] : []),
    ...(ids.length < values.length ? [sql<boolean>`${sql.ref(column)} IS NULL`] : []),
  ]);
}
