import type { CommentFilter } from '../comments/comment-filter.ts';
import { conditionText } from '../comments/condition-text.ts';
import { type FilterScope, filterCondition } from '../comments/filter-condition.ts';

/** A filter as SQL on `comment c`, for COPY, which takes no parameters: every value in it is quoted. */
export function selectionCondition(filter: CommentFilter, scope: FilterScope): string {
  return conditionText(filterCondition(filter, scope));
}
