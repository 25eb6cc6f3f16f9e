import { type CommentFilter, MINE, NONE } from './comment-filter.ts';

/** The ids a filter names. */
export function idsIn({ codes, coder, departments, districts, group }: CommentFilter): string[] {
  const all = [codes ?? [], coder ?? [], departments ?? [], districts ?? [], group ?? []].flat();
  return all.filter((value) => value !== NONE && value !== MINE);
}
