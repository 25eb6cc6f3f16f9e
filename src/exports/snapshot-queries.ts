import type { ClientBase } from 'pg';
import { ledgerOf } from '../comments/comment.ts';
import { idsIn } from '../comments/filter-ids.ts';
import { literal, notTakenBack } from './column-queries.ts';
import { type ExportChoice, rowsIn } from './export.ts';
import type { Snapshot } from './snapshot.ts';

/** Opening questions are small; who cannot answer them in this time does not answer at all. */
const PATIENCE = { query_timeout: 10_000 };

export interface SnapshotRequest extends ExportChoice {
  siteId: string;
  slug: string;
  timeZone: string;
  /** Who asks: whose departments `meine` are. */
  staffId?: string;
}

type Topic = Omit<Snapshot, 'ledger' | 'condition' | 'rows' | 'hasPlaces' | 'labels'>;

/** Opens the transaction of an export; in it, times are written in the city's time zone. */
export async function openSnapshot(
  client: ClientBase,
  request: SnapshotRequest,
): Promise<Snapshot | undefined> {
  await client.query({ ...PATIENCE, text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' });
  // Compiling the statement costs more than a million rows win back by it.
  await client.query({
    ...PATIENCE,
    text: `SELECT set_config('TimeZone', $1, true), set_config('jit', 'off', true)`,
    values: [request.timeZone],
  });
  const [topic] = await ask<Topic>(client, TOPIC, [request.siteId, request.slug]);
  if (!topic) return undefined;
  const { topicId } = topic;
  const counts = await ask<{ state: string; count: number }>(client, COUNTS, [topicId]);
  const ledger = ledgerOf(counts);
  const condition = await conditionOf(request, topic);
  const { scope, filter } = request;
  const chosen = scope === 'selection' ? await count(client, condition) : rowsIn(scope, ledger);
  const located = `${condition} AND c.lat IS NOT NULL AND ${notTakenBack}`;
  const hasPlaces = request.format === 'geojson' && (await isAny(client, located));
  const labels = await labelsOf(client, request.siteId, scope === 'selection' && filter ? idsIn(filter) : []);
  return { ...topic, ledger, condition, rows: chosen, hasPlaces, labels };
}

const TOPIC = `
  SELECT id AS "topicId", slug, title, label, (SELECT name FROM site WHERE id = topic.site_id) AS city,
    opens_at AS "opensAt", closes_at AS "closesAt", state <> 'draft' AS "hasPage", EXISTS (SELECT FROM coding WHERE topic_id = topic.id) AS "hasCodings",
    EXISTS (SELECT FROM answer WHERE topic_id = topic.id AND state = 'released') AS "hasAnswers",
    EXISTS (SELECT FROM district WHERE site_id = topic.site_id) AS "hasDistricts",
    now() AS "takenAt", to_char(now(), 'YYYY-MM-DD') AS date
  FROM topic WHERE site_id = $1 AND slug = $2`;

const COUNTS = 'SELECT state, sum(count)::int AS count FROM topic_count WHERE topic_id = $1 GROUP BY state';

/** What builds the conditions of filters is loaded where there is one. */
async function conditionOf(request: SnapshotRequest, { topicId, takenAt }: Topic): Promise<string> {
  const { scope, filter = {}, siteId, timeZone, staffId } = request;
  const inTopic = `c.topic_id = ${literal(topicId)}`;
  if (scope === 'all') return inTopic;
  if (scope === 'published') return `${inTopic} AND c.state = 'published'`;
  const { selectionCondition } = await import('./selection-condition.ts');
  return selectionCondition(filter, { siteId, topicId, timeZone, now: takenAt, ...(staffId && { staffId }) });
}

async function count(client: ClientBase, condition: string): Promise<number> {
  const [found] = await ask<{ count: number }>(
    client,
    `SELECT count(*)::int AS count FROM comment c WHERE ${condition}`,
  );
  return found?.count ?? 0;
}

async function isAny(client: ClientBase, condition: string): Promise<boolean> {
  const [found] = await ask<{ any: boolean }>(
    client,
    `SELECT EXISTS (SELECT FROM comment c WHERE ${condition}) AS any`,
  );
  return found?.any === true;
}

const LABELS = `
  SELECT id, label FROM (
    SELECT id, label, site_id FROM code UNION ALL SELECT id, name, site_id FROM district
    UNION ALL SELECT id, name, site_id FROM department UNION ALL SELECT id, name, site_id FROM staff
    UNION ALL SELECT g.id, g.label, topic.site_id FROM comment_group g JOIN topic ON topic.id = g.topic_id
  ) named WHERE site_id = $1 AND id = ANY($2::uuid[])`;

async function labelsOf(client: ClientBase, siteId: string, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>();
  const rows = await ask<{ id: string; label: string }>(client, LABELS, [siteId, ids]);
  return new Map(rows.map(({ id, label }) => [id, label]));
}

async function ask<Row extends object>(client: ClientBase, text: string, values: unknown[] = []) {
  return (await client.query<Row>({ ...PATIENCE, text, values })).rows;
}

export async function closeSnapshot(client: ClientBase): Promise<void> {
  await client.query({ ...PATIENCE, text: 'COMMIT' });
}
