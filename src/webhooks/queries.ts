import { sql } from 'kysely';
import type { EventType } from '../api/events.ts';
import type { Db } from '../database/db.ts';
import type { OffReason, WebhookWords } from './webhook.ts';

export interface WebhookRow extends WebhookWords {
  id: string;
  version: number;
  offAt: Date | null;
  offBecause: OffReason | null;
  failures: number;
  failingSince: Date | null;
  succeededAt: Date | null;
  createdAt: Date;
  createdBy: string | null;
  /** Deliveries that are still to be made. */
  waiting: number;
}

/** The oldest first. */
export async function selectWebhooks(db: Db, siteId: string): Promise<WebhookRow[]> {
  return webhooks(db, siteId).orderBy('w.created_at').orderBy('w.id').execute();
}

export async function selectWebhook(db: Db, siteId: string, id: string): Promise<WebhookRow | undefined> {
  return webhooks(db, siteId).where('w.id', '=', id).executeTakeFirst();
}

function webhooks(db: Db, siteId: string) {
  return db
    .selectFrom('webhook as w')
    .leftJoin('staff as s', 's.id', 'w.created_by')
    .select(['w.id', 'w.name', 'w.address', 'w.version', 'w.failures', 's.name as createdBy'])
    .select(['w.off_at as offAt', 'w.failing_since as failingSince', 'w.succeeded_at as succeededAt'])
    .select(['w.created_at as createdAt'])
    .select((eb) => [
      eb.ref('w.types').$castTo<EventType[]>().as('types'),
      eb.ref('w.off_because').$castTo<OffReason | null>().as('offBecause'),
      sql<number>`(
        SELECT count(*)::integer FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'waiting'
      )`.as('waiting'),
    ])
    .where('w.site_id', '=', siteId)
    .where('w.deleted_at', 'is', null);
}

/** One after the other, so that there are never more than allowed. */
export async function countLocked(trx: Db, siteId: string): Promise<number> {
  await trx.selectFrom('site').select('id').where('id', '=', siteId).forNoKeyUpdate().execute();
  const { count } = await trx
    .selectFrom('webhook')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('site_id', '=', siteId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export interface NewWebhook extends WebhookWords {
  id: string;
  siteId: string;
  createdBy: string;
  /** Sealed. */
  secret: Buffer;
}

export async function insertWebhook(trx: Db, { id, siteId, createdBy, ...row }: NewWebhook): Promise<void> {
  await trx
    .insertInto('webhook')
    .values({ id, site_id: siteId, created_by: createdBy, ...row })
    .execute();
}

/** @returns false where there is none, or none of that version */
export async function updateWebhook(
  trx: Db,
  { siteId, id, version }: { siteId: string; id: string; version: number },
  words: WebhookWords,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('webhook')
    .set({ ...words, version: sql`version + 1` })
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .where('version', '=', version)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

interface One {
  siteId: string;
  id: string;
}

/** The one before signs beside it for a day. */
export async function replaceSecret(
  trx: Db,
  { siteId, id }: One,
  secret: Buffer,
): Promise<string | undefined> {
  const replaced = await trx
    .updateTable('webhook')
    .set({
      former_secret: sql`secret`,
      replaced_at: sql`now()`,
      secret,
      version: sql`version + 1`,
    })
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .returning('name')
    .executeTakeFirst();
  return replaced?.name;
}

/** @returns false where it is off already, or there is none */
export async function switchOff(trx: Db, id: string, because: OffReason): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('webhook')
    .set({ off_at: sql`now()`, off_because: because, version: sql`version + 1` })
    .where('id', '=', id)
    .where('off_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** With a clean slate: what failed before does not count. @returns false where it is on already */
export async function switchOn(trx: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('webhook')
    .set({
      off_at: null,
      off_because: null,
      failures: 0,
      failing_since: null,
      paused_until: null,
      version: sql`version + 1`,
    })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where('off_at', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Its secrets and deliveries go; its name stays for the log. */
export async function endWebhook(trx: Db, id: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('webhook')
    .set({
      deleted_at: sql`now()`,
      off_at: sql`coalesce(off_at, now())`,
      off_because: sql`coalesce(off_because, 'admin')`,
      secret: null,
      former_secret: null,
      replaced_at: null,
    })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await trx.deleteFrom('webhook_delivery').where('webhook_id', '=', id).execute();
  return true;
}
