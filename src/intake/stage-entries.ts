import type { Db } from '../database/db.ts';
import { type CheckedEntry, type CheckingContext, checkEntry } from './check-entry.ts';
import { selectDistricts } from './district-queries.ts';
import { openFormat } from './formats/open-format.ts';
import { BrokenFile, type EntryProblem, type RawEntry, type RawPost, type Read } from './import.ts';
import type { ImportRow } from './import-queries.ts';
import { countIn, type ImportReport } from './import-report.ts';
import {
  insertPost,
  insertRows,
  lowerReplies,
  type StagedRow,
  selectKnownTexts,
  selectTopicsOfSource,
} from './staging-queries.ts';

const BATCH = 250;
/** Answers before what they answer, deeper than any thread: then somebody goes round in a circle. */
const MOST_ROUNDS = 50;

export interface Staged {
  report: ImportReport;
  /** Schlagwörter of the good entries, in lower case. */
  labels: Set<string>;
}

type Placed = Omit<StagedRow, 'position'>;

/** Reads entry by entry into `intake_row`, with what is wrong, and what is here already. @throws BrokenFile */
export async function stageEntries(
  db: Db,
  row: ImportRow,
  bytes: AsyncIterable<Buffer>,
  mostEntries: number,
): Promise<Staged> {
  const { id, reading } = row;
  const topicIds = await selectTopicsOfSource(db, row);
  const places = new Places(await contextOf(db, row));
  const staged: Staged = {
    report: { read: 0, known: 0, planned: {}, problems: {}, posts: 0 },
    labels: new Set(),
  };
  let batch: StagedRow[] = [];
  let position = 0;
  const flush = async () => {
    await markKnown(db, row, topicIds, batch);
    for (const one of batch) count(one, staged);
    await insertRows(db, id, batch);
    batch = [];
  };
  for await (const found of openFormat(row.format, bytes, reading)) {
    if (found.kind === 'post') {
      if (reading.postsToTopics && (await insertPost(db, id, storablePost(found.post)))) countPost(staged);
      continue;
    }
    if (++position > mostEntries) throw new BrokenFile('too-many', mostEntries);
    batch.push({ ...places.of(found), position });
    if (batch.length >= BATCH) await flush();
  }
  if (position === 0) throw new BrokenFile('empty');
  if (batch.length > 0) await flush();
  for (let n = 0; places.hasLateParents && n < MOST_ROUNDS && (await lowerReplies(db, id)) > 0; n++);
  return staged;
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

function count({ problem, known, entry }: StagedRow, { report, labels }: Staged): void {
  report.read = (report.read ?? 0) + 1;
  const { problems = {}, planned = {} } = report;
  Object.assign(report, { problems, planned });
  if (problem) countIn(problems, problem);
  else if (known) report.known = (report.known ?? 0) + 1;
  else if ('state' in entry) {
    countIn(planned, entry.state);
    for (const label of entry.codes) labels.add(label.toLowerCase());
  }
}

function countPost({ report }: Staged): void {
  report.posts = (report.posts ?? 0) + 1;
}

const storable = (text: string) => text.replaceAll('\0', '').toWellFormed();
const storablePost = ({ key, title, body }: RawPost): RawPost => ({
  key: storable(key).slice(0, 200),
  title: storable(title),
  body: storable(body),
});

/** Knows the numbers and the levels of the entries before. */
class Places {
  hasLateParents = false;
  readonly #context: CheckingContext;
  readonly #levels = new Map<string, number>();
  readonly #times = new Map<string, number>();
  readonly #awaited = new Set<string>();

  constructor(context: CheckingContext) {
    this.#context = context;
  }

  of(found: Exclude<Read, { kind: 'post' }>): Placed {
    if (found.kind === 'bad')
      return bad(found.line, found.problem, storable(found.detail ?? '').slice(0, 80));
    const { entry: raw } = found;
    const checked = checkEntry(raw, this.#context);
    if ('problem' in checked) return bad(raw.line, checked.problem, checked.detail);
    const { ok } = checked;
    const sourceId = this.#numbered(raw, ok);
    if (this.#levels.has(sourceId)) return bad(raw.line, 'duplicate-id', sourceId.slice(0, 80));
    const parent = ok.parentSourceId ?? '';
    const above = this.#levels.get(parent);
    if (parent !== '' && above === undefined) this.#awaited.add(parent);
    if (this.#awaited.has(sourceId)) this.hasLateParents = true;
    const level = 1 + (above ?? 0);
    this.#levels.set(sourceId, level);
    return { ...ok, sourceId, level, line: raw.line, problem: null, known: false };
  }

  /** Two people may say the same on the same day: without a number each is the first, the second … of its words. */
  #numbered(raw: RawEntry, { sourceId }: CheckedEntry): string {
    if (raw.id.trim() !== '') return sourceId;
    const n = (this.#times.get(sourceId) ?? 0) + 1;
    this.#times.set(sourceId, n);
    return n === 1 ? sourceId : `${sourceId}.${n}`;
  }
}

const bad = (line: number, problem: EntryProblem, detail: string): Placed => ({
  ...{ line, problem, entry: { detail }, level: 1, known: false },
  ...{ sourceId: null, parentSourceId: null, postKey: null },
});
