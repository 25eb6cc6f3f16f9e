import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { MailLang } from '../i18n/mail-catalogues.ts';
import type { Rhythm } from './rhythm.ts';

/** A topic that may be followed: residents see it, and something can still become of it. */
export async function selectFollowable(db: Db, siteId: string, slug: string) {
  return db
    .selectFrom('topic as t')
    .innerJoin('site as s', 's.id', 't.site_id')
    .select(['t.id', 't.slug', 't.title', 's.keep_unconfirmed_email_days as keptDays'])
    .where('t.site_id', '=', siteId)
    .where('t.slug', '=', slug)
    .where('t.state', '=', 'published')
    .executeTakeFirst();
}

export interface NewFollower {
  id: string;
  siteId: string;
  topicId: string;
  email: string;
  rhythm: Rhythm;
  language: MailLang;
}

/**
 * Keeps the address until somebody there says yes. Who follows already is left as they are: only they may change it.
 *
 * @returns the follower's id, new or known
 */
export async function upsertFollower(trx: Db, follower: NewFollower): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO follower AS f (id, site_id, topic_id, email, rhythm, language)
    VALUES (${follower.id}::uuid, ${follower.siteId}::uuid, ${follower.topicId}::uuid, ${follower.email},
      ${follower.rhythm}, ${follower.language})
    ON CONFLICT (topic_id, lower(email)) DO UPDATE SET
      rhythm = CASE WHEN f.confirmed_at IS NULL THEN excluded.rhythm ELSE f.rhythm END,
      language = CASE WHEN f.confirmed_at IS NULL THEN excluded.language ELSE f.language END,
      created_at = CASE WHEN f.confirmed_at IS NULL THEN excluded.created_at ELSE f.created_at END
    RETURNING id`.execute(trx);
  return (rows[0] as { id: string }).id;
}

export type FollowerRow = NonNullable<Awaited<ReturnType<typeof selectFollower>>>;

/** A follower of a topic residents may see; an address nobody confirmed in time is none. */
export async function selectFollower(db: Db, id: string) {
  return db
    .selectFrom('follower as f')
    .innerJoin('topic as t', 't.id', 'f.topic_id')
    .innerJoin('site as s', 's.id', 'f.site_id')
    .select(['f.id', 'f.email', 'f.confirmed_at as confirmedAt', 'f.told_until as toldUntil'])
    .select([sql<Rhythm>`f.rhythm`.as('rhythm'), sql<MailLang>`f.language`.as('language')])
    .select(['t.id as topicId', 't.slug', 't.title', 't.closes_at as closesAt'])
    .select('s.keep_unconfirmed_email_days as keptDays')
    .where('f.id', '=', id)
    .where('t.state', 'in', ['published', 'archived'])
    .where(
      sql<boolean>`(f.confirmed_at IS NOT NULL
        OR f.created_at > now() - s.keep_unconfirmed_email_days * interval '1 day')`,
    )
    .executeTakeFirst();
}

/** What became public before somebody said yes is no news for them. @returns false when there is no such follower */
export async function confirmFollower(db: Db, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    UPDATE follower SET
      told_until = CASE WHEN confirmed_at IS NULL THEN now() ELSE told_until END,
      confirmed_at = coalesce(confirmed_at, now())
    WHERE id = ${id}::uuid`.execute(db);
  return numAffectedRows === 1n;
}

export async function updateFollower(
  db: Db,
  { id, rhythm, language }: { id: string; rhythm: Rhythm; language: MailLang },
): Promise<void> {
  await db.updateTable('follower').set({ rhythm, language }).where('id', '=', id).execute();
}

export async function deleteFollower(db: Db, id: string): Promise<void> {
  await db.deleteFrom('follower').where('id', '=', id).execute();
}

export async function moveToldUntil(trx: Db, id: string, until: Date): Promise<void> {
  await trx
    .updateTable('follower')
    .set({ told_until: sql<Date>`greatest(told_until, ${until})` })
    .where('id', '=', id)
    .execute();
}

/** One job for a topic, however much becomes public while it waits. */
export async function enqueueTelling(trx: Db, topicId: string, minutes: number): Promise<void> {
  await sql`
    SELECT graphile_worker.add_job('tell-followers', json_build_object('topicId', ${topicId}::text),
      run_at := now() + ${minutes} * interval '1 minute', job_key := 'tell-followers ' || ${topicId}::text,
      job_key_mode := 'preserve_run_at')`.execute(trx);
}

export async function selectNow(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`SELECT now()`.execute(db);
  return (rows[0] as { now: Date }).now;
}

/** One process after the other, so that each sees the mails the one before put into the outbox. */
export async function lockDigests(trx: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('follow-digest', 0))`.execute(trx);
}

/** Longer than a job is tried: a mail that waits for so long is never sent. */
const GIVEN_UP = sql.lit('6 days');

/**
 * Puts a digest into the outbox for each follower of this rhythm for whom something became public, unless one waits there.
 * A mail says what it tells until when, so that it is the same mail however late it goes.
 */
export async function enqueueDigests(
  trx: Db,
  { rhythm, until, topicId = null }: { rhythm: Rhythm; until: Date; topicId?: string | null },
): Promise<void> {
  await sql`
    WITH due AS (
      SELECT f.id, f.site_id FROM follower f JOIN topic t ON t.id = f.topic_id
      WHERE f.rhythm = ${rhythm} AND f.confirmed_at IS NOT NULL AND f.told_until < ${until}
        AND t.state IN ('published', 'archived') AND (${topicId}::uuid IS NULL OR t.id = ${topicId}::uuid)
        AND (
          (t.closes_at > f.told_until AND t.closes_at <= ${until})
          OR EXISTS (SELECT FROM comment c WHERE c.topic_id = t.id AND c.state = 'published'
            AND c.published_at > f.told_until AND c.published_at <= ${until})
          OR EXISTS (SELECT FROM answer a WHERE a.topic_id = t.id AND a.state = 'released'
            AND a.released_at > f.told_until AND a.released_at <= ${until})
        )
        AND NOT EXISTS (SELECT FROM mail m WHERE m.subject_id = f.id AND m.kind = 'follow-digest'
          AND m.sent_at IS NULL AND m.dropped_at IS NULL AND m.created_at > now() - ${GIVEN_UP}::interval)
    ), put AS (
      INSERT INTO mail (id, site_id, kind, subject_id, data)
      SELECT gen_random_uuid(), site_id, 'follow-digest', id, jsonb_build_object('until', ${until.toISOString()}::text)
      FROM due RETURNING id
    )
    SELECT graphile_worker.add_job('send-mail', json_build_object('mailId', id)) FROM put`.execute(trx);
}

/** Whether something became public after what was told, too new to be told now. */
export async function hasNewer(db: Db, topicId: string, until: Date): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM comment WHERE topic_id = ${topicId}::uuid AND state = 'published' AND published_at > ${until}
    UNION ALL
    SELECT FROM answer WHERE topic_id = ${topicId}::uuid AND state = 'released' AND released_at > ${until}
    LIMIT 1`.execute(db);
  return rows.length > 0;
}

interface News {
  topicId: string;
  from: Date;
  until: Date;
  limit: number;
}

/** Comments that became public in the meantime and are so now, oldest first, with the number of all of them. */
export async function selectNewComments(db: Db, { topicId, from, until, limit }: News) {
  return db
    .selectFrom('comment')
    .select(['reference', 'author_name as author', 'body', 'language'])
    .select(sql<number>`(count(*) OVER ())::int`.as('total'))
    .where('topic_id', '=', topicId)
    .where('state', '=', 'published')
    .where('published_at', '>', from)
    .where('published_at', '<=', until)
    .orderBy('published_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export interface NewAnswer {
  voice: 'city' | 'sponsor';
  department: string;
  body: string;
  language: string;
  /** Vorgangsnummer of a comment it answers. */
  reference: string;
  total: number;
}

/** Released answers to comments that are public now; an answer to others would tell what they said. */
export async function selectNewAnswers(db: Db, { topicId, from, until, limit }: News) {
  const { rows } = await sql<NewAnswer>`
    SELECT a.voice, a.department, a.body, t.language, c.reference, (count(*) OVER ())::int AS total
    FROM answer a JOIN topic t ON t.id = a.topic_id
    CROSS JOIN LATERAL (
      SELECT c.reference FROM answer_comment ac JOIN comment c ON c.id = ac.comment_id
      WHERE ac.answer_id = a.id AND c.state = 'published' ORDER BY ac.comment_id LIMIT 1
    ) c
    WHERE a.topic_id = ${topicId}::uuid AND a.state = 'released'
      AND a.released_at > ${from} AND a.released_at <= ${until}
    ORDER BY a.released_at, a.id LIMIT ${limit}`.execute(db);
  return rows;
}
