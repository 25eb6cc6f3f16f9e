import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { Entry } from './check-entry.ts';
import type { EntryProblem, RawPost } from './import.ts';

export interface StagedRow {
  position: number;
  line: number;
  sourceId: string | null;
  parentSourceId: string | null;
  postKey: string | null;
  level: number;
  /** Without a number of its own: how often its words have come by now, where it is the first of them. */
  times: number;
  /** What is wrong with it quotes the cell at fault only. */
  entry: Entry | { detail: string };
  problem: EntryProblem | null;
  known: boolean;
}

/** As one value: a parameter for each cell would be thousands of small objects for every batch. */
export async function insertRows(db: Db, importId: string, rows: readonly StagedRow[]): Promise<void> {
  const values = rows.map(({ known, ...row }) => ({
    ...row,
    outcome: row.problem ? 'left-out' : known ? 'known' : 'planned',
  }));
  await sql`
    INSERT INTO intake_row (import_id, position, line, level, times, problem, source_id, parent_source_id, post_key, entry, outcome)
    SELECT ${importId}::uuid, position, line, level, times, problem, "sourceId", "parentSourceId", "postKey", entry, outcome
    FROM json_to_recordset(${JSON.stringify(values)}::json) AS r (position integer, line integer, level integer, times integer,
      problem text, "sourceId" text, "parentSourceId" text, "postKey" text, entry jsonb, outcome text)`.execute(
    db,
  );
}

/** @returns false where it came before */
export async function insertPost(db: Db, importId: string, { key, title, body }: RawPost): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('intake_post')
    .values({ import_id: importId, post_key: key, title, body })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** What an interrupted reading left. */
export async function deleteStaged(db: Db, importId: string): Promise<void> {
  await db.deleteFrom('intake_row').where('import_id', '=', importId).execute();
  await db.deleteFrom('intake_post').where('import_id', '=', importId).execute();
}

/** One step further down for answers that came before what they answer. @returns how many moved */
export async function lowerReplies(db: Db, importId: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    UPDATE intake_row r SET level = p.level + 1 FROM intake_row p
    WHERE r.import_id = ${importId}::uuid AND p.import_id = r.import_id AND p.source_id = r.parent_source_id
      AND p.position <> r.position AND p.level >= r.level`.execute(db);
  return Number(numAffectedRows);
}

export type ProblemRow = { position: number; line: number; problem: EntryProblem; detail: string };

/** What is wrong, by line, a page at a time; `after` a position, which costs the same at the end of millions. */
export async function selectProblems(
  db: Db,
  importId: string,
  { limit, offset = 0, after = 0 }: { limit: number; offset?: number; after?: number },
): Promise<ProblemRow[]> {
  const { rows } = await sql<ProblemRow>`
    SELECT position, line, problem, entry ->> 'detail' AS detail FROM intake_row
    WHERE import_id = ${importId}::uuid AND problem IS NOT NULL AND position > ${after}
    ORDER BY position LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return rows;
}

type Ranges = readonly [number, number][];

const isWithin = (ranges: Ranges) => sql<boolean>`EXISTS (
  SELECT FROM unnest(${ranges.map(([first]) => first)}::integer[], ${ranges.map(([, last]) => last)}::integer[]) AS l (first, last)
  WHERE intake_row.line BETWEEN l.first AND l.last)`;

/** How many good entries stand in these lines. */
export async function countLines(db: Db, importId: string, ranges: Ranges): Promise<number> {
  const row = await db
    .selectFrom('intake_row')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('import_id', '=', importId)
    .where('outcome', '=', 'planned')
    .where(isWithin(ranges))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Good entries of other lines stay out. @returns how many */
export async function leaveOutOthers(trx: Db, importId: string, ranges: Ranges): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable('intake_row')
    .set({ outcome: 'left-out' })
    .where('import_id', '=', importId)
    .where('outcome', '=', 'planned')
    .where(sql<boolean>`NOT ${isWithin(ranges)}`)
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

export type PlannedRow = Awaited<ReturnType<typeof selectPlanned>>[number];

/** The next ones to store: first what is answered, then the answers. */
export async function selectPlanned(trx: Db, importId: string, limit: number) {
  return trx
    .selectFrom('intake_row')
    .select(['position', 'line', 'source_id as sourceId', 'parent_source_id as parentSourceId'])
    .select(['post_key as postKey', sql<Entry>`entry`.as('entry')])
    .where('import_id', '=', importId)
    .where('outcome', '=', 'planned')
    .orderBy('level')
    .orderBy('position')
    .limit(limit)
    .execute();
}

export async function markRows(
  trx: Db,
  importId: string,
  positions: readonly number[],
  outcome: 'stored' | 'known',
): Promise<void> {
  if (positions.length === 0) return;
  await trx
    .updateTable('intake_row')
    .set({ outcome })
    .where('import_id', '=', importId)
    .where('position', 'in', positions)
    .execute();
}
