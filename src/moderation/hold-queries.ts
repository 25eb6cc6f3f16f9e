import { type SqlBool, sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';

/** What a sender would be known by, and so long. Locked: a hold and its end never overtake one another. */
export async function lockSender(trx: Db, siteId: string, commentId: string) {
  return trx
    .selectFrom('comment as c')
    .innerJoin('site as s', 's.id', 'c.site_id')
    .select(['c.address_hash as addressHash', 'c.topic_id as topicId'])
    .select((eb) => [
      eb
        .selectFrom('comment_contact as k')
        .select('k.email')
        .whereRef('k.comment_id', '=', 'c.id')
        .as('email'),
      // As long as its hash is kept; by the e-mail address alone as long as that would be from now on.
      sql<Date>`CASE WHEN c.address_hash IS NULL THEN now() ELSE least(c.received_at, now()) END
        + s.keep_address_days * interval '1 day'`.as('until'),
    ])
    .where('c.site_id', '=', siteId)
    .where('c.id', '=', commentId)
    .forNoKeyUpdate('c')
    .executeTakeFirst();
}

/** Of this comment, or of this sender. */
const ofSender = (commentId: string, addressHash: Buffer | null) =>
  sql<SqlBool>`(comment_id = ${commentId} OR ${addressHash}::bytea = ANY (address_hashes))`;

export async function selectIsHeld(trx: Db, commentId: string, addressHash: Buffer | null): Promise<boolean> {
  const row = await trx
    .selectFrom('sender_hold')
    .select('id')
    .where('expires_at', '>', sql<Date>`now()`)
    .where(ofSender(commentId, addressHash))
    .executeTakeFirst();
  return row !== undefined;
}

export interface NewHold {
  siteId: string;
  commentId: string;
  addressHash: Buffer | null;
  emailHash: Buffer | null;
  actorId: string;
  until: Date;
}

/** False where the hash is too old to be known again for a moment longer. */
export async function insertHold(trx: Db, hold: NewHold): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO sender_hold (id, site_id, comment_id, address_hashes, email_hash, held_by, expires_at)
    SELECT ${uuidv7()}::uuid, ${hold.siteId}::uuid, ${hold.commentId}::uuid,
      array_remove(ARRAY[${hold.addressHash}::bytea], NULL), ${hold.emailHash}::bytea, ${hold.actorId}::uuid,
      ${hold.until}::timestamptz
    WHERE ${hold.until}::timestamptz > now()
    ON CONFLICT (comment_id) DO UPDATE SET address_hashes = excluded.address_hashes, email_hash = excluded.email_hash,
      held_by = excluded.held_by, held_at = excluded.held_at, expires_at = excluded.expires_at
    RETURNING id`.execute(trx);
  return rows.length > 0;
}

/** @returns the comments they were held from */
export async function deleteHolds(
  trx: Db,
  commentId: string,
  addressHash: Buffer | null,
): Promise<{ commentId: string }[]> {
  return trx
    .deleteFrom('sender_hold')
    .where(ofSender(commentId, addressHash))
    .returning('comment_id as commentId')
    .execute();
}

/** Who is held now; what ends first stands first. */
export async function selectHolds(db: Db, siteId: string) {
  return db
    .selectFrom('sender_hold as h')
    .innerJoin('comment as c', 'c.id', 'h.comment_id')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .innerJoin('staff as s', 's.id', 'h.held_by')
    .select(['c.id as commentId', 'c.reference', 't.title', 's.name as by'])
    .select(['h.held_at as at', 'h.expires_at as until'])
    .where('h.site_id', '=', siteId)
    .where('h.expires_at', '>', sql<Date>`now()`)
    .orderBy('h.expires_at')
    .orderBy('h.id')
    .execute();
}
