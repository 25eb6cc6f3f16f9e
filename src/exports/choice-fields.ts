import { writeCommentFilter } from '../comments/comment-filter.ts';
import type { ExportChoice } from './export.ts';
import type { StoredChoice } from './export-job.ts';

export type ChoiceField = { name: string; value: string };

/** A choice as the hidden fields of a form that orders it. */
export function choiceFields({ format, scope, names, dialect, order, ...rest }: ExportChoice | StoredChoice) {
  const query = 'query' in rest ? new URLSearchParams(rest.query) : writeCommentFilter(rest.filter ?? {});
  return [...Object.entries({ format, scope, names, dialect, order }), ...query].map(
    ([name, value]): ChoiceField => ({ name, value }),
  );
}
