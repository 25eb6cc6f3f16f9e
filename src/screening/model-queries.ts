import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

export async function selectModelVersion(db: Db, siteId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('screening_model')
    .select('version')
    .where('site_id', '=', siteId)
    .executeTakeFirst();
  return row?.version;
}

export async function selectModelBytes(
  db: Db,
  siteId: string,
): Promise<{ version: number; bytes: Buffer } | undefined> {
  return db
    .selectFrom('screening_model')
    .select(['version', 'bytes'])
    .where('site_id', '=', siteId)
    .executeTakeFirst();
}

export type ModelFacts = NonNullable<Awaited<ReturnType<typeof selectModelFacts>>>;

/** What is known of the stored model, without it. */
export async function selectModelFacts(db: Db, siteId: string) {
  return db
    .selectFrom('screening_model')
    .select(['version', 'spam_examples as spam', 'ham_examples as ham', 'trained_at as trainedAt'])
    .select(['found_percent as found', 'alarm_percent as alarms'])
    .select(['prior_found_percent as priorFound', 'prior_alarm_percent as priorAlarms'])
    .where('site_id', '=', siteId)
    .executeTakeFirst();
}

export interface TrainedModel {
  bytes: Buffer;
  spam: number;
  ham: number;
  found: number | null;
  alarms: number | null;
  priorFound: number | null;
  priorAlarms: number | null;
}

export async function upsertModel(trx: Db, siteId: string, model: TrainedModel): Promise<void> {
  const values = {
    bytes: model.bytes,
    spam_examples: model.spam,
    ham_examples: model.ham,
    found_percent: model.found,
    alarm_percent: model.alarms,
    prior_found_percent: model.priorFound,
    prior_alarm_percent: model.priorAlarms,
    trained_at: sql<Date>`now()`,
  };
  await trx
    .insertInto('screening_model')
    .values({ ...values, site_id: siteId })
    .onConflict((conflict) =>
      conflict.column('site_id').doUpdateSet({ ...values, version: sql`screening_model.version + 1` }),
    )
    .execute();
}

export async function deleteModel(trx: Db, siteId: string): Promise<void> {
  await trx.deleteFrom('screening_model').where('site_id', '=', siteId).execute();
}

/** Decided by a person, with the words still there; what belongs to the demo city teaches nothing. */
const DECIDED = sql`
  FROM comment c JOIN topic t ON t.id = c.topic_id
  WHERE c.state IN ('published', 'spam') AND NOT c.unseen AND c.body IS NOT NULL AND NOT t.is_demo`;

export interface Decided {
  id: string;
  text: string;
  state: 'published' | 'spam';
  /** With the microseconds the database has. */
  at: string;
}

/** What was decided as one of the two, the newest first, a page at a time. */
export async function selectDecided(
  db: Db,
  {
    siteId,
    state,
    before,
    limit,
  }: { siteId: string; state: Decided['state']; before?: Decided; limit: number },
): Promise<Decided[]> {
  const edge = before
    ? sql`AND (c.decided_at, c.id) < (${before.at}::timestamp AT TIME ZONE 'UTC', ${before.id}::uuid)`
    : sql``;
  const { rows } = await sql<Decided>`
    SELECT c.id, c.body AS text, c.state,
      to_char(c.decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at
    ${DECIDED} AND c.site_id = ${siteId} AND c.state = ${state} ${edge}
    ORDER BY c.decided_at DESC, c.id DESC LIMIT ${limit}`.execute(db);
  return rows;
}

export interface News {
  /** Decisions since then, counted up to where they are enough. */
  decided: number;
  /** True where anybody did anything at all since then. */
  acts: boolean;
  /** A day or older, or not there. */
  isOld: boolean;
  /** Spam whose words are there now, and spam it was learned from. */
  spam: number;
  learnedSpam: number | null;
}

/** What happened since the model was learned; everything where there is none yet. */
export async function selectNews(
  db: Db,
  siteId: string,
  { enough, most }: { enough: number; most: number },
): Promise<News> {
  const { rows } = await sql<News>`
    WITH model AS (
      SELECT coalesce(max(trained_at), '-infinity'::timestamptz) AS since, max(spam_examples) AS spam
      FROM screening_model WHERE site_id = ${siteId}
    )
    SELECT (SELECT count(*)::integer FROM (
        SELECT ${DECIDED} AND c.site_id = ${siteId} AND c.decided_at > model.since LIMIT ${enough}) new) AS decided,
      (SELECT count(*)::integer FROM (
        SELECT ${DECIDED} AND c.site_id = ${siteId} AND c.state = 'spam' LIMIT ${most}) known) AS spam,
      coalesce((SELECT e.at > model.since FROM moderation_event e WHERE e.site_id = ${siteId}
        ORDER BY e.at DESC, e.id DESC LIMIT 1), false) AS acts,
      model.since <= now() - interval '1 day' AS "isOld", model.spam AS "learnedSpam"
    FROM model`.execute(db);
  return rows[0] as News;
}
