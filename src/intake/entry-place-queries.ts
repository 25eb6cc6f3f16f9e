import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

interface Written {
  sourceId: string;
  /** How deep it stands. */
  level: number;
  /** How often its words have come; kept at the first of them. */
  times: number;
}

/** Those of these numbers that have been written. */
export async function selectWritten(db: Db, importId: string, ids: readonly string[]): Promise<Written[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Written>`
    SELECT source_id AS "sourceId", level, times FROM intake_row
    WHERE import_id = ${importId}::uuid AND source_id = ANY (${ids}::text[])`.execute(db);
  return rows;
}

export async function raiseTimes(
  db: Db,
  importId: string,
  raised: readonly [sourceId: string, times: number][],
): Promise<void> {
  if (raised.length === 0) return;
  await sql`
    UPDATE intake_row r SET times = n.times
    FROM unnest(${raised.map(([id]) => id)}::text[], ${raised.map(([, times]) => times)}::integer[]) AS n (source_id, times)
    WHERE r.import_id = ${importId}::uuid AND r.source_id = n.source_id`.execute(db);
}
