import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

export type FiguresTopic = NonNullable<Awaited<ReturnType<typeof selectFiguresTopic>>>;

/** Drafts are topics too. */
export async function selectFiguresTopic(db: Db, siteId: string, slug: string) {
  return db
    .selectFrom('topic')
    .select(['id', 'slug', 'title'])
    .where('site_id', '=', siteId)
    .where('slug', '=', slug)
    .executeTakeFirst();
}

export interface GroupCounts {
  groups: number;
  campaigns: number;
  members: number;
}

/** Groups of like comments in the whole topic. */
export async function selectGroupCounts(db: Db, topicId: string): Promise<GroupCounts> {
  const { rows } = await sql<GroupCounts>`
    SELECT count(*)::integer AS groups, (count(*) FILTER (WHERE g.kind = 'campaign'))::integer AS campaigns,
      coalesce(sum(sized.size), 0)::integer AS members
    FROM (SELECT group_id, count(*) AS size FROM comment_group_member WHERE topic_id = ${topicId}
      GROUP BY 1 HAVING count(*) > 1) AS sized
    JOIN comment_group g ON g.id = sized.group_id`.execute(db);
  return rows[0] ?? { groups: 0, campaigns: 0, members: 0 };
}

/** What the ids of a filter are called. */
export async function selectLabels(
  db: Db,
  siteId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; label: string }>`
    SELECT id, label FROM (
      SELECT id, label, site_id FROM code UNION ALL SELECT id, name, site_id FROM district
      UNION ALL SELECT id, name, site_id FROM department UNION ALL SELECT id, name, site_id FROM staff
      UNION ALL SELECT g.id, g.label, topic.site_id FROM comment_group g JOIN topic ON topic.id = g.topic_id
    ) named WHERE site_id = ${siteId} AND id = ANY(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, label }) => [id, label]));
}
