import { COMMENT_STATES } from '../comments/comment.ts';
import { type CommentFilter, readCommentFilter } from '../comments/comment-filter.ts';
import type { ExportChoice, ExportPart, ExportScope } from './export.ts';

interface Asked extends Omit<ExportChoice, 'scope' | 'filter'> {
  scope?: ExportScope | undefined;
  umfang?: ExportPart | undefined;
}

/**
 * What an export is of. Who names a filter of the desk gets what it describes within the scope that is named: `published` holds
 * whatever states the filter names, `all` all of them unless it names some. A menu that carries both filter and ticks says by
 * `umfang` which of them counts.
 *
 * @param query untrusted; its fields are those of the desk's address
 */
export function exportChoice({ umfang, ...asked }: Asked, query: unknown): ExportChoice {
  const { format, scope, names, dialect, order } = asked;
  const choice = { format, names, dialect, order };
  if (umfang === 'alles') return { ...choice, scope: 'all' };
  const filter = partOf(readCommentFilter(query), umfang);
  if (scope !== 'selection' && Object.keys(filter).length === 0)
    return { ...choice, scope: scope ?? 'published' };
  return { ...choice, scope: 'selection', filter: within(scope, filter) };
}

/** A comment that is ticked is meant whatever became of it. */
function partOf({ references, ...described }: CommentFilter, umfang: ExportPart | undefined): CommentFilter {
  if (umfang === 'filter' || !references) return described;
  if (umfang === 'auswahl') return { references, states: COMMENT_STATES };
  return { ...described, references };
}

function within(scope: ExportScope | undefined, filter: CommentFilter): CommentFilter {
  if (scope === 'published') return { ...filter, states: ['published'] };
  if (scope === 'all') return { states: COMMENT_STATES, ...filter };
  return filter;
}
