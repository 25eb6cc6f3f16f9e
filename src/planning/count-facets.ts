import type { CommentFilter } from '../comments/comment-filter.ts';
import { type FilterScope, filterCondition } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';
import { COUNTED_FIELDS, type CountedField, selectValueCounts } from './facet-queries.ts';
import { COUNTED, type Count } from './list-comments.ts';

export interface FieldCounts {
  /** What the value would leave. */
  of(value: string): Count;
  /** Those that would leave something. */
  values: readonly string[];
}

export type FacetCounts = Record<CountedField, FieldCounts>;

/**
 * Counts beside the values of a filter, right under all the other fields: values of one field are alternatives, so a field's own
 * choice does not count against them. Beyond 5,000 comments each number is "at least".
 */
export async function countFacets(db: Db, filter: CommentFilter, scope: FilterScope): Promise<FacetCounts> {
  const chosen = COUNTED_FIELDS.filter((field) => filter[field] !== undefined);
  const free = COUNTED_FIELDS.filter((field) => !chosen.includes(field));
  const sets = [
    { fields: free, filter },
    ...chosen.map((field) => ({ fields: [field], filter: without(filter, field) })),
  ];
  const most = COUNTED + 1;
  const counted = await Promise.all(
    sets.map(async (set) => ({
      ...set,
      ...(await selectValueCounts(db, filterCondition(set.filter, scope), scope, {
        fields: set.fields,
        most,
      })),
    })),
  );
  const entries = counted.flatMap(({ fields, counts, isMore }) =>
    fields.map((field) => {
      const numbers = new Map(
        counts.filter((one) => one.field === field).map((one) => [one.value, one.count]),
      );
      const of = (value: string): Count => ({ number: numbers.get(value) ?? 0, isMore });
      return [field, { of, values: [...numbers.keys()] }];
    }),
  );
  return Object.fromEntries(entries) as FacetCounts;
}

export function without(filter: CommentFilter, field: keyof CommentFilter): CommentFilter {
  const { [field]: _, ...rest } = filter;
  return rest;
}
