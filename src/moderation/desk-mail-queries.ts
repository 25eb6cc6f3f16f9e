import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** How much lies on the moderators' desk, and how long. */
export interface DeskLoad {
  waiting: number;
  /** Of those, longer than was promised. */
  overdue: number;
  oldestMs: number | null;
  edits: number;
  objections: number;
  /** Comments that were reported and nobody has decided about. */
  reported: number;
}

export async function selectLoad(
  db: Db,
  { siteId, decisionHours }: { siteId: string; decisionHours: number },
): Promise<DeskLoad> {
  const { rows } = await sql<DeskLoad>`
    SELECT count(*)::integer AS waiting,
      (count(*) FILTER (WHERE received_at < now() - ${decisionHours} * interval '1 hour'))::integer AS overdue,
      (extract(epoch FROM now() - min(received_at)) * 1000)::float8 AS "oldestMs",
      (SELECT count(*)::integer FROM comment_revision r JOIN comment c ON c.id = r.comment_id
        WHERE r.state = 'waiting' AND c.site_id = ${siteId}) AS edits,
      (SELECT count(*)::integer FROM objection o JOIN comment c ON c.id = o.comment_id
        WHERE o.state = 'open' AND c.site_id = ${siteId}) AS objections,
      (SELECT count(DISTINCT comment_id)::integer FROM report WHERE state = 'open' AND site_id = ${siteId}) AS reported
    FROM comment WHERE site_id = ${siteId} AND state = 'pending'`.execute(db);
  return rows[0] as DeskLoad;
}

/** Who wants these mails and may sign in: moderators, and where there is none, admins. Not who got one since, nor the demo's. */
export async function selectUntold(
  trx: Db,
  { siteId, kind, since }: { siteId: string; kind: string; since: Date },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH able AS (
      SELECT s.id, s.roles, s.desk_mails FROM staff s
      WHERE s.site_id = ${siteId} AND s.disabled_at IS NULL AND NOT s.is_demo AND s.roles && ARRAY['moderator', 'admin']
        AND (s.password_hash IS NOT NULL OR s.oidc_subject IS NOT NULL)
    )
    SELECT id FROM able
    WHERE desk_mails AND ('moderator' = ANY (roles) OR NOT EXISTS (SELECT FROM able WHERE 'moderator' = ANY (roles)))
      AND NOT EXISTS (SELECT FROM mail m WHERE m.subject_id = able.id AND m.kind = ${kind} AND m.created_at >= ${since})
    ORDER BY id`.execute(trx);
  return rows.map(({ id }) => id);
}
