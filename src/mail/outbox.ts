import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';

export const MAIL_KINDS = [
  'confirm-case',
  'case-link',
  'case-decided',
  'case-asked',
  'case-edit-decided',
  'case-objection-decided',
  'case-answered',
  'confirm-follower',
  'follow-digest',
  'confirm-report',
  'report-decided',
  'staff-invitation',
  'staff-password-reset',
  'queue-digest',
  'promise-broken',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** A mail to be written later: who gets it and what it says is looked up when it is sent. */
export interface NewMail {
  siteId: string;
  kind: MailKind;
  /** The comment, report or follower it is about. */
  subjectId: string;
  /** Ids, codes and times only: no word of anybody, no address. */
  data?: Record<string, string>;
}

const MAILS_AT_ONCE = 200;

/** Puts a mail into the outbox; part of the transaction that causes it. Only where mail is on (`app.mail.isOn`). */
export async function enqueueMail(trx: Db, { siteId, kind, subjectId, data = {} }: NewMail): Promise<void> {
  await sql`
    WITH stored AS (
      INSERT INTO mail (id, site_id, kind, subject_id, data)
      VALUES (${uuidv7()}::uuid, ${siteId}::uuid, ${kind}, ${subjectId}::uuid, ${JSON.stringify(data)}::jsonb)
      RETURNING id
    )
    SELECT graphile_worker.add_job('send-mail', json_build_object('mailId', id)) FROM stored`.execute(trx);
}

/** The same mail about many subjects at once, for each a job of its own; by few statements, each of them short. */
export async function enqueueMails(
  trx: Db,
  { siteId, kind, subjectIds, data = {} }: Omit<NewMail, 'subjectId'> & { subjectIds: readonly string[] },
): Promise<void> {
  for (let i = 0; i < subjectIds.length; i += MAILS_AT_ONCE) {
    const subjects = subjectIds.slice(i, i + MAILS_AT_ONCE);
    await sql`
      WITH stored AS (
        INSERT INTO mail (id, site_id, kind, subject_id, data)
        SELECT new.id, ${siteId}::uuid, ${kind}, new.subject_id, ${JSON.stringify(data)}::jsonb
        FROM unnest(${subjects.map(() => uuidv7())}::uuid[], ${subjects}::uuid[]) AS new (id, subject_id)
        RETURNING id
      )
      SELECT graphile_worker.add_job('send-mail', json_build_object('mailId', id)) FROM stored`.execute(trx);
  }
}
