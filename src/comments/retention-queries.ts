import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { inBatches } from '../lib/in-batches.ts';

const DAY = sql`interval '1 day'`;

/** Keyed hashes are emptied after the site's days, and a week's key goes with its last hash. */
export async function forgetAddresses(db: Db, now = new Date()): Promise<void> {
  await inBatches(async (limit) => {
    const { numAffectedRows = 0n } = await sql`
      UPDATE comment SET address_hash = NULL WHERE id IN (
        SELECT c.id FROM comment c JOIN site s ON s.id = c.site_id
        WHERE c.address_hash IS NOT NULL AND c.received_at <= ${now}::timestamptz - s.keep_address_days * ${DAY}
        LIMIT ${limit} FOR NO KEY UPDATE OF c SKIP LOCKED
      )`.execute(db);
    return Number(numAffectedRows);
  });
  await sql`
    DELETE FROM address_key k USING site s
    WHERE s.id = k.site_id AND k.week + 7 + s.keep_address_days <= (${now}::timestamptz AT TIME ZONE 'UTC')::date`.execute(
    db,
  );
}

/** Spam and withdrawn comments whose days are over. Not while somebody has yet to decide an objection. */
const isOver = (now: Date) => sql`
  c.state IN ('spam', 'withdrawn')
  AND NOT EXISTS (SELECT FROM objection o WHERE o.comment_id = c.id AND o.state = 'open')
  AND CASE c.state
    WHEN 'spam' THEN c.decided_at <= ${now}::timestamptz - s.keep_spam_days * ${DAY}
    ELSE coalesce(
      (SELECT max(e.at) FROM moderation_event e WHERE e.comment_id = c.id AND e.action = 'withdraw'),
      c.decided_at, c.received_at
    ) <= ${now}::timestamptz - s.keep_withdrawn_days * ${DAY} END`;

/** What was spam, or was withdrawn, stays as a row that is counted; its words, its author and the evidence go. */
export async function forgetWords(db: Db, now = new Date()): Promise<void> {
  await forgetTexts(db, now);
  await forgetContacts(db, now);
}

async function forgetTexts(db: Db, now: Date): Promise<void> {
  await inBatches(async (limit) => {
    const { rows } = await sql<{ count: number }>`
      WITH due AS (
        SELECT c.id FROM comment c JOIN site s ON s.id = c.site_id
        WHERE c.body IS NOT NULL AND ${isOver(now)}
        LIMIT ${limit} FOR NO KEY UPDATE OF c SKIP LOCKED
      ), gone AS (
        UPDATE comment c SET body = NULL, author_name = NULL, text_digest = NULL, address_hash = NULL, urgency = 0
        FROM due WHERE c.id = due.id RETURNING c.id
      ), revisions AS (DELETE FROM comment_revision t USING gone WHERE t.comment_id = gone.id
      ), evidence AS (DELETE FROM screening t USING gone WHERE t.comment_id = gone.id
      ), originals AS (DELETE FROM comment_original t USING gone WHERE t.comment_id = gone.id
      ), material AS (DELETE FROM akismet_material t USING gone WHERE t.comment_id = gone.id
      ), forms AS (DELETE FROM submission t USING gone WHERE t.comment_id = gone.id
      ), remarks AS (DELETE FROM remark t USING gone WHERE t.comment_id = gone.id
      ), reasons AS (DELETE FROM decision_text t USING gone WHERE t.comment_id = gone.id
      ), objections AS (UPDATE objection t SET body = NULL, reason_text = NULL FROM gone WHERE t.comment_id = gone.id
      )
      SELECT count(*)::integer AS count FROM gone`.execute(db);
    return rows[0]?.count ?? 0;
  });
}

/** An address may be given when the words are long gone. */
async function forgetContacts(db: Db, now: Date): Promise<void> {
  await inBatches(async (limit) => {
    const { numAffectedRows = 0n } = await sql`
      DELETE FROM comment_contact WHERE comment_id IN (
        SELECT c.id FROM comment_contact k
        JOIN comment c ON c.id = k.comment_id JOIN site s ON s.id = c.site_id
        WHERE ${isOver(now)}
        LIMIT ${limit} FOR NO KEY UPDATE OF c SKIP LOCKED
      )`.execute(db);
    return Number(numAffectedRows);
  });
}

/** A form without a key is told from its copy for ten minutes only; its fingerprint goes a day later. */
export async function forgetSubmissions(db: Db, now = new Date()): Promise<void> {
  await inBatches(async (limit) => {
    const { numAffectedRows = 0n } = await sql`
      DELETE FROM submission WHERE (topic_id, fingerprint) IN (
        SELECT topic_id, fingerprint FROM submission
        WHERE NOT keyed AND received_at <= ${now}::timestamptz - ${DAY} LIMIT ${limit}
      )`.execute(db);
    return Number(numAffectedRows);
  });
}

/** Senders are held no longer than their hashes are kept; a slow topic asks for a day at most. */
export async function forgetSenders(db: Db, now = new Date()): Promise<void> {
  await sql`DELETE FROM sender_hold WHERE expires_at <= ${now}::timestamptz`.execute(db);
  await inBatches(async (limit) => {
    const { numAffectedRows = 0n } = await sql`
      DELETE FROM slow_turn WHERE (topic_id, address_hash) IN (
        SELECT topic_id, address_hash FROM slow_turn WHERE at <= ${now}::timestamptz - ${DAY} LIMIT ${limit}
      )`.execute(db);
    return Number(numAffectedRows);
  });
}

export async function forgetUnconfirmedContacts(db: Db, now = new Date()): Promise<void> {
  await inBatches(async (limit) => {
    const { numAffectedRows = 0n } = await sql`
      DELETE FROM comment_contact WHERE confirmed_at IS NULL AND comment_id IN (
        SELECT k.comment_id FROM comment_contact k
        JOIN comment c ON c.id = k.comment_id JOIN site s ON s.id = c.site_id
        WHERE k.confirmed_at IS NULL AND k.created_at <= ${now}::timestamptz - s.keep_unconfirmed_email_days * ${DAY}
        LIMIT ${limit}
      )`.execute(db);
    return Number(numAffectedRows);
  });
}
