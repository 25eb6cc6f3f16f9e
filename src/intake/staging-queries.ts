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
  /** What is wrong with it quotes the cell at fault only. */
  entry: Entry | { detail: string };
  problem: EntryProblem | null;
  known: boolean;
}

export async function insertRows(db: Db, importId: string, rows: readonly StagedRow[]): Promise<void> {
  const values = rows.map((row) => ({
    ...{
      import_id: importId,
      position: row.position,
      line: row.line,
      level: row.level,
      problem: row.problem,
    },
    ...{ source_id: row.sourceId, parent_source_id: row.parentSourceId, post_key: row.postKey },
    entry: JSON.stringify(row.entry),
    outcome: row.problem ? 'left-out' : row.known ? 'known' : 'planned',
  }));
  await db.insertInto('intake_row').values(values).execute();
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

/** Topics in which entries of a source may be already: the import's own, and those its posts became. */
export async function selectTopicsOfSource(
  db: Db,
  { siteId, topicId, source }: { siteId: string; topicId: string; source: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('topic_source')
    .select('topic_id as id')
    .where('site_id', '=', siteId)
    .where('source', '=', source)
    .execute();
  return [topicId, ...rows.map(({ id }) => id)];
}

/** What is here already of these entries, with the digest of its text where that can be compared. */
export async function selectKnownTexts(
  db: Db,
  topicIds: readonly string[],
  source: string,
  sourceIds: readonly string[],
) {
  return db
    .selectFrom('comment_source as s')
    .innerJoin('comment as c', 'c.id', 's.comment_id')
    .select(['s.source_id as sourceId', 'c.reference'])
    .select(
      sql<Buffer | null>`CASE WHEN c.body IS NOT NULL AND c.redacted_at IS NULL THEN c.text_digest END`.as(
        'digest',
      ),
    )
    .where('s.topic_id', 'in', topicIds)
    .where('s.source', '=', source)
    .where('s.source_id', 'in', sourceIds)
    .execute();
}

export type ProblemRow = { position: number; line: number; problem: EntryProblem; detail: string };

/** What is wrong, by line, a page at a time. */
export async function selectProblems(db: Db, importId: string, page: { limit: number; offset: number }) {
  const { rows } = await sql<ProblemRow>`
    SELECT position, line, problem, entry ->> 'detail' AS detail FROM intake_row
    WHERE import_id = ${importId}::uuid AND problem IS NOT NULL
    ORDER BY position LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db);
  return rows;
}

/** Of the good ones, what a person did not choose by its line stays out. @returns how many are left to store */
export async function keepLines(
  db: Db,
  importId: string,
  ranges: readonly [number, number][],
): Promise<number> {
  const [from, to] = [ranges.map(([first]) => first), ranges.map(([, last]) => last)];
  await sql`
    UPDATE intake_row r SET outcome = 'left-out'
    WHERE import_id = ${importId}::uuid AND outcome = 'planned' AND NOT EXISTS (
      SELECT FROM unnest(${from}::integer[], ${to}::integer[]) AS l (first, last)
      WHERE r.line BETWEEN l.first AND l.last)`.execute(db);
  const row = await db
    .selectFrom('intake_row')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('import_id', '=', importId)
    .where('outcome', '=', 'planned')
    .executeTakeFirstOrThrow();
  return row.count;
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
