import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** What Akismet said about a comment, in the place of what it said before. */
export async function noteAnswer(
  db: Db,
  { commentId, siteId, answer }: { commentId: string; siteId: string; answer: string },
): Promise<void> {
  await sql`
    INSERT INTO akismet_answer (comment_id, site_id, answer) VALUES (${commentId}::uuid, ${siteId}::uuid, ${answer})
    ON CONFLICT (comment_id) DO UPDATE SET answer = excluded.answer, asked_at = now()`.execute(db);
}

/** It did not answer: an outage begins, or goes on. */
export async function noteFailure(db: Db, siteId: string, reason: string): Promise<void> {
  await sql`
    INSERT INTO akismet_outage (site_id, reason) VALUES (${siteId}::uuid, ${reason})
    ON CONFLICT (site_id) WHERE until IS NULL
    DO UPDATE SET failures = akismet_outage.failures + 1, reason = excluded.reason`.execute(db);
}

/** It answered: an outage that lasted is over. */
export async function endOutage(db: Db, siteId: string): Promise<void> {
  await db
    .updateTable('akismet_outage')
    .set({ until: sql<Date>`now()` })
    .where('site_id', '=', siteId)
    .where('until', 'is', null)
    .execute();
}

export interface OutageRow {
  since: Date;
  until: Date | null;
  reason: string;
  failures: number;
}

/** The newest first; one that lasts is the first. */
export async function selectOutages(db: Db, siteId: string, limit: number): Promise<OutageRow[]> {
  return db
    .selectFrom('akismet_outage')
    .select(['since', 'until', 'reason', 'failures'])
    .where('site_id', '=', siteId)
    .orderBy(sql`until IS NULL`, 'desc')
    .orderBy('since', 'desc')
    .limit(limit)
    .execute();
}

/** How Akismet and the moderators stood to each other in a week of the city's calendar. */
export interface WeekRow {
  /** Its Monday, `YYYY-MM-DD`. */
  monday: string;
  /** Both spam, or both not. */
  agreed: number;
  /** Akismet said spam, a person did not. */
  alarms: number;
  /** A person said spam, Akismet did not. */
  missed: number;
  /** Answered, and nobody has decided yet, or the author took it back. */
  open: number;
  /** No answer until now. */
  failed: number;
}

/** The newest week first. */
export async function selectWeeks(
  db: Db,
  { siteId, timeZone, weeks }: { siteId: string; timeZone: string; weeks: number },
): Promise<WeekRow[]> {
  const { rows } = await sql<WeekRow>`
    WITH asked AS (
      SELECT date_trunc('week', a.asked_at AT TIME ZONE ${timeZone})::date AS monday,
        a.answer = 'failed' AS failed, a.answer IN ('spam', 'blatant-spam') AS said_spam,
        CASE WHEN c.state IN ('published', 'rejected', 'spam') AND NOT c.unseen THEN c.state = 'spam' END AS is_spam
      FROM akismet_answer a JOIN comment c ON c.id = a.comment_id
      WHERE a.site_id = ${siteId}
        AND a.asked_at >= date_trunc('week', now(), ${timeZone}) - ${weeks - 1} * interval '7 days'
    )
    SELECT to_char(monday, 'YYYY-MM-DD') AS monday,
      (count(*) FILTER (WHERE NOT failed AND said_spam = is_spam))::integer AS agreed,
      (count(*) FILTER (WHERE NOT failed AND said_spam AND NOT is_spam))::integer AS alarms,
      (count(*) FILTER (WHERE NOT failed AND NOT said_spam AND is_spam))::integer AS missed,
      (count(*) FILTER (WHERE NOT failed AND is_spam IS NULL))::integer AS open,
      (count(*) FILTER (WHERE failed))::integer AS failed
    FROM asked GROUP BY asked.monday ORDER BY asked.monday DESC`.execute(db);
  return rows;
}
