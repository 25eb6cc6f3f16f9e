import { sql } from 'kysely';
import type { CommentFilter } from '../comments/comment-filter.ts';
import type { Condition } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';
import type { TopicBar } from './chart.ts';
import type { DayRow, ValueRow } from './queries.ts';

/** One topic, or all of a city. */
export type Whose = { topicId: string } | { siteId: string };

/** What of a filter kept counts can tell apart. */
type KeptFilter = Pick<CommentFilter, 'channels' | 'outcomes' | 'from' | 'to'>;

/** Published comments by day and channel, as they are kept: no comment is read. */
export async function selectKeptDays(db: Db, whose: Whose, filter: KeptFilter = {}): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, channel, count FROM (
      SELECT day, channel, sum(count)::integer AS count FROM topic_day WHERE ${kept(whose, filter)}
      GROUP BY day, channel HAVING sum(count) > 0
    ) AS counted ORDER BY day`.execute(db);
  return rows;
}

/** `open`: not answered; without a value: answered, no outcome said. The latest outcome counts. */
export async function selectKeptOutcomes(db: Db, whose: Whose, filter: KeptFilter = {}): Promise<ValueRow[]> {
  const { rows } = await sql<ValueRow>`
    SELECT nullif(outcome, 'unsaid') AS value, sum(count)::integer AS count
    FROM topic_day WHERE ${kept(whose, filter)} GROUP BY 1`.execute(db);
  return rows;
}

function kept(whose: Whose, { channels, outcomes, from, to }: KeptFilter): Condition {
  const topics =
    'topicId' in whose
      ? sql`topic_id = ${whose.topicId}`
      : sql`topic_id IN (SELECT id FROM topic WHERE site_id = ${whose.siteId})`;
  return sql`${topics} ${channels ? sql`AND channel IN (${sql.join(channels)})` : sql``}
    ${outcomes ? sql`AND outcome IN (${sql.join(outcomes)})` : sql``}
    ${from ? sql`AND day >= ${from}::date` : sql``} ${to ? sql`AND day <= ${to}::date` : sql``}`;
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
    CROSS JOIN LATERAL (
      SELECT sum(count) AS answered FROM topic_day WHERE topic_id = t.id AND outcome <> 'open'
    ) AS days
    WHERE t.site_id = ${siteId}
    ORDER BY received DESC, t.position, t.title`.execute(db);
  return rows;
}
