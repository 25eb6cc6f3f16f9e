import type { Db } from '../database/db.ts';
import type { CheckingContext } from './check-entry.ts';
import { NewLabels } from './code-labels.ts';
import { selectDistricts } from './district-queries.ts';
import { type CheckedRead, Places, storable } from './entry-places.ts';
import { openFormat } from './formats/open-format.ts';
import { BrokenFile, type RawPost } from './import.ts';
import type { ImportRow } from './import-queries.ts';
import { countIn, type ImportReport } from './import-report.ts';
import { selectKnownTexts, selectTopicsOfSource } from './known-queries.ts';
import { insertPost, insertRows, lowerReplies, type StagedRow } from './staging-queries.ts';

const BATCH = 250;
/** Answers before what they answer, deeper than any thread: then somebody goes round in a circle. */
const MOST_ROUNDS = 50;

/**
 * Reads entry by entry into `intake_row`, with what is wrong, and what is here already. Nothing is kept of an entry that is written: a
 * file may have millions. @throws BrokenFile
 */
export async function stageEntries(
  db: Db,
  row: ImportRow,
  bytes: AsyncIterable<Buffer>,
  mostEntries: number,
): Promise<ImportReport> {
  const { id, reading } = row;
  const topicIds = await selectTopicsOfSource(db, row);
  const places = new Places(db, id, await contextOf(db, row));
  const labels = await NewLabels.of(db, row.topicId);
  const report = { read: 0, known: 0, planned: {}, problems: {}, posts: 0 };
  let batch: CheckedRead[] = [];
  const flush = async () => {
    const placed = await places.of(batch);
    const rows = placed.map((one, n) => ({ ...one, position: report.read + n + 1 }));
    await markKnown(db, row, topicIds, rows);
    for (const one of rows) count(one, report, labels);
    await insertRows(db, id, rows);
    batch = [];
  };
  for await (const found of openFormat(row.format, bytes, reading)) {
    if (found.kind === 'post') {
      if (reading.postsToTopics && (await insertPost(db, id, storablePost(found.post)))) report.posts++;
      continue;
    }
    if (report.read + batch.length >= mostEntries) throw new BrokenFile('too-many', mostEntries);
    batch.push(places.check(found));
    if (batch.length >= BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  if (report.read === 0) throw new BrokenFile('empty');
  for (let n = 0; places.hasLateParents && n < MOST_ROUNDS && (await lowerReplies(db, id)) > 0; n++);
  return { ...report, newCodes: labels.count };
}

async function contextOf(db: Db, { siteId, reading, timeZone }: ImportRow): Promise<CheckingContext> {
  const districts = (await selectDistricts(db, siteId)).map(
    ({ name, id }) => [name.toLowerCase(), id] as const,
  );
  return { reading, timeZone, now: new Date(), districts: new Map(districts) };
}

/** Where the text here is another one, a person is told: nothing is changed and nothing passes for taken over. */
async function markKnown(
  db: Db,
  { source }: ImportRow,
  topicIds: readonly string[],
  batch: StagedRow[],
): Promise<void> {
  const ids = batch.flatMap(({ sourceId }) => sourceId ?? []);
  if (ids.length === 0) return;
  const known = await selectKnownTexts(db, topicIds, source, ids);
  const byId = new Map(known.map((one) => [one.sourceId, one]));
  for (const [n, one] of batch.entries()) {
    const there = byId.get(one.sourceId ?? '');
    if (!there || one.problem) continue;
    const digest = 'digest' in one.entry ? one.entry.digest : null;
    const isOther = there.digest !== null && digest !== null && there.digest.toString('base64url') !== digest;
    batch[n] = isOther
      ? { ...one, problem: 'known-other', entry: { detail: there.reference } }
      : { ...one, known: true };
  }
}

type Counts = Required<Pick<ImportReport, 'read' | 'known' | 'planned' | 'problems'>>;

function count({ problem, known, entry }: StagedRow, report: Counts, labels: NewLabels): void {
  report.read++;
  if (problem) countIn(report.problems, problem);
  else if (known) report.known++;
  else if ('state' in entry) {
    countIn(report.planned, entry.state);
    labels.add(entry.codes);
  }
}

const storablePost = ({ key, title, body }: RawPost): RawPost => ({
  key: storable(key).slice(0, 200),
  title: storable(title),
  body: storable(body),
});
