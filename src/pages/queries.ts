import { sql } from 'kysely';
import type { CommentState } from '../comments/comment.ts';
import type { Db } from '../database/db.ts';

/** What a feed is about: one topic by its slug, or all of the site. */
export interface FeedScope {
  siteId: string;
  slug?: string | undefined;
}

export interface FeedTopicRow {
  id: string;
  slug: string;
  title: string;
  lead: string;
  language: string;
  opensAt: Date | null;
  closesAt: Date | null;
  publishedAt: Date;
}

/** The topics residents may see. */
export async function selectFeedTopics(db: Db, { siteId, slug }: FeedScope): Promise<FeedTopicRow[]> {
  let query = db
    .selectFrom('topic')
    .select(['id', 'slug', 'title', 'lead', 'language', 'opens_at as opensAt', 'closes_at as closesAt'])
    .select(sql<Date>`published_at`.as('publishedAt'))
    .where('site_id', '=', siteId)
    .where('state', 'in', ['published', 'archived']);
  if (slug !== undefined) query = query.where('slug', '=', slug);
  return query.execute();
}

export interface FeedCommentRow {
  id: string;
  topicId: string;
  reference: string;
  name: string | null;
  body: string;
  language: string;
  publishedAt: Date;
  editedAt: Date | null;
}

/** What became public last: at most so many rows are read of each topic, however many comments it has. */
export async function selectFeedComments(db: Db, topicIds: string[], limit: number) {
  const { rows } = await sql<FeedCommentRow>`
    SELECT c.* FROM unnest(${topicIds}::uuid[]) AS t(id)
    CROSS JOIN LATERAL (
      SELECT c.id, c.topic_id AS "topicId", c.reference, c.author_name AS name, c.body, c.language,
        c.published_at AS "publishedAt", greatest(c.edited_at, c.redacted_at) AS "editedAt"
      FROM comment c WHERE c.topic_id = t.id AND c.state = 'published'
      ORDER BY c.published_at DESC, c.id DESC LIMIT ${limit}
    ) c
    ORDER BY c."publishedAt" DESC, c.id DESC LIMIT ${limit}`.execute(db);
  return rows;
}

export interface FeedAnswerRow {
  id: string;
  topicId: string;
  voice: 'city' | 'sponsor';
  department: string;
  body: string;
  outcome: 'adopted' | 'partly' | 'declined' | 'noted' | null;
  releasedAt: Date;
  updatedAt: Date;
  /** Vorgangsnummer of a published comment it answers. */
  reference: string;
}

/** Released answers to published comments; an answer to others would tell what they said. */
export async function selectFeedAnswers(db: Db, topicIds: string[], limit: number) {
  const { rows } = await sql<FeedAnswerRow>`
    SELECT a.* FROM unnest(${topicIds}::uuid[]) AS t(id)
    CROSS JOIN LATERAL (
      SELECT a.id, a.topic_id AS "topicId", a.voice, a.department, a.body, a.outcome,
        a.released_at AS "releasedAt", greatest(a.updated_at, a.released_at) AS "updatedAt", c.reference
      FROM answer a
      CROSS JOIN LATERAL (
        -- Ids are in the order of receipt: an answer to thousands is not read for the first of them.
        SELECT c.reference FROM answer_comment ac JOIN comment c ON c.id = ac.comment_id
        WHERE ac.answer_id = a.id AND c.state = 'published' ORDER BY ac.comment_id LIMIT 1
      ) c
      WHERE a.topic_id = t.id AND a.state = 'released'
      ORDER BY a.released_at DESC, a.id DESC LIMIT ${limit}
    ) a
    ORDER BY a."releasedAt" DESC, a.id DESC LIMIT ${limit}`.execute(db);
  return rows;
}

export interface FeedRemarkRow {
  id: string;
  topicId: string;
  body: string;
  writtenAt: Date;
  editedAt: Date | null;
  /** Vorgangsnummer of the comment it stands under. */
  reference: string;
}

/** What the editors said last under public comments. */
export async function selectFeedRemarks(db: Db, topicIds: string[], limit: number): Promise<FeedRemarkRow[]> {
  if (topicIds.length === 0) return [];
  return db
    .selectFrom('remark as r')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .select(['r.id', 'c.topic_id as topicId', 'r.body', 'r.written_at as writtenAt', 'c.reference'])
    .select('r.edited_at as editedAt')
    .where('c.topic_id', 'in', topicIds)
    .where('c.state', '=', 'published')
    .orderBy('r.written_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute();
}

export interface LedgerFigures {
  /** When the database counted. */
  asOf: Date;
  counts: { state: CommentState; reason: string; channel: string; count: number }[];
  /** How many waited so many tenths of a day, the shortest first; those of less than half a tenth are not among them. */
  waits: { kind: 'decision' | 'answer'; tenths: number; count: number }[];
  oldest: Date | null;
  /** Of what was answered; `unsaid` where no answer says one. */
  outcomes: Record<string, number> | null;
  objections: Record<string, number> | null;
  reports: Record<string, number> | null;
}

/**
 * A topic's counts, by one statement: all of them are true of the same moment. They are kept where comments change, and no comment
 * is read but the one that waits longest.
 */
export async function selectLedgerFigures(db: Db, topicId: string): Promise<LedgerFigures> {
  const { rows } = await sql<LedgerFigures>`
    SELECT now() AS "asOf",
      (SELECT coalesce(json_agg(c), '[]') FROM (
         SELECT state, reason_code AS reason, channel, sum(count)::integer AS count FROM topic_count
         WHERE topic_id = ${topicId} GROUP BY 1, 2, 3 HAVING sum(count) > 0 ORDER BY 1, 2, 3) AS c) AS counts,
      (SELECT coalesce(json_agg(w), '[]') FROM (
         SELECT kind, tenths, sum(count)::integer AS count FROM topic_wait
         WHERE topic_id = ${topicId} GROUP BY 1, 2 HAVING sum(count) > 0 ORDER BY 1, 2) AS w) AS waits,
      least(
        (SELECT received_at FROM comment WHERE topic_id = ${topicId} AND state = 'pending' AND returned_at IS NULL
         ORDER BY received_at, id LIMIT 1),
        (SELECT min(returned_at) FROM comment
         WHERE topic_id = ${topicId} AND state = 'pending' AND returned_at IS NOT NULL)) AS oldest,
      (SELECT json_object_agg(outcome, n) FROM (
         SELECT outcome, sum(count)::integer AS n FROM topic_day
         WHERE topic_id = ${topicId} AND outcome <> 'open' GROUP BY 1 HAVING sum(count) > 0) AS c) AS outcomes,
      (SELECT json_object_agg(state, n) FROM (
         SELECT o.state, count(*) AS n FROM objection o JOIN comment c ON c.id = o.comment_id
         WHERE c.topic_id = ${topicId} GROUP BY 1) AS o) AS objections,
      (SELECT json_object_agg(state, n) FROM (
         SELECT r.state, count(*) AS n FROM report r JOIN comment c ON c.id = r.comment_id
         WHERE c.topic_id = ${topicId} GROUP BY 1) AS r) AS reports`.execute(db);
  return rows[0] as LedgerFigures;
}
