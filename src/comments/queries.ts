import { randomBytes } from 'node:crypto';
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
  textDigest: Buffer;
  fingerprint: Buffer;
  keyed: boolean;
  verdicts: Verdict[];
  /** 0 to 100; see `urgencyOf`. */
  urgency: number;
  /** What is added to the verdicts, and what they amount to, if the text is the topic's first of its kind, or a copy. */
  original: { verdict: Verdict; suspicion: Suspicion };
  copy: { verdict: Verdict; suspicion: Suspicion };
  /** Sealed address and browser; present only with consent and Akismet on: then it is asked. */
  akismetMaterial: Buffer | undefined;
}

/**
 * One statement, one commit: the topic is still open, nobody sent this form before, comment, evidence, contact and jobs.
 *
 * @returns false when nothing was stored: no such open topic, a parent that is not public, or seen before
 */
export async function insertComment(db: Db, comment: NewComment): Promise<boolean> {
  const { id, parentId = null, akismetMaterial = null, confirmationId = null } = comment;
  const result = await sql`/* prepared: insert-comment */
    WITH open_topic AS (
      SELECT id, site_id FROM topic
      WHERE site_id = ${comment.siteId} AND slug = ${comment.slug} AND state = 'published'
        AND opens_at <= now() AND (closes_at IS NULL OR closes_at > now())
    ), parent AS (
      SELECT c.id, c.depth, coalesce(c.thread_id, c.id) AS thread_id FROM comment c JOIN open_topic t ON c.topic_id = t.id
      WHERE c.id = ${parentId}::uuid AND c.state = 'published' AND c.depth < ${DEPTH_MAX}
    ), fresh AS (
      INSERT INTO submission (topic_id, fingerprint, keyed, comment_id)
      SELECT t.id, ${comment.fingerprint}, ${comment.keyed}, ${id}::uuid FROM open_topic t
      WHERE ${parentId}::uuid IS NULL OR EXISTS (SELECT FROM parent)
      ON CONFLICT (topic_id, fingerprint) DO UPDATE
        SET comment_id = excluded.comment_id, received_at = excluded.received_at
        WHERE NOT submission.keyed AND submission.received_at <= now() - ${SEEN_BEFORE}::interval
      RETURNING topic_id
    ), copies AS (
      SELECT count(*)::int AS n FROM comment c JOIN fresh f ON f.topic_id = c.topic_id
      WHERE c.text_digest = ${comment.textDigest}
    ), stored AS (
      INSERT INTO comment (id, site_id, topic_id, parent_id, thread_id, depth, reference, author_name, body, language, suspicion,
        urgency, akismet_consent, privacy_notice, receipt_hash, address_hash, text_digest)
      SELECT ${id}::uuid, t.site_id, t.id, p.id, p.thread_id, coalesce(p.depth, 0) + 1, ${comment.reference},
        nullif(${comment.name}, ''), ${comment.text}, ${comment.language},
        CASE WHEN copies.n = 0 THEN ${comment.original.suspicion} ELSE ${comment.copy.suspicion} END,
        ${comment.urgency}, ${comment.akismetConsent}, ${comment.privacyNotice}, ${comment.receiptHash}, ${comment.addressHash},
        ${comment.textDigest}
      FROM open_topic t JOIN fresh f ON f.topic_id = t.id CROSS JOIN copies LEFT JOIN parent p ON true
      RETURNING id
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
    parentId,
  }: { siteId: string; slug: string; fingerprint: Buffer; parentId?: string },
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
    .select(
      sql<boolean>`t.state = 'published' AND t.opens_at <= now() AND (t.closes_at IS NULL OR t.closes_at > now())`.as(
        'isOpen',
      ),
    )
    .where('t.site_id', '=', siteId)
    .where('t.slug', '=', slug)
    .where('t.state', '<>', 'draft')
    .executeTakeFirst();
}

export async function ensureAddressKey(db: Db, siteId: string, week: Date): Promise<Buffer> {
  const day = sql<string>`${week.toISOString().slice(0, 10)}::date`;
  await db
    .insertInto('address_key')
    .values({ site_id: siteId, week: day, key: randomBytes(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db
    .selectFrom('address_key')
    .select('key')
    .where('site_id', '=', siteId)
    .where('week', '=', day)
    .executeTakeFirstOrThrow();
  return row.key;
}
