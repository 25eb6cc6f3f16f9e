import { type RawBuilder, sql } from 'kysely';
import { type CommentFilter, NONE } from './comment-filter.ts';
import {
  ANSWERED,
  any,
  branches,
  type Condition,
  type FilterParts,
  type FilterScope,
  filterParts,
  ofDepartments,
  wasDue,
} from './filter-condition.ts';
import { nearTo } from './similar-comments.ts';

/*
 * The same filter for a page of a list: of a million comments eight are wanted. PostgreSQL guesses wrong how many a set holds, and
 * a wrong guess costs seconds; so a set that is small is read first, and everything else is asked of each comment by itself.
 */

export interface IdSet {
  /** Ids of comments, as a subquery. */
  ids: RawBuilder<unknown>;
  /** The field that asks for just these, and need not be asked of each of them once more. */
  settles?: keyof FilterParts;
}

/** What a filter asks for by way of another table or the index of words, each as a set of its own. */
export function filterSets(filter: CommentFilter, scope: FilterScope): IdSet[] {
  const { words, answers, codes, coder, departments, overdue, group, similar, references } = filter;
  const ids = codes?.includes(NONE) ? undefined : codes;
  const unfinished = answers?.filter((status) => status === 'draft' || status === 'checked');
  const onlyUnfinished = answers && unfinished?.length === answers.length ? unfinished : undefined;
  const sets: (IdSet | false | '' | undefined)[] = [
    words && {
      ids: sql`(SELECT id FROM comment WHERE search @@ websearch_to_tsquery('german_civic', ${words}))`,
      settles: 'words',
    },
    onlyUnfinished && { ids: answeredAs(onlyUnfinished, scope) },
    ids && { ids: codedAs(ids, scope), settles: 'codes' },
    coder && { ids: sql`(SELECT comment_id FROM coding WHERE coder_id = ${coder})`, settles: 'coder' },
    departments &&
      !departments.includes(NONE) && { ids: assignedAs(scope, ofDepartments(departments, scope)) },
    overdue && { ids: assignedAs(scope, wasDue(departments, scope)) },
    group && {
      ids: sql`(SELECT comment_id FROM comment_group_member WHERE group_id = ${group})`,
      settles: 'group',
    },
    similar && { ids: sql`(SELECT id FROM (${nearTo(similar, scope)}) AS alike)` },
    references && {
      ids: sql`(SELECT id FROM comment WHERE site_id = ${scope.siteId} AND reference IN (${sql.join(references)}))`,
    },
  ];
  return sets.filter((set) => typeof set === 'object');
}

/** Answer by answer, by its index: the laterals with OFFSET are never read as a whole. */
const answeredAs = (states: readonly string[], { topicId }: FilterScope) => sql`(
  SELECT said.comment_id FROM answer a CROSS JOIN LATERAL (
    SELECT ac.comment_id FROM answer_comment ac WHERE ac.answer_id = a.id OFFSET 0
  ) said WHERE a.topic_id = ${topicId} AND a.state IN (${sql.join(states)}))`;

const codedAs = (codes: readonly string[], scope: FilterScope) => sql`(
  SELECT given.comment_id FROM ${branches(codes, scope)} AS code CROSS JOIN LATERAL (
    SELECT coding.comment_id FROM coding WHERE coding.code_id = code.id OFFSET 0
  ) given)`;

/** Those too whose own assignment goes before their code's. */
const assignedAs = ({ topicId }: FilterScope, which: Condition) => sql`(
  SELECT a.comment_id FROM assignment a WHERE a.topic_id = ${topicId} AND a.comment_id IS NOT NULL AND ${which}
  UNION ALL
  SELECT given.comment_id FROM assignments_by_code(${topicId}) a CROSS JOIN LATERAL (
    SELECT coding.comment_id FROM coding WHERE coding.code_id = a.code_id OFFSET 0
  ) given WHERE ${which})`;

/** Each field as a question to one comment: OFFSET keeps PostgreSQL from making a join of it. */
export function probeParts(filter: CommentFilter, scope: FilterScope): FilterParts {
  const { words, answers, codes, coder, departments, overdue, group } = filter;
  return {
    ...filterParts(filter, scope),
    // Not a question to the index: that reads all comments with a common word before the first is shown.
    ...(words && { words: sql`(c.search @@ websearch_to_tsquery('german_civic', ${words})) IS TRUE` }),
    ...(answers && {
      answers: any(answers.map((status) => ANSWER_PROBES[status] ?? ANSWERED[status](scope))),
    }),
    ...(codes && { codes: hasCode(codes, scope) }),
    ...(coder && {
      coder: exists(sql`coding WHERE coding.comment_id = c.id AND coding.coder_id = ${coder}`),
    }),
    ...(departments && { departments: isAssigned(departments, scope) }),
    ...(overdue && {
      overdue: sql`(c.answered_at IS NULL AND ${hasAssignment(wasDue(departments, scope), scope)})`,
    }),
    ...(group && {
      group: exists(sql`comment_group_member m WHERE m.comment_id = c.id AND m.group_id = ${group}`),
    }),
  };
}

const exists = (from: RawBuilder<unknown>): Condition => sql`EXISTS (SELECT FROM ${from} OFFSET 0)`;

const answerIn = (state: 'draft' | 'checked') =>
  exists(sql`answer_comment ac JOIN answer a ON a.id = ac.answer_id
    WHERE ac.comment_id = c.id AND a.state = ${state}`);

const ANSWER_PROBES: Partial<Record<string, Condition>> = {
  draft: sql`(c.answered_at IS NULL AND ${answerIn('draft')} AND NOT ${answerIn('checked')})`,
  checked: sql`(c.answered_at IS NULL AND ${answerIn('checked')})`,
  none: sql`(c.answered_at IS NULL AND NOT ${exists(sql`answer_comment ac WHERE ac.comment_id = c.id`)})`,
};

function hasCode(codes: readonly string[], scope: FilterScope): Condition {
  const ids = codes.filter((code) => code !== NONE);
  const without = sql<boolean>`NOT c.is_coded`;
  const within = () =>
    exists(sql`coding WHERE coding.comment_id = c.id AND coding.code_id IN ${branches(ids, scope)}`);
  return any([...(ids.length < codes.length ? [without] : []), ...(ids.length > 0 ? [within()] : [])]);
}

function isAssigned(departments: readonly string[], scope: FilterScope): Condition {
  const within = hasAssignment(ofDepartments(departments, scope), scope);
  if (!departments.includes(NONE)) return within;
  return any([within, sql`NOT ${hasAssignment(sql`true`, scope)}`]);
}

/** A comment's own assignment goes before its codes'. */
function hasAssignment(which: Condition, { topicId }: FilterScope): Condition {
  const own = exists(sql`assignment a WHERE a.comment_id = c.id AND ${which}`);
  // As an array it is made once, not for each comment.
  const byCode = exists(sql`coding WHERE coding.comment_id = c.id AND coding.code_id = ANY (ARRAY(
    SELECT a.code_id FROM assignments_by_code(${topicId}) a WHERE ${which}))`);
  return sql`(${own} OR (NOT ${exists(sql`assignment a WHERE a.comment_id = c.id`)} AND ${byCode}))`;
}
