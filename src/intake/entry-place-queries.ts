import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

type ByNumber = [sourceId: string, value: number][];

/** How deep those stand that have been written, by their numbers. */
export async function selectLevels(db: Db, importId: string, ids: readonly string[]): Promise<ByNumber> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ sourceId: string; level: number }>`
    SELECT source_id AS "sourceId", level FROM intake_row
    WHERE import_id = ${importId}::uuid AND source_id = ANY (${ids}::text[])`.execute(db);
  return rows.map(({ sourceId, level }) => [sourceId, level]);
}

/** How often the words of those have come that have been written, by the number of the first. */
export async function selectTimes(db: Db, importId: string, ids: readonly string[]): Promise<ByNumber> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ sourceId: string; times: number }>`
    SELECT source_id AS "sourceId", times FROM intake_row
    WHERE import_id = ${importId}::uuid AND source_id = ANY (${ids}::text[])`.execute(db);
  return rows.map(({ sourceId, times }) => [sourceId, times]);
}

export async function raiseTimes(db: Db, importId: string, raised: ByNumber): Promise<void> {
  if (raised.length === 0) return;
  await sql`
    UPDATE intake_row r SET times = n.times
    FROM unnest(${raised.map(([id]) => id)}::text[], ${raised.map(([, times]) => times)}::integer[]) AS n (source_id, times)
    WHERE r.import_id = ${importId}::uuid AND r.source_id = n.source_id`.execute(db);
}
