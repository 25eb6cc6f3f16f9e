import type { Ledger } from '../comments/comment.ts';
import type { CommentFilter } from '../comments/comment-filter.ts';
import type { FilterScope } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';
import { COUNTED_FIELDS, type CountedField, selectValueCounts } from './facet-queries.ts';
import { type Count, countedUpTo } from './list-comments.ts';

export interface FieldCounts {
  /** What the value would leave. */
  of(value: string): Count;
  /** Those that would leave something. */
  values: readonly string[];
  /** Its numbers are "at least". */
  isMore: boolean;
}

export type FacetCounts = Record<CountedField, FieldCounts>;

/**
 * Counts beside the values of a filter, right under all the other fields: values of one field are alternatives, so a field's own
 * choice does not count against them. Beyond what is counted in this topic each number is "at least".
 */
export async function countFacets(
  db: Db,
  filter: CommentFilter,
  scope: FilterScope,
  ledger: Ledger,
): Promise<FacetCounts> {
  const chosen = COUNTED_FIELDS.filter((field) => filter[field] !== undefined);
  const free = COUNTED_FIELDS.filter((field) => !chosen.includes(field));
  const sets = [
    { fields: free, filter },
    ...chosen.map((field) => ({ fields: [field], filter: without(filter, field) })),
  ];
  const most = countedUpTo(ledger);
  const counted = await Promise.all(
    sets.map(async (set) => ({
      ...set,
      ...(await selectValueCounts(db, set.filter, scope, {
        fields: set.fields,
        most: most + 1,
      })),
    })),
  );
  const entries = counted.flatMap(({ fields, counts, isMore }) =>
    fields.map((field) => {
      const numbers = new Map(
        counts.filter((one) => one.field === field).map((one) => [one.value, one.count]),
      );
      const of = (value: string): Count => ({ number: Math.min(numbers.get(value) ?? 0, most), isMore });
      return [field, { of, values: [...numbers.keys()], isMore }];
    }),
  );
  return Object.fromEntries(entries) as FacetCounts;
}

export function without(filter: CommentFilter, field: keyof CommentFilter): CommentFilter {
  const { [field]: _, ...rest } = filter;
  return rest;
}
