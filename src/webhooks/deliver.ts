import type { FastifyInstance } from 'fastify';
import { unseal } from '../platform/secrets.ts';
import {
  type Delivery,
  enqueueLater,
  giveUpOld,
  giveUpWaiting,
  insertPing,
  noteFailure,
  noteSuccess,
  noteTry,
  selectDue,
  selectDueWebhooks,
  selectPing,
} from './delivery-queries.ts';
import { eventBody } from './event-body.ts';
import { type Answered, postEvent } from './post-event.ts';
import { switchOff } from './queries.ts';
import { signedHeaders } from './sign.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long after each failed try the next one comes: about a day in all. */
const DISTANCES = [5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 8 * HOUR, 8 * HOUR];
/** How long an address rests after so many failures in a row, whatever else waits for it. */
const PAUSES = [5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, HOUR];

const GONE = 410;

/** So long one address is told of one thing after another; what is left then has the next turn. */
const TURN_MS = 20_000;

/**
 * The job: delivers all that is due, to all addresses at once, to each one after the other. An event is sent without a transaction and
 * noted afterwards; a process that dies in between leaves the job, and the event comes a second time under the same id.
 */
export async function deliverDue(app: FastifyInstance): Promise<void> {
  await giveUpOld(app.db);
  const due = await selectDueWebhooks(app.db);
  await Promise.all(due.map((webhookId) => deliverTo(app, webhookId)));
  await enqueueLater(app.db);
}

async function deliverTo(app: FastifyInstance, webhookId: string): Promise<void> {
  const end = performance.now() + TURN_MS;
  while (performance.now() < end) {
    const delivery = await selectDue(app.db, webhookId);
    if (!delivery) return;
    await note(app, webhookId, delivery, await send(app, delivery));
  }
}

/** Sends a ping at once and notes what came of it; one that fails counts for nothing else. */
export async function ping(app: FastifyInstance, webhookId: string): Promise<void> {
  const delivery = await selectPing(app.db, await insertPing(app.db, webhookId));
  if (!delivery) return;
  const answered = await send(app, delivery);
  const isGood = isDelivered(answered);
  await app.db.transaction().execute(async (trx) => {
    await noteTry(trx, { id: delivery.id, state: isGood ? 'delivered' : 'given-up', ...answered });
    if (isGood) await noteSuccess(trx, webhookId);
  });
}

/** What counts as told. */
function isDelivered(answered: Answered): boolean {
  return 'status' in answered && answered.status >= 200 && answered.status < 300;
}

async function send({ config, secrets }: FastifyInstance, delivery: Delivery): Promise<Answered> {
  const body = eventBody(delivery, config.publicUrl);
  const keys = readable(delivery.secrets, secrets.webhooks);
  if (keys.length === 0) return { trouble: 'secret' };
  const headers = signedHeaders({ id: delivery.id, body, at: new Date() }, keys);
  return postEvent(new URL(delivery.address), { headers, body });
}

/** Those that were sealed under this SECRET_KEY. */
function readable(secrets: readonly Buffer[], key: Buffer): string[] {
  return secrets.flatMap((sealed) => {
    try {
      return unseal(key, sealed);
    } catch {
      return [];
    }
  });
}

async function note(
  app: FastifyInstance,
  webhookId: string,
  { id, tries, failures }: Delivery,
  answered: Answered,
): Promise<void> {
  const because = await app.db.transaction().execute(async (trx) => {
    if (isDelivered(answered)) {
      await noteTry(trx, { id, state: 'delivered', ...answered });
      await noteSuccess(trx, webhookId);
      return undefined;
    }
    const distance = DISTANCES[tries];
    const later = distance === undefined ? undefined : { nextTryAt: soon(distance) };
    await noteTry(trx, { id, state: later ? 'waiting' : 'given-up', ...answered, ...later });
    const pausedUntil = soon(PAUSES[Math.min(failures, PAUSES.length - 1)] as number);
    const isHopeless = await noteFailure(trx, { webhookId, pausedUntil });
    const isGone = 'status' in answered && answered.status === GONE;
    if (!isGone && !isHopeless) return undefined;
    const reason = isGone ? 'gone' : 'failing';
    await switchOff(trx, webhookId, reason);
    await giveUpWaiting(trx, webhookId);
    return reason;
  });
  if (because) app.log.warn({ webhook: webhookId, because }, 'a webhook was switched off');
}

const soon = (ms: number) => new Date(Date.now() + ms);
