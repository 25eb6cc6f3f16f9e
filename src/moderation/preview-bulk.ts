import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import { BULK_MAX, type BulkDecisionName, bulkObstacle } from './bulk-decision.ts';
import { insertBulk, type NewBulkItem, selectSituations } from './bulk-queries.ts';
import { asksForTwo } from './four-eyes.ts';
import type { QueueReader } from './list-queue.ts';
import type { QueuePlace } from './queue-place.ts';
import { selectFound, selectQueue } from './queue-queries.ts';

export interface BulkPlan {
  decision: BulkDecisionName;
  reasonCode: string | undefined;
  reasonText: string;
  /** As they were seen; absent: everything the place holds, `BULK_MAX` at most. */
  picked?: readonly { commentId: string; version: number }[];
}

/**
 * Writes down what a decision about many comments would do, to which of them and to which not, as they are now. Nothing is
 * decided yet, and nothing else will be decided by it.
 *
 * @returns its id; undefined where it holds nothing
 */
export async function previewBulk(
  db: Db,
  reader: QueueReader,
  place: QueuePlace,
  { picked, ...plan }: BulkPlan,
): Promise<string | undefined> {
  const { queue, topic, urgentFirst, search, overdue } = place;
  const bounds = { ...reader, queue, topic, urgentFirst, search, overdue } as Parameters<
    typeof selectFound
  >[1];
  return db.transaction().execute(async (trx) => {
    const ids = picked?.map(({ commentId }) => commentId) ?? (await idsOf(trx, bounds));
    const situations = new Map(
      (await selectSituations(trx, reader.siteId, ids)).map((row) => [row.id, row] as const),
    );
    const at = new Date();
    const items = [...new Set(ids)].flatMap((id): NewBulkItem[] => {
      const row = situations.get(id);
      if (!row) return [];
      const needsTwo = asksForTwo(row, plan.decision, reader.staffId)
        ? ('second-person' as const)
        : undefined;
      const obstacle = bulkObstacle({ ...row, topicTakesComments: false }, plan.decision, at) ?? needsTwo;
      // One that changed since the page was made keeps the version that was seen, and is told of at the end.
      const seen = picked?.find(({ commentId }) => commentId === id)?.version;
      return [{ commentId: id, version: seen ?? row.version, obstacle }];
    });
    if (items.length === 0) return undefined;
    const id = uuidv7();
    await insertBulk(trx, { ...plan, id, siteId: reader.siteId, staffId: reader.staffId }, items);
    return id;
  });
}

async function idsOf(db: Db, bounds: Parameters<typeof selectFound>[1]): Promise<string[]> {
  if (bounds.search !== undefined) return selectFound(db, bounds, BULK_MAX);
  return (await selectQueue(db, bounds, BULK_MAX)).map(({ id }) => id);
}
