import { sql } from 'kysely';
import type { FilterChannel } from '../comments/comment-filter.ts';
import type { Db } from '../database/db.ts';
import type { GroupKind } from './group.ts';

export interface TextRow {
  id: string;
  topicId: string;
  body: string;
}

/**
 * One search at a time, whoever started it: until the transaction ends. By index alone: after an import PostgreSQL does not know
 * yet how much there is, and would read all of it for each text.
 */
export async function waitForTurn(db: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('group-comments')), set_config('enable_seqscan', 'off', true)`.execute(
    db,
  );
}

/** Texts that were not yet compared, in the order of arrival. Locked, so that nobody changes them while they are compared. */
export async function lockUnread(
  db: Db,
  { siteId, after, limit }: { siteId: string; after: string; limit: number },
): Promise<TextRow[]> {
  const { rows } = await sql<TextRow>`
    SELECT c.id, c.topic_id AS "topicId", c.body FROM comment c
    WHERE c.site_id = ${siteId} AND c.id > ${after}::uuid AND c.body IS NOT NULL
      AND c.state IN ('pending', 'published', 'rejected')
      AND NOT EXISTS (SELECT FROM comment_fingerprint f WHERE f.comment_id = c.id)
    ORDER BY c.id LIMIT ${limit} FOR SHARE OF c SKIP LOCKED`.execute(db);
  return rows;
}

/** At most so many texts that share a band with one of these, for each of them. A band is of one topic alone. */
export async function selectCandidates(
  db: Db,
  bands: readonly (readonly string[])[],
  most: number,
): Promise<{ n: number; id: string; body: string }[]> {
  const asked = JSON.stringify(bands);
  const { rows } = await sql<{ n: number; id: string; body: string }>`
    SELECT asked.n::integer - 1 AS n, c.id, c.body
    FROM jsonb_array_elements(${asked}::jsonb) WITH ORDINALITY AS asked (bands, n)
    CROSS JOIN LATERAL (
      SELECT f.comment_id FROM comment_fingerprint f
      WHERE f.bands && ARRAY(SELECT b::bigint FROM jsonb_array_elements_text(asked.bands) AS b)
      LIMIT ${most}
    ) near
    JOIN comment c ON c.id = near.comment_id AND c.body IS NOT NULL
    ORDER BY asked.n, c.id`.execute(db);
  return rows;
}

export async function insertFingerprints(
  db: Db,
  read: readonly { id: string; topicId: string; bands: readonly string[] }[],
): Promise<void> {
  await sql`
    INSERT INTO comment_fingerprint (comment_id, topic_id, bands)
    SELECT (one ->> 'id')::uuid, (one ->> 'topicId')::uuid, ARRAY(SELECT b::bigint FROM jsonb_array_elements_text(one -> 'bands') AS b)
    FROM jsonb_array_elements(${JSON.stringify(read)}::jsonb) AS one
    ON CONFLICT DO NOTHING`.execute(db);
}

/** Which group each of these comments is in. */
export async function selectGroupIds(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('comment_group_member')
    .select(['comment_id as id', 'group_id as groupId'])
    .where('comment_id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, groupId }) => [id, groupId]));
}

export async function insertGroup(db: Db, topicId: string, id: string): Promise<void> {
  await db.insertInto('comment_group').values({ id, topic_id: topicId, kind: 'similar' }).execute();
}

export async function insertMembers(
  db: Db,
  members: readonly { commentId: string; topicId: string; groupId: string; similarity: number }[],
): Promise<void> {
  await db
    .insertInto('comment_group_member')
    .values(
      members.map(({ commentId, topicId, groupId, similarity }) => ({
        comment_id: commentId,
        group_id: groupId,
        topic_id: topicId,
        similarity,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Of each group its members in the order of arrival; the first hundred tell the kind. */
export async function selectMembers(db: Db, groupIds: readonly string[]) {
  const { rows } = await sql<{ groupId: string; receivedAt: Date; similarity: number }>`
    SELECT g.id AS "groupId", m.received_at AS "receivedAt", m.similarity
    FROM unnest(${groupIds}::uuid[]) AS g (id) CROSS JOIN LATERAL (
      SELECT c.received_at, m.similarity FROM comment_group_member m JOIN comment c ON c.id = m.comment_id
      WHERE m.group_id = g.id ORDER BY c.received_at, c.id LIMIT 100
    ) m`.execute(db);
  return Map.groupBy(rows, ({ groupId }) => groupId);
}

export async function updateKind(db: Db, id: string, kind: GroupKind): Promise<void> {
  await db
    .updateTable('comment_group')
    .set({ kind })
    .where('id', '=', id)
    .where('kind', '<>', kind)
    .execute();
}

/** A group of one is none. */
export async function deleteLonely(db: Db, siteId: string): Promise<void> {
  await sql`
    DELETE FROM comment_group g USING topic t WHERE t.id = g.topic_id AND t.site_id = ${siteId}
      AND (SELECT count(*) FROM (SELECT FROM comment_group_member m WHERE m.group_id = g.id LIMIT 2) few) < 2`.execute(
    db,
  );
}

export async function markGrouped(db: Db, siteId: string): Promise<void> {
  await db.updateTable('site').set({ grouped_at: sql`now()` }).where('id', '=', siteId).execute();
}

/** The search, soon; asked for twice it runs once. */
export async function enqueueGrouping(db: Db): Promise<void> {
  await sql`SELECT graphile_worker.add_job('group-comments', job_key := 'group-comments-now')`.execute(db);
}

export interface GroupOfRow {
  commentId: string;
  id: string;
  kind: GroupKind;
  label: string;
  size: number;
}

/** Members count whatever became of them, as long as their words are there. */
export async function selectGroupsOf(db: Db, commentIds: readonly string[]): Promise<GroupOfRow[]> {
  if (commentIds.length === 0) return [];
  const { rows } = await sql<GroupOfRow>`
    SELECT m.comment_id AS "commentId", g.id, g.kind, g.label,
      (SELECT count(*)::integer FROM comment_group_member all_of WHERE all_of.group_id = g.id) AS size
    FROM comment_group_member m JOIN comment_group g ON g.id = m.group_id
    WHERE m.comment_id = ANY (${commentIds}::uuid[])`.execute(db);
  return rows;
}

export type GroupTopicRow = NonNullable<Awaited<ReturnType<typeof selectGroupTopic>>>;

/** Drafts are topics too. */
export async function selectGroupTopic(db: Db, siteId: string, slug: string) {
  return db
    .selectFrom('topic')
    .innerJoin('site', 'site.id', 'topic.site_id')
    .select(['topic.id', 'topic.slug', 'topic.title', 'site.grouped_at as groupedAt'])
    .where('topic.site_id', '=', siteId)
    .where('topic.slug', '=', slug)
    .executeTakeFirst();
}

export interface GroupRow {
  id: string;
  kind: GroupKind;
  label: string;
  size: number;
  published: number;
  /** The most first. */
  channels: { channel: FilterChannel; count: number }[];
  answered: number;
  firstAt: Date;
  lastAt: Date;
  /** Of the first member. */
  text: string;
  reference: string;
}

/** The largest groups of a topic first. */
export async function selectGroups(
  db: Db,
  topicId: string,
  { skip, limit }: { skip: number; limit: number },
): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    WITH sized AS (
      SELECT group_id, count(*)::integer AS size FROM comment_group_member WHERE topic_id = ${topicId} GROUP BY 1
      HAVING count(*) > 1 ORDER BY size DESC, group_id OFFSET ${skip} LIMIT ${limit}
    )
    SELECT g.id, g.kind, g.label, sized.size, said.published, said.answered,
      said."firstAt", said."lastAt", ways.channels, first.text, first.reference
    FROM sized JOIN comment_group g ON g.id = sized.group_id
    CROSS JOIN LATERAL (
      SELECT (count(*) FILTER (WHERE c.state = 'published'))::integer AS published,
        (count(*) FILTER (WHERE c.answered_at IS NOT NULL))::integer AS answered,
        min(c.received_at) AS "firstAt", max(c.received_at) AS "lastAt"
      FROM comment_group_member m JOIN comment c ON c.id = m.comment_id WHERE m.group_id = g.id
    ) said
    CROSS JOIN LATERAL (
      SELECT json_agg(json_build_object('channel', channel, 'count', count) ORDER BY count DESC, channel) AS channels FROM (
        SELECT c.channel, count(*)::integer AS count
        FROM comment_group_member m JOIN comment c ON c.id = m.comment_id WHERE m.group_id = g.id GROUP BY 1
      ) way
    ) ways
    CROSS JOIN LATERAL (
      SELECT left(c.body, 400) AS text, c.reference
      FROM comment_group_member m JOIN comment c ON c.id = m.comment_id
      WHERE m.group_id = g.id ORDER BY c.received_at, c.id LIMIT 1
    ) first
    ORDER BY sized.size DESC, g.id`.execute(db);
  return rows;
}

export async function countGroups(db: Db, topicId: string): Promise<{ groups: number; members: number }> {
  const { rows } = await sql<{ groups: number; members: number }>`
    SELECT count(*)::integer AS groups, coalesce(sum(size), 0)::integer AS members FROM (
      SELECT count(*) AS size FROM comment_group_member WHERE topic_id = ${topicId} GROUP BY group_id HAVING count(*) > 1
    ) sized`.execute(db);
  return rows[0] ?? { groups: 0, members: 0 };
}

/** @returns false where no such group has that name any more */
export async function updateLabel(
  db: Db,
  { topicId, id, label, was }: { topicId: string; id: string; label: string; was: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('comment_group')
    .set({ label })
    .where('topic_id', '=', topicId)
    .where('id', '=', id)
    .where('label', 'in', [was, label])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function hasGroup(db: Db, topicId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('comment_group')
    .select('id')
    .where('topic_id', '=', topicId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
