import { type CommentFilter, readCommentFilter } from '../comments/comment-filter.ts';
import type {
  CsvDialect,
  ExportChoice,
  ExportFormat,
  ExportNames,
  ExportScope,
  SynopsisOrder,
} from './export.ts';

interface Asked {
  format: ExportFormat;
  scope?: ExportScope;
  names: ExportNames;
  dialect: CsvDialect;
  order: SynopsisOrder;
}

/**
 * What an export is of. Who names a filter of the desk wants what it describes, unless another scope is named too.
 *
 * @param query untrusted; its fields are those of the desk's address
 */
export function exportChoice({ scope, ...asked }: Asked, query: unknown): ExportChoice {
  const filter = readCommentFilter(query);
  const chosen = scope ?? (asksForAnything(filter) ? 'selection' : 'published');
  return { ...asked, scope: chosen, ...(chosen === 'selection' && { filter }) };
}

function asksForAnything(filter: CommentFilter): boolean {
  return Object.keys(filter).length > 0;
}
