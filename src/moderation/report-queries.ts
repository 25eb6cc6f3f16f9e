import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** From the first moment to the last, both included. */
export interface Period {
  siteId: string;
  since: Date;
  until: Date;
  /** Hours within which a comment is decided, as promised. */
  decisionHours: number;
}

export interface Received {
  received: number;
  /** Of those, marked by a check as suspicious or likely spam. */
  suspected: number;
  stillWaiting: number;
}

export async function selectReceived(db: Db, { siteId, since, until }: Period): Promise<Received> {
  const { rows } = await sql<Received>`
    SELECT count(*)::integer AS received,
      (count(*) FILTER (WHERE suspicion <> 'none'))::integer AS suspected,
      (count(*) FILTER (WHERE state = 'pending'))::integer AS "stillWaiting"
    FROM comment WHERE site_id = ${siteId} AND received_at BETWEEN ${since} AND ${until}`.execute(db);
  return rows[0] as Received;
}

/** What was done in the period, by act, reason and whether a member of staff did it. */
export interface ActCount {
  action: string;
  reasonCode: string | null;
  byStaff: boolean;
  count: number;
}

export async function selectActs(db: Db, { siteId, since, until }: Period): Promise<ActCount[]> {
  const { rows } = await sql<ActCount>`
    SELECT action, reason_code AS "reasonCode", actor_id IS NOT NULL AS "byStaff", count(*)::integer AS count
    FROM moderation_event WHERE site_id = ${siteId} AND at BETWEEN ${since} AND ${until}
    GROUP BY 1, 2, 3 ORDER BY count DESC, 1, 2, 3`.execute(db);
  return rows;
}

export interface Waits {
  first: number;
  /** Of the first decisions, those within the promised hours. */
  kept: number;
  medianMs: number | null;
}

const FIRST_DECISIONS = sql`('publish', 'reject', 'spam')`;

/** How long comments waited whose first decision fell into the period. */
export async function selectWaits(db: Db, { siteId, since, until, decisionHours }: Period): Promise<Waits> {
  const { rows } = await sql<Waits>`
    SELECT count(*)::integer AS first,
      (count(*) FILTER (WHERE waited <= ${decisionHours} * interval '1 hour'))::integer AS kept,
      (extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY waited)) * 1000)::float8 AS "medianMs"
    FROM (
      SELECT e.at - c.received_at AS waited
      FROM moderation_event e JOIN comment c ON c.id = e.comment_id
      WHERE e.site_id = ${siteId} AND e.at BETWEEN ${since} AND ${until} AND e.action IN ${FIRST_DECISIONS}
        AND NOT EXISTS (
          SELECT FROM moderation_event p WHERE p.comment_id = e.comment_id AND p.version_after < e.version_after
            AND (p.action IN ${FIRST_DECISIONS} OR p.action = 'auto-publish')
        )
    ) first`.execute(db);
  return rows[0] as Waits;
}

export interface Outcomes {
  state: string;
  count: number;
  medianMs: number | null;
}

/** Objections that came in the period, by how they stand now, and how long they took. */
export async function selectObjections(db: Db, { siteId, since, until }: Period): Promise<Outcomes[]> {
  const { rows } = await sql<Outcomes>`
    SELECT o.state, count(*)::integer AS count,
      (extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY o.decided_at - o.received_at)) * 1000)::float8
        AS "medianMs"
    FROM objection o JOIN comment c ON c.id = o.comment_id
    WHERE c.site_id = ${siteId} AND o.received_at BETWEEN ${since} AND ${until}
    GROUP BY 1 ORDER BY 1`.execute(db);
  return rows;
}

export interface ReportOutcomes {
  state: string;
  reasonCode: string;
  count: number;
}

/** Reports that came in the period, by reason and how they stand now. */
export async function selectReports(db: Db, { siteId, since, until }: Period): Promise<ReportOutcomes[]> {
  const { rows } = await sql<ReportOutcomes>`
    SELECT state, reason_code AS "reasonCode", count(*)::integer AS count
    FROM report WHERE site_id = ${siteId} AND received_at BETWEEN ${since} AND ${until}
    GROUP BY 1, 2 ORDER BY count DESC, 1, 2`.execute(db);
  return rows;
}

/** The middle of how long reports of the period took that were decided. */
export async function selectReportMedian(db: Db, { siteId, since, until }: Period): Promise<number | null> {
  const { rows } = await sql<{ medianMs: number | null }>`
    SELECT (extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY decided_at - received_at)) * 1000)::float8
      AS "medianMs"
    FROM report WHERE site_id = ${siteId} AND received_at BETWEEN ${since} AND ${until} AND decided_at IS NOT NULL`.execute(
    db,
  );
  return rows[0]?.medianMs ?? null;
}
