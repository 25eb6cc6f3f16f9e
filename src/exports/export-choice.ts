import { readCommentFilter } from '../comments/comment-filter.ts';
import type { ExportChoice, ExportScope } from './export.ts';

interface Asked extends Omit<ExportChoice, 'scope' | 'filter'> {
  scope?: ExportScope | undefined;
}

/**
 * What an export is of. Who names a filter of the desk wants what it describes, unless another scope is named too.
 *
 * @param query untrusted; its fields are those of the desk's address
 */
export function exportChoice({ format, scope, names, dialect, order }: Asked, query: unknown): ExportChoice {
  const filter = readCommentFilter(query);
  const chosen = scope ?? (Object.keys(filter).length > 0 ? 'selection' : 'published');
  return { format, scope: chosen, names, dialect, order, ...(chosen === 'selection' && { filter }) };
}
