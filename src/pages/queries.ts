import { sql } from 'kysely';
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
        c.published_at AS "publishedAt", c.edited_at AS "editedAt"
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
        SELECT c.reference FROM answer_comment ac JOIN comment c ON c.id = ac.comment_id
        WHERE ac.answer_id = a.id AND c.state = 'published'
        ORDER BY c.received_at, c.id LIMIT 1
      ) c
      WHERE a.topic_id = t.id AND a.state = 'released'
      ORDER BY a.released_at DESC, a.id DESC LIMIT ${limit}
    ) a
    ORDER BY a."releasedAt" DESC, a.id DESC LIMIT ${limit}`.execute(db);
  return rows;
}
