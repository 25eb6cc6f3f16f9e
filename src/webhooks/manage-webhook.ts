import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { seal } from '../platform/secrets.ts';
import { logStaffEvent, type StaffAction } from '../staff/staff-event.ts';
import { giveUpWaiting } from './delivery-queries.ts';
import {
  countLocked,
  endWebhook,
  insertWebhook,
  replaceSecret,
  switchOff,
  switchOn,
  updateWebhook,
} from './queries.ts';
import { newSecret } from './sign.ts';
import { WEBHOOKS_MAX, type WebhookWords } from './webhook.ts';

/** Who does something about which one. */
export interface WebhookAct {
  siteId: string;
  actorId: string;
  id: string;
}

/** Words that were checked before. @returns the secret, which is nowhere in the clear from now on; undefined where there are too many */
export async function createWebhook(
  db: Kysely<DB>,
  key: Buffer,
  { siteId, actorId }: Omit<WebhookAct, 'id'>,
  words: WebhookWords,
): Promise<{ id: string; secret: string } | undefined> {
  const id = uuidv7();
  const secret = newSecret();
  return db.transaction().execute(async (trx) => {
    if ((await countLocked(trx, siteId)) >= WEBHOOKS_MAX) return undefined;
    await insertWebhook(trx, { id, siteId, createdBy: actorId, ...words, secret: seal(key, secret) });
    await log(trx, { siteId, actorId, id }, 'webhook-created');
    return { id, secret };
  });
}

/** False where somebody else changed it meanwhile, or it is gone. */
export async function changeWebhook(
  db: Kysely<DB>,
  act: WebhookAct & { version: number },
  words: WebhookWords,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await updateWebhook(trx, act, words))) return false;
    await log(trx, act, 'webhook-changed');
    return true;
  });
}

/** A new secret; undefined where there is no such webhook. */
export async function renewSecret(
  db: Kysely<DB>,
  key: Buffer,
  act: WebhookAct,
): Promise<{ name: string; secret: string } | undefined> {
  const secret = newSecret();
  return db.transaction().execute(async (trx) => {
    const name = await replaceSecret(trx, act, seal(key, secret));
    if (name === undefined) return undefined;
    await log(trx, act, 'webhook-secret');
    return { name, secret };
  });
}

const ACTS = {
  aus: { action: 'webhook-off', run: turnOff },
  ein: { action: 'webhook-on', run: switchOn },
  loeschen: { action: 'webhook-deleted', run: endWebhook },
} as const;
export type WebhookActName = keyof typeof ACTS;

/** Switches one of the city's off or on, or deletes it. A second click does nothing more. */
export async function actOnWebhook(db: Kysely<DB>, act: WebhookAct, name: WebhookActName): Promise<void> {
  const { action, run } = ACTS[name];
  await db.transaction().execute(async (trx) => {
    if (await run(trx, act.id)) await log(trx, act, action);
  });
}

async function turnOff(trx: Db, id: string): Promise<boolean> {
  const isOff = await switchOff(trx, id, 'admin');
  await giveUpWaiting(trx, id);
  return isOff;
}

async function log(trx: Db, { siteId, actorId, id }: WebhookAct, action: StaffAction): Promise<void> {
  await logStaffEvent(trx, { siteId, actorId, subjectId: null, webhookId: id, action });
}
