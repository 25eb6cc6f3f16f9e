import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

export async function selectMail(db: Db, id: string) {
  return db
    .selectFrom('mail')
    .select(['id', 'site_id as siteId', 'kind', 'subject_id as subjectId', 'data'])
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('dropped_at', 'is', null)
    .executeTakeFirst();
}

export async function dropMail(db: Db, id: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ dropped_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute();
}

/** One after the other: who counts an address's mails waits for who else does. Ends with the transaction. */
export async function lockRecipient(trx: Db, recipientHash: Buffer): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${recipientHash.toString('hex')}, 0))`.execute(trx);
}

/** Mails to an address within a day, those on their way too, of these kinds or of all; and when the oldest went. */
export async function countRecent(
  trx: Db,
  { recipientHash, except, kinds }: { recipientHash: Buffer; except: string; kinds?: readonly string[] },
) {
  let query = trx
    .selectFrom('mail')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .select(sql<Date | null>`min(coalesce(sent_at, claimed_at)) + interval '1 day'`.as('nextAt'))
    .where('recipient_hash', '=', recipientHash)
    .where('id', '<>', except)
    .where('dropped_at', 'is', null)
    .where(sql<boolean>`coalesce(sent_at, claimed_at) > now() - interval '1 day'`);
  if (kinds) query = query.where('kind', 'in', kinds);
  const row = await query.executeTakeFirstOrThrow();
  return { count: Number(row.count), nextAt: row.nextAt };
}

/** @returns false when it is sent, dropped, or on its way by another process */
export async function claimMail(
  trx: Db,
  { id, recipientHash, claimMs }: { id: string; recipientHash: Buffer; claimMs: number },
): Promise<boolean> {
  const result = await trx
    .updateTable('mail')
    .set({ claimed_at: sql<Date>`now()`, recipient_hash: recipientHash })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .where('dropped_at', 'is', null)
    .where(sql<boolean>`(claimed_at IS NULL OR claimed_at <= now() - ${claimMs} * interval '1 millisecond')`)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** It was not sent after all: it counts for nobody and may be tried again at once. */
export async function releaseMail(db: Db, id: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ claimed_at: null, recipient_hash: null })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .execute();
}

export async function noteSent(trx: Db, id: string): Promise<void> {
  await trx.updateTable('mail').set({ sent_at: sql<Date>`now()` }).where('id', '=', id).execute();
}

export async function sendLater(trx: Db, id: string, at: Date): Promise<void> {
  await sql`
    SELECT graphile_worker.add_job('send-mail', json_build_object('mailId', ${id}::text), run_at := ${at})
  `.execute(trx);
}
