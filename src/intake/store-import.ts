import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import type { ScreeningRules } from '../screening/screen-comment.ts';
import {
  enqueueWhatFollows,
  forgetFile,
  type ImportRow,
  moveImport,
  selectImport,
  storeReport,
} from './import-queries.ts';
import { total } from './import-report.ts';
import { lockTopic, selectKnown } from './incoming-queries.ts';
import type { KnownEntry } from './parent-of.ts';
import { type TopicOfPost, topicsOfPosts } from './posts-to-topics.ts';
import { markRows, type PlannedRow, selectPlanned } from './staging-queries.ts';
import { storeEntries } from './store-entries.ts';

const BATCH = 200;
/** A number somebody else's comment has already: another one is drawn. */
const TRIES = 3;

export interface StoringDeps {
  db: Kysely<DB>;
  receiptKey: KeyObject;
  rules: ScreeningRules;
}

/**
 * Stores what was read, some hundred at a time, each step whole: interrupted it goes on where it was, and a second run of the
 * same file finds everything there. Nothing of what was there is changed.
 *
 * @param told hears how many are stored, now and then
 */
export async function storeImport(
  deps: StoringDeps,
  { siteId, id }: { siteId: string; id: string },
  told: (done: number, planned: number) => void = () => undefined,
): Promise<void> {
  const row = await selectImport(deps.db, siteId, id);
  if (row?.state !== 'storing') return;
  const topicOf = await topicsOfPosts(deps.db, row);
  const planned = total(row.report.planned);
  for (;;) {
    const done = await storeBatch(deps, row, topicOf);
    if (done === 0) break;
    const { report } = (await selectImport(deps.db, siteId, id)) ?? row;
    told(total(report.stored), planned);
  }
  await deps.db.transaction().execute(async (trx) => {
    if (await moveImport(trx, id, { from: ['storing'], to: 'done' })) await enqueueWhatFollows(trx);
  });
  await forgetFile(deps.db, id);
}

async function storeBatch(deps: StoringDeps, row: ImportRow, topicOf: TopicOfPost): Promise<number> {
  for (let n = 1; ; n++) {
    try {
      return await deps.db.transaction().execute((trx) => step(trx, deps, row, topicOf));
    } catch (error) {
      const isTaken = (error as { constraint?: string }).constraint === 'comment_site_id_reference_key';
      if (!isTaken || n >= TRIES) throw error;
    }
  }
}

async function step(
  trx: Kysely<DB>,
  deps: StoringDeps,
  row: ImportRow,
  topicOf: TopicOfPost,
): Promise<number> {
  await lockTopic(trx, row.topicId);
  const planned = await selectPlanned(trx, row.id, BATCH);
  if (planned.length === 0) return 0;
  const { report } = (await selectImport(trx, row.siteId, row.id)) ?? row;
  const topicIds = [...new Set(planned.map(({ postKey }) => topicOf(postKey).id))];
  for (const id of topicIds.filter((one) => one !== row.topicId).sort()) await lockTopic(trx, id);
  const ids = planned.flatMap(({ sourceId, parentSourceId }) => [sourceId, parentSourceId ?? []].flat());
  const known = await selectKnown(
    trx,
    topicIds,
    row.source,
    ids.filter((one) => one !== null),
  );
  const isKnown = (one: PlannedRow) => known.some((other) => isSame(other, one, topicOf));
  const fresh = planned.filter((one) => !isKnown(one));
  await storeEntries(trx, deps, row, { fresh, known, topicOf, report });
  await markRows(
    trx,
    row.id,
    fresh.map(({ position }) => position),
    'stored',
  );
  const before = planned.filter(isKnown);
  await markRows(
    trx,
    row.id,
    before.map(({ position }) => position),
    'known',
  );
  report.known = (report.known ?? 0) + before.length;
  await storeReport(trx, row.id, report);
  return planned.length;
}

const isSame = (known: KnownEntry, { sourceId, postKey }: PlannedRow, topicOf: TopicOfPost) =>
  known.sourceId === sourceId && known.topicId === topicOf(postKey).id;
