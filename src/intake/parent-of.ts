import { DEPTH_MAX } from '../comments/comment.ts';
import type { ImportReport } from './import-report.ts';
import type { Incoming } from './incoming.ts';
import type { selectKnown } from './incoming-queries.ts';
import type { PlannedRow } from './staging-queries.ts';

export type KnownEntry = Awaited<ReturnType<typeof selectKnown>>[number];

/**
 * What an entry answers, here. Answers to something that is not here stand by themselves; answers deeper than three levels stand
 * beside what they answer. Both are counted.
 */
export function findParent(
  { parentSourceId, sourceId }: PlannedRow,
  known: readonly KnownEntry[],
  topicId: string,
  report: ImportReport,
): Incoming['parent'] {
  if (parentSourceId === null || parentSourceId === sourceId) return undefined;
  const parent = known.find((one) => one.sourceId === parentSourceId && one.topicId === topicId);
  if (!parent) {
    report.orphans = (report.orphans ?? 0) + 1;
    return undefined;
  }
  const { id, depth, parentId, threadId } = parent;
  if (depth < DEPTH_MAX || parentId === null) return { id, depth, threadId };
  report.flattened = (report.flattened ?? 0) + 1;
  return { id: parentId, depth: depth - 1, threadId };
}
