import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { hasAskedLately } from './link-queries.ts';
import { makeLink } from './make-link.ts';
import { selectActiveMember } from './queries.ts';
import { logStaffEvent } from './staff-event.ts';

/** Whoever presses the button again and again gets one mail. */
const ONCE_IN_MINUTES = 5;

/** What „Passwort vergessen“ leads to, behind the answer that says the same to everybody. */
export async function sendReset(
  db: Kysely<DB>,
  key: KeyObject,
  { siteId, staffId, lang }: { siteId: string; staffId: string; lang: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const member = await selectActiveMember(trx, siteId, staffId);
    if (!member || (await hasAskedLately(trx, staffId, ONCE_IN_MINUTES))) return;
    await makeLink(trx, key, { siteId, staffId, kind: 'reset', createdBy: null, mailLang: lang });
    await logStaffEvent(trx, { siteId, actorId: null, subjectId: staffId, action: 'link-asked' });
  });
}
