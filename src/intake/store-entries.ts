import type { KeyObject } from 'node:crypto';
import type { Db } from '../database/db.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import type { ScreeningRules } from '../screening/screen-comment.ts';
import { codesOf } from './code-labels.ts';
import { insertCodings } from './code-queries.ts';
import type { ImportRow } from './import-queries.ts';
import { countIn, type ImportReport } from './import-report.ts';
import { type IncomingRow, NOTICE, received } from './incoming.ts';
import { insertIncoming } from './incoming-queries.ts';
import { findParent, type KnownEntry } from './parent-of.ts';
import type { Place, TopicOfPost } from './posts-to-topics.ts';
import type { PlannedRow } from './staging-queries.ts';

interface Batch {
  fresh: readonly PlannedRow[];
  known: readonly KnownEntry[];
  topicOf: TopicOfPost;
  report: ImportReport;
}

type Deps = { receiptKey: KeyObject; rules: ScreeningRules };

/** Stores entries nobody has yet, with their codes: first what is answered, then the answers. */
export async function storeEntries(trx: Db, deps: Deps, row: ImportRow, batch: Batch): Promise<void> {
  const { topicOf, report } = batch;
  const known = [...batch.known];
  const shown = new Set<string>();
  for (let left = batch.fresh; left.length > 0; ) {
    const next = readyOf(left);
    const rows = next.map((one) => {
      const place = topicOf(one.postKey);
      const incoming = incomingOf(row, one, place, findParent(one, known, place.id, report));
      return received(incoming, { ...deps, notice: NOTICE.import });
    });
    await insertIncoming(trx, rows);
    await code(trx, row, next, rows);
    known.push(...rows.map(knownOf));
    report.stored ??= {};
    for (const { state, topicId } of rows) {
      countIn(report.stored, state);
      if (state === 'published') shown.add(topicId);
    }
    left = left.filter((one) => !next.includes(one));
  }
  if (shown.size > 0) await raiseVisibleVersion(trx, [...shown, row.siteId]);
}

/** Those that answer none of the others. Who answers one another in a circle waits for nobody. */
function readyOf(left: readonly PlannedRow[]): readonly PlannedRow[] {
  const here = new Set(left.map(({ sourceId }) => sourceId));
  const ready = left.filter(
    ({ parentSourceId, sourceId }) =>
      parentSourceId === null || parentSourceId === sourceId || !here.has(parentSourceId),
  );
  return ready.length > 0 ? ready : left;
}

function knownOf({ id, topicId, source, parent, reference }: IncomingRow): KnownEntry {
  return {
    ...{ id, topicId, reference, sourceId: source.id, depth: (parent?.depth ?? 0) + 1 },
    ...{ parentId: parent?.id ?? null, threadId: parent?.threadId ?? id },
  };
}

function incomingOf(
  { siteId, source, staffId }: ImportRow,
  { entry, sourceId }: PlannedRow,
  topic: Place,
  parent: ReturnType<typeof findParent>,
) {
  const { lat, lon } = entry;
  const receivedAt = new Date(entry.receivedAt);
  return {
    ...{ siteId, topicId: topic.id, language: topic.language, receivedAt, parent },
    ...{ channel: entry.channel, state: entry.state, name: entry.text === null ? '' : entry.name },
    text: entry.text,
    late: topic.closesAt !== null && receivedAt >= topic.closesAt,
    districtId: entry.districtId,
    point: lat === undefined || lon === undefined ? undefined : { lat, lon },
    source: { name: source, id: sourceId ?? '', url: entry.url },
    enteredBy: staffId,
  };
}

async function code(
  trx: Db,
  { siteId, staffId }: ImportRow,
  planned: readonly PlannedRow[],
  rows: readonly IncomingRow[],
): Promise<void> {
  for (const topicId of new Set(rows.map((one) => one.topicId))) {
    const pairs = rows.flatMap((one, n) =>
      one.topicId === topicId && one.text !== null
        ? (planned[n]?.entry.codes ?? []).map((label) => ({ commentId: one.id, label }))
        : [],
    );
    const ids = await codesOf(
      trx,
      { id: topicId, siteId },
      pairs.map(({ label }) => label),
      staffId,
    );
    await insertCodings(
      trx,
      topicId,
      pairs.flatMap(({ commentId, label }) => {
        const codeId = ids.get(label.toLowerCase());
        return codeId ? [{ commentId, codeId }] : [];
      }),
    );
  }
}
