import type { FastifyReply } from 'fastify';
import type { Db } from '../database/db.ts';
import { selectDeskMails, updateDeskMails } from './queries.ts';
import { sentText } from './sent-form.ts';
import type { StaffDesk } from './staff-desk.ts';

/** Somebody who can be written to about the moderators' desk, and whether they want it. */
export interface MailedMember {
  id: string;
  email: string;
  isOn: boolean;
}

/** @returns undefined where there is no such account, or it is disabled */
export function deskMailsOf(db: Db, id: string): Promise<MailedMember | undefined> {
  return selectDeskMails(db, id);
}

export function setDeskMails(db: Db, id: string, isOn: boolean): Promise<void> {
  return updateDeskMails(db, id, isOn);
}

/** Switches one's own mails about the desk on or off. */
export async function chooseDeskMails({ app, request, reply, member }: StaffDesk): Promise<FastifyReply> {
  await setDeskMails(app.db, member.id, sentText(request.body, 'mails') === '1');
  return reply.redirect('/konto?getan=mails', 303);
}
