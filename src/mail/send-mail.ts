import { createHmac } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Db } from '../database/db.ts';
import type { ComposedMail } from './mail.ts';
import { htmlOf, textOf } from './mail-body.ts';
import {
  claimMail,
  countRecent,
  dropMail,
  lockRecipient,
  noteSent,
  releaseMail,
  selectMail,
  sendLater,
} from './queries.ts';
import { MailRefused, SEND_DEADLINE_MS, type SendLetter } from './transport.ts';

export interface SendingDeps {
  app: FastifyInstance;
  send: SendLetter;
}

/** So many mails an address gets within a day; more wait until there is room again. */
const MAILS_A_DAY = 10;
/** News of topics stop earlier: what becomes of one's own comment is not to wait because of them. */
const DIGESTS_UP_TO = 7;
/** Mails that anybody can cause who knows an address: so many of each kind. */
const ASKED_A_DAY = 3;
const ASKED_KINDS = ['confirm-case', 'confirm-follower', 'confirm-report', 'case-link'];
/** More of these are not sent at all: whoever wants one asks again. */
const DROPPED_KINDS = ASKED_KINDS.filter((kind) => kind !== 'confirm-case');

/** Whoever was at it longer than any mail takes has died over it. */
const CLAIM_MS = 2 * SEND_DEADLINE_MS;

type MailRow = NonNullable<Awaited<ReturnType<typeof selectMail>>>;

/**
 * Sends a mail of the outbox, or drops it when there is nobody to send it to any more. Who gets it and what it says is
 * looked up now. First claimed and counted in a short transaction, then sent without one, then noted as sent: a process
 * that dies in between leaves a claim that ends, and the mail goes out again under the same Message-ID.
 *
 * @throws MailServerAway to be tried again by the job
 */
export async function sendMail({ app, send }: SendingDeps, mailId: string): Promise<void> {
  const row = await selectMail(app.db, mailId);
  if (!row) return;
  const composed = await compose(app, row);
  if (!composed) return dropMail(app.db, mailId);
  if (!(await claim(app, row, composed))) return;

  const site = await app.site();
  const frame = { siteName: site.name, operator: site.operator };
  try {
    await send({
      to: composed.to,
      subject: composed.subject,
      text: textOf(app, composed, frame),
      html: await htmlOf(app, composed, frame),
      messageId: `${mailId}@${new URL(app.config.publicUrl).hostname}`,
      date: new Date(),
      language: composed.lang,
      ...(composed.unsubscribeUrl && { unsubscribeUrl: composed.unsubscribeUrl }),
    });
  } catch (error) {
    await giveUpOrRelease(app, row, error as Error);
    return;
  }
  await app.db.transaction().execute(async (trx) => {
    await noteSent(trx, mailId);
    await composed.whenSent?.(trx);
  });
}

async function compose(app: FastifyInstance, row: MailRow): Promise<ComposedMail | undefined> {
  const composer = app.mail.composerOf(row.kind);
  if (!composer) throw new Error(`Nobody writes mails of the kind ${row.kind}`);
  return composer({ ...row, data: row.data as Record<string, string> });
}

/** @returns false when it is not for us, not now, or not at all */
async function claim(app: FastifyInstance, { id, kind }: MailRow, { to }: ComposedMail): Promise<boolean> {
  const recipientHash = createHmac('sha256', app.secrets.mail)
    .update(`recipient:${to.toLowerCase()}`)
    .digest();
  return app.db.transaction().execute(async (trx) => {
    await lockRecipient(trx, recipientHash);
    if (await isOver(trx, { id, kind, recipientHash })) return false;
    if (await claimMail(trx, { id, recipientHash, claimMs: CLAIM_MS })) return true;
    await sendLater(trx, id, new Date(Date.now() + CLAIM_MS));
    return false;
  });
}

interface Claimant {
  id: string;
  kind: string;
  recipientHash: Buffer;
}

async function isOver(trx: Db, mail: Claimant): Promise<boolean> {
  const nextAt = await roomAt(trx, mail);
  if (!nextAt) return false;
  if (DROPPED_KINDS.includes(mail.kind)) await dropMail(trx, mail.id);
  else await sendLater(trx, mail.id, nextAt);
  return true;
}

/** @returns undefined when there is room now */
async function roomAt(trx: Db, { id, kind, recipientHash }: Claimant): Promise<Date | undefined> {
  const recent = { recipientHash, except: id };
  if (ASKED_KINDS.includes(kind)) {
    const { count, nextAt } = await countRecent(trx, { ...recent, kinds: [kind] });
    if (count >= ASKED_A_DAY && nextAt) return nextAt;
  }
  const { count, nextAt } = await countRecent(trx, recent);
  const most = kind === 'follow-digest' ? DIGESTS_UP_TO : MAILS_A_DAY;
  return count >= most && nextAt ? nextAt : undefined;
}

async function giveUpOrRelease(app: FastifyInstance, { id, kind }: MailRow, error: Error): Promise<void> {
  if (!(error instanceof MailRefused)) {
    await releaseMail(app.db, id);
    throw error;
  }
  await dropMail(app.db, id);
  app.log.warn({ mailId: id, kind, reason: error.message }, 'a mail was refused for good and is not sent');
}
