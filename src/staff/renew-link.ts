import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import type { LinkKind } from './access-link.ts';
import { selectAccount } from './account-queries.ts';
import { makeLink } from './make-link.ts';
import { logStaffEvent } from './staff-event.ts';

interface Renewal {
  siteId: string;
  staffId: string;
  madeBy: string;
  mailLang?: string;
}

/** An admin gives somebody a new link: to come in at all, or to set another password. Undefined where there is nobody to use it. */
export async function renewLink(
  db: Kysely<DB>,
  key: KeyObject,
  { siteId, staffId, madeBy, mailLang }: Renewal,
): Promise<{ token: string; kind: LinkKind } | undefined> {
  return db.transaction().execute(async (trx) => {
    const account = await selectAccount(trx, siteId, staffId);
    if (!account || account.disabledAt) return undefined;
    const kind = account.hasPassword || account.hasProvider ? 'reset' : 'invitation';
    const link = { siteId, staffId, kind, createdBy: madeBy } as const;
    const token = await makeLink(trx, key, { ...link, ...(mailLang && { mailLang }) });
    await logStaffEvent(trx, { siteId, actorId: madeBy, subjectId: staffId, action: 'link-made' });
    return { token, kind };
  });
}
