import { sql } from 'kysely';
import type { CommentFilter } from '../comments/comment-filter.ts';
import type { Db } from '../database/db.ts';
import type { TopicBar } from './chart.ts';
import type { DayRow } from './queries.ts';

/** One topic, or all of a city. */
export type Whose = { topicId: string } | { siteId: string };

/** The topics meant, for `topic_id IN`. */
export const topicsOf = (whose: Whose) =>
  'topicId' in whose
    ? sql`(${whose.topicId}::uuid)`
    : sql`(SELECT id FROM topic WHERE site_id = ${whose.siteId})`;

/** Published comments by day and channel, as they are kept: no comment is read. */
export async function selectKeptDays(
  db: Db,
  whose: Whose,
  { channels, from, to }: Pick<CommentFilter, 'channels' | 'from' | 'to'> = {},
): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, channel, count, answered FROM (
      SELECT day, channel, sum(published)::integer AS count, sum(answered)::integer AS answered
      FROM topic_day WHERE topic_id IN ${topicsOf(whose)}
        ${channels ? sql`AND channel IN (${sql.join(channels)})` : sql``}
        ${from ? sql`AND day >= ${from}::date` : sql``} ${to ? sql`AND day <= ${to}::date` : sql``}
      GROUP BY day, channel HAVING sum(published) > 0
    ) AS counted ORDER BY day`.execute(db);
  return rows;
}

/** Every topic of the city, drafts too, those with most comments first. */
export async function selectTopicBars(db: Db, siteId: string): Promise<TopicBar[]> {
  const { rows } = await sql<TopicBar>`
    SELECT t.slug, t.title, coalesce(books.received, 0)::integer AS received, coalesce(books.published, 0)::integer AS published,
      coalesce(days.answered, 0)::integer AS answered
    FROM topic t
    CROSS JOIN LATERAL (
      SELECT sum(count) AS received, sum(count) FILTER (WHERE state = 'published') AS published
      FROM topic_count WHERE topic_id = t.id
    ) AS books
    CROSS JOIN LATERAL (SELECT sum(answered) AS answered FROM topic_day WHERE topic_id = t.id) AS days
    WHERE t.site_id = ${siteId}
    ORDER BY received DESC, t.position, t.title`.execute(db);
  return rows;
}
