import { lockRow } from '../comments/act-on-comment.ts';
import { receiptHash } from '../comments/receipt.ts';
import type { Db } from '../database/db.ts';
import { enqueueMail } from '../mail/outbox.ts';
import type { NotifyForm } from './notify-form.ts';
import { deleteContact, selectContactOfLink, updateContactWishes, upsertContact } from './notify-queries.ts';

type Contact = NonNullable<Awaited<ReturnType<typeof getContact>>>;

/** The case behind a private link, and where its author may be told something. */
export async function getContact(db: Db, siteId: string, token: string) {
  return selectContactOfLink(db, siteId, receiptHash(token));
}

/**
 * Keeps what the author wishes. An address nobody has confirmed is asked whether it is right, again if it was asked before.
 * The form must have no problems.
 *
 * @returns `ended` when the comment was withdrawn or has no words any more: nothing would tell when to forget an address then
 */
export async function saveContact(
  db: Db,
  contact: Contact,
  { email, notify, language }: NotifyForm['values'],
): Promise<'saved' | 'ended' | 'not-found'> {
  const { id: commentId, siteId } = contact;
  return db.transaction().execute(async (trx) => {
    const comment = await lockRow(trx, siteId, { id: commentId });
    if (!comment || comment.state === 'erased') return 'not-found';
    if (comment.state === 'withdrawn' || comment.body === null) return 'ended';
    if (email === '') await updateContactWishes(trx, { commentId, notify, language });
    else await upsertContact(trx, { commentId, email, notify, language });
    const isSame = email === '' || email.toLowerCase() === contact.email?.toLowerCase();
    if (isSame && contact.confirmedAt) return 'saved';
    await enqueueMail(trx, { siteId, kind: 'confirm-case', subjectId: commentId });
    return 'saved';
  });
}

/** The address is gone at once; mails that are still to be sent find nobody. */
export async function forgetContact(db: Db, { id }: Contact): Promise<void> {
  await deleteContact(db, id);
}
