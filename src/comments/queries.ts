import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { Suspicion, Verdict } from '../screening/verdict.ts';
import { DEPTH_MAX } from './comment.ts';

/** Without a key the same form is the same comment for so long. */
const SEEN_BEFORE = sql.lit('10 minutes');

export interface NewComment {
  id: string;
  siteId: string;
  slug: string;
  parentId: string | undefined;
  reference: string;
  name: string;
  email: string;
  notify: boolean;
  /** Of the mail that asks whether the address is right; undefined: no mail is sent. */
  confirmationId: string | undefined;
  text: string;
  language: string;
  akismetConsent: boolean;
  privacyNotice: string;
  receiptHash: Buffer;
  addressHash: Buffer;
  /** The same, and as it was a week ago: by them a sender is known again. */
  senderHashes: Buffer[];
  /** Keyed, too; undefined where no address was given. */
  emailHash: Buffer | undefined;
  textDigest: Buffer;
  fingerprint: Buffer;
  keyed: boolean;
  verdicts: Verdict[];
  /** 0 to 100; see `urgencyOf`. */
  urgency: number;
  /** What is added to the verdicts, and what they amount to, if the text is the topic's first of its kind, or a copy. */
  original: { verdict: Verdict; suspicion: Suspicion };
  copy: { verdict: Verdict; suspicion: Suspicion };
  /** No check found anything: where the topic is moderated afterwards it is public at once, unless it is a copy. */
  mayAppear: boolean;
  /** Of the log's entry that says so. */
  eventId: string;
  /** Sealed address and browser; present only with consent and Akismet on: then it is asked. */
  akismetMaterial: Buffer | undefined;
}

/** Takes comments now; in a formal participation also when the period is over. */
const TAKES_COMMENTS = sql<boolean>`state = 'published' AND paused_at IS NULL
  AND opens_at <= now() AND (closes_at IS NULL OR closes_at > now() OR is_formal)`;

/**
 * One statement, one commit: the topic is still open, nobody sent this form before, comment, evidence, contact and jobs; and
 * where it is public at once, the log.
 *
 * @returns false when nothing was stored: no such open topic, a parent that is not public, too soon, or seen before
 */
export async function insertComment(db: Db, comment: NewComment): Promise<boolean> {
  const { id, parentId = null, akismetMaterial = null, confirmationId = null, emailHash = null } = comment;
  const result = await sql`/* prepared: insert-comment */
    WITH open_topic AS (
      SELECT id, site_id, slow_minutes, coalesce(is_formal AND closes_at <= now(), false) AS late,
        moderation = 'post' AND four_eyes <> 'all' AS at_once FROM topic
      WHERE site_id = ${comment.siteId} AND slug = ${comment.slug} AND ${TAKES_COMMENTS}
    ), parent AS (
      SELECT c.id, c.depth, coalesce(c.thread_id, c.id) AS thread_id FROM comment c JOIN open_topic t ON c.topic_id = t.id
      WHERE c.id = ${parentId}::uuid AND c.state = 'published' AND c.depth < ${DEPTH_MAX}
    ), turn AS (
      INSERT INTO slow_turn (topic_id, address_hash)
      SELECT t.id, ${comment.addressHash} FROM open_topic t
      WHERE t.slow_minutes > 0 AND (${parentId}::uuid IS NULL OR EXISTS (SELECT FROM parent))
        AND NOT EXISTS (
          SELECT FROM submission s WHERE s.topic_id = t.id AND s.fingerprint = ${comment.fingerprint}
            AND (s.keyed OR s.received_at > now() - ${SEEN_BEFORE}::interval))
        AND NOT EXISTS (
          SELECT FROM slow_turn earlier WHERE earlier.topic_id = t.id AND earlier.address_hash <> ${comment.addressHash}
            AND earlier.address_hash = ANY (${comment.senderHashes}::bytea[])
            AND earlier.at > now() - t.slow_minutes * interval '1 minute')
      ON CONFLICT (topic_id, address_hash) DO UPDATE SET at = excluded.at
        WHERE slow_turn.at <= now() - (SELECT slow_minutes FROM open_topic) * interval '1 minute'
      RETURNING topic_id
    ), fresh AS (
      INSERT INTO submission (topic_id, fingerprint, keyed, comment_id)
      SELECT t.id, ${comment.fingerprint}, ${comment.keyed}, ${id}::uuid FROM open_topic t
      WHERE (${parentId}::uuid IS NULL OR EXISTS (SELECT FROM parent))
        AND (t.slow_minutes = 0 OR EXISTS (SELECT FROM turn))
      ON CONFLICT (topic_id, fingerprint) DO UPDATE
        SET comment_id = excluded.comment_id, received_at = excluded.received_at
        WHERE NOT submission.keyed AND submission.received_at <= now() - ${SEEN_BEFORE}::interval
      RETURNING topic_id
    ), copies AS (
      SELECT count(*)::int AS n FROM comment c JOIN fresh f ON f.topic_id = c.topic_id
      WHERE c.text_digest = ${comment.textDigest}
    ), held AS (
      SELECT h.id FROM sender_hold h JOIN open_topic t ON t.site_id = h.site_id
      WHERE h.expires_at > now()
        AND (h.address_hashes && ${comment.senderHashes}::bytea[] OR h.email_hash = ${emailHash}::bytea)
    ), recognised AS (
      UPDATE sender_hold h SET address_hashes = h.address_hashes || ${comment.addressHash}::bytea FROM held CROSS JOIN fresh
      WHERE h.id = held.id AND NOT h.address_hashes @> ARRAY[${comment.addressHash}::bytea]
    ), fate AS (
      SELECT t.at_once AND ${comment.mayAppear} AND NOT t.late AND copies.n = 0
        AND NOT EXISTS (SELECT FROM held) AS appears
      FROM open_topic t CROSS JOIN copies
    ), stored AS (
      INSERT INTO comment (id, site_id, topic_id, parent_id, thread_id, depth, reference, author_name, body, language, suspicion,
        urgency, akismet_consent, privacy_notice, receipt_hash, address_hash, text_digest, late, state, unseen, decided_at,
        published_at)
      SELECT ${id}::uuid, t.site_id, t.id, p.id, p.thread_id, coalesce(p.depth, 0) + 1, ${comment.reference},
        nullif(${comment.name}, ''), ${comment.text}, ${comment.language},
        CASE WHEN copies.n = 0 THEN ${comment.original.suspicion} ELSE ${comment.copy.suspicion} END,
        ${comment.urgency}, ${comment.akismetConsent}, ${comment.privacyNotice}, ${comment.receiptHash}, ${comment.addressHash},
        ${comment.textDigest}, t.late, CASE WHEN fate.appears THEN 'published' ELSE 'pending' END, fate.appears,
        CASE WHEN fate.appears THEN now() END, CASE WHEN fate.appears THEN now() END
      FROM open_topic t JOIN fresh f ON f.topic_id = t.id CROSS JOIN copies CROSS JOIN fate LEFT JOIN parent p ON true
      RETURNING id, site_id, unseen
    ), logged AS (
      INSERT INTO moderation_event (id, site_id, comment_id, action, state_before, state_after, version_after)
      SELECT ${comment.eventId}::uuid, site_id, id, 'auto-publish', 'pending', 'published', 1 FROM stored WHERE unseen
    ), evidence AS (
      INSERT INTO screening (comment_id, verdicts)
      SELECT stored.id, ${JSON.stringify(comment.verdicts)}::jsonb || CASE
        WHEN copies.n = 0 THEN ${JSON.stringify(comment.original.verdict)}::jsonb
        ELSE jsonb_set(${JSON.stringify(comment.copy.verdict)}::jsonb, '{detail,sameTextCount}', to_jsonb(copies.n)) END
      FROM stored CROSS JOIN copies
    ), contact AS (
      INSERT INTO comment_contact (comment_id, email, notify, language)
      SELECT id, ${comment.email}, ${comment.notify}, ${comment.language} FROM stored WHERE ${comment.email} <> ''
      RETURNING comment_id
    ), confirmation AS (
      INSERT INTO mail (id, site_id, kind, subject_id)
      SELECT ${confirmationId}::uuid, t.site_id, 'confirm-case', contact.comment_id FROM contact CROSS JOIN open_topic t
      WHERE ${confirmationId}::uuid IS NOT NULL
      RETURNING id
    ), material AS (
      INSERT INTO akismet_material (comment_id, sealed, expires_at)
      SELECT stored.id, ${akismetMaterial}::bytea, now() + s.keep_akismet_days * interval '1 day'
      FROM stored CROSS JOIN open_topic t JOIN site s ON s.id = t.site_id
      WHERE ${akismetMaterial}::bytea IS NOT NULL
      RETURNING comment_id
    )
    SELECT id, (SELECT graphile_worker.add_job('akismet-check', json_build_object('commentId', comment_id))::text
                FROM material),
      (SELECT graphile_worker.add_job('send-mail', json_build_object('mailId', id))::text FROM confirmation)
    FROM stored`.execute(db);
  return result.rows.length === 1;
}

/** Why `insertComment` stored nothing. */
export async function explainRefusal(
  db: Db,
  {
    siteId,
    slug,
    fingerprint,
    senderHashes,
    parentId,
  }: { siteId: string; slug: string; fingerprint: Buffer; senderHashes: Buffer[]; parentId?: string },
) {
  return db
    .selectFrom('topic as t')
    .leftJoin('submission as s', (join) =>
      join.onRef('s.topic_id', '=', 't.id').on('s.fingerprint', '=', fingerprint),
    )
    .leftJoin('comment as c', 'c.id', 's.comment_id')
    .leftJoin('comment as p', (join) =>
      join
        .onRef('p.topic_id', '=', 't.id')
        .on('p.id', '=', parentId ?? null)
        .on('p.state', '=', 'published')
        .on('p.depth', '<', DEPTH_MAX),
    )
    .select(['c.id as commentId', 'c.reference', 'p.id as parentId', 't.title', 't.closes_at as closesAt'])
    .select(['t.pause_notice as pauseNotice', 't.slow_minutes as slowMinutes'])
    .select([
      sql<boolean>`t.state = 'published' AND t.paused_at IS NOT NULL`.as('isPaused'),
      sql<boolean>`t.state = 'published' AND t.opens_at <= now()
        AND (t.closes_at IS NULL OR t.closes_at > now() OR t.is_formal)`.as('isOpen'),
      sql<Date | null>`(
        SELECT max(turn.at) + t.slow_minutes * interval '1 minute' FROM slow_turn turn
        WHERE turn.topic_id = t.id AND turn.address_hash = ANY (${senderHashes}::bytea[])
          AND turn.at > now() - t.slow_minutes * interval '1 minute')`.as('nextTurnAt'),
    ])
    .where('t.site_id', '=', siteId)
    .where('t.slug', '=', slug)
    .where('t.state', '<>', 'draft')
    .executeTakeFirst();
}
