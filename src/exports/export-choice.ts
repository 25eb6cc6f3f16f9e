import { COMMENT_STATES } from '../comments/comment.ts';
import { type CommentFilter, readCommentFilter } from '../comments/comment-filter.ts';
import type { ExportChoice, ExportScope } from './export.ts';

interface Asked extends Omit<ExportChoice, 'scope' | 'filter'> {
  scope?: ExportScope | undefined;
}

/**
 * What an export is of. Who names a filter of the desk gets what it describes within the scope that is named: `published` holds
 * whatever states the filter names, `all` all of them unless it names some.
 *
 * @param query untrusted; its fields are those of the desk's address
 */
export function exportChoice({ format, scope, names, dialect, order }: Asked, query: unknown): ExportChoice {
  const choice = { format, names, dialect, order };
  const filter = readCommentFilter(query);
  if (scope !== 'selection' && Object.keys(filter).length === 0)
    return { ...choice, scope: scope ?? 'published' };
  return { ...choice, scope: 'selection', filter: within(scope, filter) };
}

function within(scope: ExportScope | undefined, filter: CommentFilter): CommentFilter {
  if (scope === 'published') return { ...filter, states: ['published'] };
  if (scope === 'all') return { states: COMMENT_STATES, ...filter };
  return filter;
}
