import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { Event } from './event-body.ts';
import type { Trouble } from './post-event.ts';

export interface Delivery extends Event {
  id: string;
  webhookId: string;
  address: string;
  /** Sealed; the newest first. */
  secrets: Buffer[];
  isOn: boolean;
  tries: number;
  /** While the address rests. */
  pausedUntil: Date | null;
  /** Older than a day: nobody expects it any more. */
  isOld: boolean;
  failures: number;
}

/** One that is still to be made, and not tried more often than the caller knows. */
export async function selectDelivery(db: Db, id: string, tries: number): Promise<Delivery | undefined> {
  return db
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook as w', 'w.id', 'd.webhook_id')
    .select(['d.id', 'd.type', 'd.at', 'd.topic', 'd.comments', 'd.tries'])
    .select(['d.comment_references as references', 'd.webhook_id as webhookId'])
    .select(['w.address', 'w.failures'])
    .select([
      sql<boolean>`w.off_at IS NULL`.as('isOn'),
      sql<Date | null>`CASE WHEN w.paused_until > now() THEN w.paused_until END`.as('pausedUntil'),
      sql<boolean>`d.at < now() - interval '25 hours'`.as('isOld'),
      sql<Buffer[]>`array_remove(
        ARRAY[w.secret, CASE WHEN w.replaced_at > now() - interval '1 day' THEN w.former_secret END], NULL
      )`.as('secrets'),
    ])
    .where('d.id', '=', id)
    .where('d.tries', '=', tries)
    .where('d.state', '=', 'waiting')
    .where('w.deleted_at', 'is', null)
    .executeTakeFirst();
}

/** The job of a try; what was tried meanwhile makes it idle. */
export async function enqueueTry(
  trx: Db,
  { id, tries, runAt }: { id: string; tries: number; runAt: Date },
): Promise<void> {
  await sql`
    SELECT graphile_worker.add_job(
      'deliver-webhook', json_build_object('deliveryId', ${id}::text, 'tries', ${tries}::integer), 'webhooks', ${runAt}
    )`.execute(trx);
}

export interface Tried {
  id: string;
  state: 'waiting' | 'delivered' | 'given-up';
  status?: number;
  trouble?: Trouble;
}

export async function noteTry(trx: Db, { id, state, status, trouble }: Tried): Promise<void> {
  await trx
    .updateTable('webhook_delivery')
    .set({
      state,
      tries: sql`tries + 1`,
      tried_at: sql`now()`,
      status: status ?? null,
      trouble: trouble ?? null,
    })
    .where('id', '=', id)
    .execute();
}

export async function giveUp(trx: Db, id: string): Promise<void> {
  await trx.updateTable('webhook_delivery').set({ state: 'given-up' }).where('id', '=', id).execute();
}

/** What waits for an address that is off. */
export async function giveUpWaiting(trx: Db, webhookId: string): Promise<void> {
  await trx
    .updateTable('webhook_delivery')
    .set({ state: 'given-up' })
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'waiting')
    .execute();
}

export async function noteSuccess(trx: Db, webhookId: string): Promise<void> {
  await trx
    .updateTable('webhook')
    .set({ failures: 0, failing_since: null, paused_until: null, succeeded_at: sql`now()` })
    .where('id', '=', webhookId)
    .execute();
}

/** @returns true after three days of nothing but failures */
export async function noteFailure(
  trx: Db,
  { webhookId, pausedUntil }: { webhookId: string; pausedUntil: Date },
): Promise<boolean> {
  const noted = await trx
    .updateTable('webhook')
    .set({
      failures: sql`failures + 1`,
      failing_since: sql`coalesce(failing_since, now())`,
      paused_until: pausedUntil,
    })
    .where('id', '=', webhookId)
    .returning(sql<boolean>`failing_since < now() - interval '3 days'`.as('isHopeless'))
    .executeTakeFirst();
  return noted?.isHopeless ?? false;
}

/** A try somebody asked for; it has no job. */
export async function insertPing(db: Db, webhookId: string): Promise<string> {
  const { id } = await db
    .insertInto('webhook_delivery')
    .values({ webhook_id: webhookId, type: 'ping' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export interface DeliveryRow {
  id: string;
  type: string;
  topic: string | null;
  references: string[];
  at: Date;
  state: Tried['state'];
  tries: number;
  triedAt: Date | null;
  status: number | null;
  trouble: Trouble | null;
}

/** The newest first. */
export async function selectDeliveries(db: Db, webhookId: string, limit: number): Promise<DeliveryRow[]> {
  return db
    .selectFrom('webhook_delivery')
    .select(['id', 'type', 'topic', 'at', 'tries', 'tried_at as triedAt', 'status'])
    .select(['comment_references as references'])
    .select((eb) => [
      eb.ref('state').$castTo<Tried['state']>().as('state'),
      eb.ref('trouble').$castTo<Trouble | null>().as('trouble'),
    ])
    .where('webhook_id', '=', webhookId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Deliveries after a week, and secrets that sign no more. */
export async function forgetDeliveries(db: Db): Promise<void> {
  await sql`DELETE FROM webhook_delivery WHERE at < now() - interval '7 days'`.execute(db);
  await db
    .updateTable('webhook')
    .set({ former_secret: null, replaced_at: null })
    .where('replaced_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
}
