import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DB } from '../database/types.ts';
import { EncodingWatch } from './formats/decode.ts';
import { formatOf, isTable } from './formats/open-format.ts';
import { BrokenFile, type FileProblem, type ImportField, type ImportFormat, type Reading } from './import.ts';
import { HEAD, sourceOf } from './import-file.ts';
import { forgetFile, type ImportRow, insertImport, moveImport, selectImport } from './import-queries.ts';
import { type ImportReport, total } from './import-report.ts';
import { type IntakeTopic, selectIntakeTopic } from './queries.ts';
import { readImport } from './read-import.ts';
import { type ProblemRow, selectProblems } from './staging-queries.ts';
import { type StoringDeps, storeImport } from './store-import.ts';
import { tableFacts } from './table-facts.ts';

export interface FileImport {
  siteId: string;
  slug: string;
  path: string;
  format: ImportFormat;
  /** Null: by the command line. */
  staffId: string | null;
  /** Absent: by the format. */
  source?: string | undefined;
  /** Which column is what, by its name in the first line; absent: guessed by the names. */
  columns?: readonly { field: ImportField; column: string }[] | undefined;
  reading?: Reading;
  /** Only says what would be done. */
  dryRun?: boolean;
  /** Nothing at all where an entry is bad. */
  strict?: boolean;
}

export type FileImportOutcome =
  | { outcome: 'done' | 'checked'; id: string; report: ImportReport }
  | { outcome: 'no-topic' }
  | { outcome: 'no-column'; column: string; columns: string[] }
  /** Neither text nor title: each line would be told as too short. */
  | { outcome: 'no-text'; columns: string[] }
  | { outcome: 'broken'; problem: FileProblem; line: number | null };

export interface Told {
  problem?(row: ProblemRow): void;
  progress?(done: number, planned: number): void;
}

const PAGE = 500;

/**
 * The page's import in one go, from a file of any size: the same reading, the same checks, the same storing.
 *
 * @throws what the file system says about the path
 */
export async function importFromFile(
  deps: StoringDeps,
  given: FileImport,
  told: Told = {},
): Promise<FileImportOutcome> {
  const topic = await selectIntakeTopic(deps.db, given.siteId, given.slug);
  if (!topic) return { outcome: 'no-topic' };
  try {
    const { format, reading, missing, header } = await look(given);
    if (missing) return { outcome: 'no-column', column: missing, columns: header };
    const { columns } = reading;
    if (columns && !columns.includes('text') && !columns.includes('title'))
      return { outcome: 'no-text', columns: reading.header ? header : [] };
    return await run(deps, { ...given, format }, topic, reading, told);
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    return { outcome: 'broken', problem: error.problem, line: error.line ?? null };
  }
}

/** Reads the file once, to know what it is written in. */
async function look({ path, format: named, columns, reading = {} }: FileImport) {
  const watch = new EncodingWatch();
  let head = Buffer.alloc(0);
  let isWhole = true;
  for await (const chunk of createReadStream(path)) {
    watch.watch(chunk as Buffer);
    if (head.length < HEAD) head = Buffer.concat([head, chunk as Buffer]);
    else isWhole = false;
  }
  const found = formatOf(head.subarray(0, HEAD));
  // A workbook goes by `csv`, too; else what somebody says it is goes before what it looks like.
  const format = named === 'csv' && found === 'xlsx' ? found : named;
  if (!isTable(format)) return { format, reading: { ...reading, mayDecide: true }, header: [] };
  const facts = await tableFacts(format, () => createReadStream(path), {
    encoding: watch.end(),
    head,
    isWhole,
  });
  const lines = facts.rows.map(({ line, cells }) => ({ line, names: cells.map((name) => name.trim()) }));
  const named1 = columns && lines.find(({ names }) => columns.every(({ column }) => names.includes(column)));
  const { line, names: header } = named1 ??
    lines.find((one) => one.line === facts.reading.from) ?? { line: 1, names: [] };
  const missing = columns?.find(({ column }) => !header.includes(column))?.column;
  const named2 =
    columns && header.map((name) => columns.find(({ column }) => column === name)?.field ?? null);
  const whole = {
    ...facts.reading,
    ...(named2 && { from: line, columns: named2, header: true }),
    ...reading,
    mayDecide: true,
  };
  return { format, reading: whole, header, missing };
}

async function run(
  deps: StoringDeps,
  given: FileImport,
  topic: IntakeTopic,
  reading: Reading,
  told: Told,
): Promise<FileImportOutcome> {
  const { db } = deps;
  const id = uuidv7();
  const { siteId, staffId, format, source = sourceOf(format), path } = given;
  const fileName = basename(path).slice(0, 200);
  await insertImport(db, {
    id,
    siteId,
    topicId: topic.id,
    staffId,
    format,
    source,
    fileName,
    state: 'reading',
    reading,
  });
  const row = (await selectImport(db, siteId, id)) as ImportRow;
  await readImport(db, row, createReadStream(path), { mostEntries: Number.POSITIVE_INFINITY });
  const checked = (await selectImport(db, siteId, id)) as ImportRow;
  if (checked.problem) return { outcome: 'broken', problem: checked.problem, line: checked.problemLine };
  await tellProblems(db, id, told);
  const { report } = checked;
  if (given.dryRun || (given.strict && total(report.problems) > 0)) {
    await moveImport(db, id, { from: ['ready'], to: 'discarded' });
    await forgetFile(db, id);
    return { outcome: 'checked', id, report };
  }
  await moveImport(db, id, { from: ['ready'], to: 'storing' });
  await storeImport(deps, { siteId, id }, told.progress);
  return { outcome: 'done', id, report: (await selectImport(db, siteId, id))?.report ?? report };
}

async function tellProblems(db: Kysely<DB>, id: string, { problem: tell }: Told): Promise<void> {
  if (!tell) return;
  for (let after: number | undefined = 0; after !== undefined; ) {
    const rows: ProblemRow[] = await selectProblems(db, id, { limit: PAGE, after });
    rows.forEach(tell);
    after = rows.at(-1)?.position;
  }
}
