import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { Event } from './event-body.ts';
import type { Trouble } from './post-event.ts';

export interface Delivery extends Event {
  id: string;
  address: string;
  /** Sealed; the newest first. */
  secrets: Buffer[];
  tries: number;
  /** Of the address, in a row. */
  failures: number;
}

function deliveries(db: Db) {
  return db
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook as w', 'w.id', 'd.webhook_id')
    .select(['d.id', 'd.type', 'd.at', 'd.topic', 'd.comments', 'd.tries'])
    .select(['d.comment_references as references', 'w.address', 'w.failures'])
    .select(
      sql<Buffer[]>`array_remove(
        ARRAY[w.secret, CASE WHEN w.replaced_at > now() - interval '1 day' THEN w.former_secret END], NULL
      )`.as('secrets'),
    )
    .where('d.state', '=', 'waiting')
    .where('w.deleted_at', 'is', null);
}

/** A ping that was just put in. */
export async function selectPing(db: Db, id: string): Promise<Delivery | undefined> {
  return deliveries(db).where('d.id', '=', id).executeTakeFirst();
}

const IS_AWAKE = sql<boolean>`w.off_at IS NULL AND (w.paused_until IS NULL OR w.paused_until <= now())`;
const IS_DUE = sql<boolean>`d.type <> 'ping' AND d.next_try_at <= now()`;

/** The address's next delivery that is due; none while the address rests. */
export async function selectDue(db: Db, webhookId: string): Promise<Delivery | undefined> {
  return deliveries(db)
    .where('d.webhook_id', '=', webhookId)
    .where(IS_AWAKE)
    .where(IS_DUE)
    .orderBy('d.next_try_at')
    .orderBy('d.id')
    .limit(1)
    .executeTakeFirst();
}

/** Addresses with something that is due. */
export async function selectDueWebhooks(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook as w')
    .select('w.id')
    .where(IS_AWAKE)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('webhook_delivery as d')
          .select('d.id')
          .whereRef('d.webhook_id', '=', 'w.id')
          .where('d.state', '=', 'waiting')
          .where(IS_DUE),
      ),
    )
    .execute();
  return rows.map(({ id }) => id);
}

/** A day later nobody expects it any more. */
export async function giveUpOld(db: Db): Promise<void> {
  await sql`
    UPDATE webhook_delivery SET state = 'given-up'
    WHERE state = 'waiting' AND at < now() - interval '25 hours'`.execute(db);
}

/** The job for what is due later; only the job itself asks for it, so that there is one. */
export async function enqueueLater(db: Db): Promise<void> {
  await sql`
    SELECT graphile_worker.add_job(
      'deliver-webhooks', queue_name := 'webhooks', run_at := due.at, job_key := 'deliver-webhooks-later'
    )
    FROM (
      SELECT min(greatest(d.next_try_at, w.paused_until)) AS at
      FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
      WHERE d.state = 'waiting' AND d.type <> 'ping' AND w.off_at IS NULL
    ) due
    WHERE due.at IS NOT NULL`.execute(db);
}

export interface Tried {
  id: string;
  state: 'waiting' | 'delivered' | 'given-up';
  status?: number;
  trouble?: Trouble;
  /** Of one that waits. */
  nextTryAt?: Date;
}

export async function noteTry(trx: Db, { id, state, status, trouble, nextTryAt }: Tried): Promise<void> {
  await trx
    .updateTable('webhook_delivery')
    .set({
      state,
      tries: sql`tries + 1`,
      tried_at: sql`now()`,
      status: status ?? null,
      trouble: trouble ?? null,
      ...(nextTryAt && { next_try_at: nextTryAt }),
    })
    .where('id', '=', id)
    .execute();
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
