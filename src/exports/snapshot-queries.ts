import type { ClientBase } from 'pg';
import { type Ledger, ledgerOf } from '../comments/comment.ts';
import { notTakenBack } from './column-queries.ts';
import { type ExportFormat, type ExportScope, rowsIn } from './export.ts';

/** Opening questions are small; who cannot answer them in this time does not answer at all. */
const PATIENCE = { query_timeout: 10_000 };

/** The topic and its counts at one moment, in a transaction that sees that moment until it ends. */
export interface Snapshot {
  topicId: string;
  slug: string;
  title: string;
  /** „Zukunftsthema“, or what the editors call it. */
  label: string;
  opensAt: Date | null;
  closesAt: Date | null;
  takenAt: Date;
  /** False for a draft, which has no page that could be linked to. */
  hasPage: boolean;
  /** Whether any comment of the topic has a code. */
  hasCodings: boolean;
  /** Whether any comment of the export has a point; looked for where the format needs one. */
  hasPlaces: boolean;
  ledger: Ledger;
  /** YYYY-MM-DD where the city is. */
  date: string;
  /** Comments of the export. */
  rows: number;
}

export interface SnapshotRequest {
  siteId: string;
  slug: string;
  timeZone: string;
  scope: ExportScope;
  format: ExportFormat;
}

/** Opens the transaction of an export; in it, times are written in the city's time zone. */
export async function openSnapshot(
  client: ClientBase,
  { siteId, slug, timeZone, scope, format }: SnapshotRequest,
): Promise<Snapshot | undefined> {
  await client.query({ ...PATIENCE, text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' });
  // Compiling the statement costs more than a million rows win back by it.
  await client.query({
    ...PATIENCE,
    text: `SELECT set_config('TimeZone', $1, true), set_config('jit', 'off', true)`,
    values: [timeZone],
  });
  const topics = await client.query<Omit<Snapshot, 'ledger' | 'rows' | 'hasPlaces'>>({
    ...PATIENCE,
    text: `
      SELECT id AS "topicId", slug, title, label, opens_at AS "opensAt", closes_at AS "closesAt",
        state <> 'draft' AS "hasPage", EXISTS (SELECT FROM coding WHERE topic_id = topic.id) AS "hasCodings",
        now() AS "takenAt", to_char(now(), 'YYYY-MM-DD') AS date
      FROM topic WHERE site_id = $1 AND slug = $2`,
    values: [siteId, slug],
  });
  const topic = topics.rows[0];
  if (!topic) return undefined;
  const counts = await client.query<{ state: string; count: number }>({
    ...PATIENCE,
    text: 'SELECT state, sum(count)::int AS count FROM topic_count WHERE topic_id = $1 GROUP BY state',
    values: [topic.topicId],
  });
  const ledger = ledgerOf(counts.rows);
  const hasPlaces = format === 'geojson' && (await holdsPlaces(client, topic.topicId, scope));
  return { ...topic, ledger, rows: rowsIn(scope, ledger), hasPlaces };
}

async function holdsPlaces(client: ClientBase, topicId: string, scope: ExportScope): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>({
    ...PATIENCE,
    text: `
      SELECT EXISTS (
        SELECT FROM comment c
        WHERE topic_id = $1 AND lat IS NOT NULL AND ${notTakenBack} ${scope === 'published' ? "AND c.state = 'published'" : ''}
      ) AS found`,
    values: [topicId],
  });
  return rows[0]?.found === true;
}

export async function closeSnapshot(client: ClientBase): Promise<void> {
  await client.query({ ...PATIENCE, text: 'COMMIT' });
}
