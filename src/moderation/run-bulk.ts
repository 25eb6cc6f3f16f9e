import type { Db } from '../database/db.ts';
import {
  type BulkRow,
  enqueueBulk,
  moveBulk,
  selectBulk,
  selectBulkItems,
  storeBulkOutcome,
} from './bulk-queries.ts';
import { type DecidingDeps, type DecisionOutcome, decide } from './decide.ts';

const BATCH = 50;

/** Lets the job do what was previewed, or take it back; a second click changes nothing. */
export async function startBulk(db: Db, id: string, act: 'confirm' | 'undo'): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const moves = { confirm: ['preview', 'running'], undo: ['done', 'undoing'] } as const;
    const [from, to] = moves[act];
    if (await moveBulk(trx, { id, from, to })) await enqueueBulk(trx, id);
  });
}

/**
 * The job. Each comment is decided for itself, by the version that was previewed, so that log, mails and counts are those of
 * any decision; what somebody changed meanwhile is left to them. Done twice it changes nothing: a decision that is there
 * already is answered as the first time.
 */
export async function runBulk(deps: DecidingDeps, id: string): Promise<void> {
  const bulk = await selectBulk(deps.db, id);
  if (bulk?.state === 'running') {
    await forEach(deps.db, bulk, 'planned', async ({ commentId, version }) => {
      const outcome = await decide(deps, { ...decisionOf(bulk), commentId, version });
      return { outcome: outcome.outcome === 'decided' ? 'decided' : 'changed', ...versionAfter(outcome) };
    });
    await moveBulk(deps.db, { id, from: 'running', to: 'done' });
  }
  if (bulk?.state === 'undoing') {
    await forEach(deps.db, bulk, 'decided', async ({ commentId, versionAfter: version }) => {
      const reopening = { siteId: bulk.siteId, actor: { id: bulk.staffId }, decision: 'reopen' } as const;
      const outcome = await decide(deps, { ...reopening, commentId, version: version ?? 0 });
      return { outcome: outcome.outcome === 'decided' ? 'undone' : 'kept' };
    });
    await moveBulk(deps.db, { id, from: 'undoing', to: 'undone' });
  }
}

function decisionOf({ siteId, staffId, decision, reasonCode, reasonText }: BulkRow) {
  return { siteId, actor: { id: staffId }, decision, reasonCode: reasonCode ?? undefined, reasonText };
}

function versionAfter(outcome: DecisionOutcome): { versionAfter?: number } {
  return outcome.outcome === 'decided' ? { versionAfter: outcome.comment.version } : {};
}

type Item = Awaited<ReturnType<typeof selectBulkItems>>[number];
type Ended = Omit<Parameters<typeof storeBulkOutcome>[1], 'bulkId' | 'commentId'>;

async function forEach(
  db: Db,
  { id: bulkId }: BulkRow,
  open: 'planned' | 'decided',
  work: (item: Item) => Promise<Ended>,
): Promise<void> {
  for (;;) {
    const items = await selectBulkItems(db, bulkId, open, BATCH);
    if (items.length === 0) return;
    for (const item of items) {
      const ended = await work(item);
      await storeBulkOutcome(db, { bulkId, commentId: item.commentId, ...ended });
    }
  }
}
