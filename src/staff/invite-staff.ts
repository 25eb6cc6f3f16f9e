import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DB } from '../database/types.ts';
import { type AccountProblem, checkAccount } from './account-fields.ts';
import { makeLink } from './make-link.ts';
import { insertStaff } from './queries.ts';
import { logStaffEvent } from './staff-event.ts';
import { normalEmail, ROLES, type Role } from './staff-member.ts';

export interface Invitation {
  siteId: string;
  invitedBy: string;
  email: string;
  name: string;
  roles: readonly Role[];
  /** Language of the mail; absent where mail is off. */
  mailLang?: string;
}

export type InviteOutcome =
  | { outcome: 'invited'; id: string; token: string }
  | { outcome: 'exists' }
  | { outcome: 'refused'; problems: AccountProblem[] };

/** Makes an account without a password, and the link by which its owner sets one. */
export async function inviteStaff(db: Kysely<DB>, key: KeyObject, given: Invitation): Promise<InviteOutcome> {
  const { siteId, invitedBy, mailLang } = given;
  const email = normalEmail(given.email);
  const name = given.name.trim();
  const roles = ROLES.filter((role) => given.roles.includes(role));
  const problems = checkAccount({ email, name, roles });
  if (problems.length > 0) return { outcome: 'refused', problems };
  const id = uuidv7();
  return db.transaction().execute(async (trx) => {
    const isNew = await insertStaff(trx, { id, site_id: siteId, email, name, roles });
    if (!isNew) return { outcome: 'exists' };
    await logStaffEvent(trx, {
      siteId,
      actorId: invitedBy,
      subjectId: id,
      action: 'invited',
      rolesAfter: roles,
    });
    const link = { siteId, staffId: id, kind: 'invitation', createdBy: invitedBy } as const;
    const token = await makeLink(trx, key, { ...link, ...(mailLang && { mailLang }) });
    return { outcome: 'invited', id, token };
  });
}
