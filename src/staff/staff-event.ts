import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import type { Role } from './staff-member.ts';

export const STAFF_ACTIONS = [
  'added',
  'invited',
  'link-made',
  'link-asked',
  'password-set',
  'password-changed',
  'roles-changed',
  'disabled',
  'enabled',
  'totp-on',
  'totp-off',
  'totp-reset',
  'recovery-renewed',
  'recovery-used',
  'provider-bound',
  'provider-freed',
  'sessions-ended',
  'policy-nobody',
  'policy-admins',
  'policy-all',
  'token-created',
  'token-revoked',
  'webhook-created',
  'webhook-changed',
  'webhook-secret',
  'webhook-off',
  'webhook-on',
  'webhook-deleted',
] as const;
export type StaffAction = (typeof STAFF_ACTIONS)[number];

export interface StaffEvent {
  siteId: string;
  /** Null: by the command line, or by nobody who was signed in. */
  actorId: string | null;
  /** Null: about all accounts. */
  subjectId: string | null;
  action: StaffAction;
  rolesBefore?: readonly Role[];
  rolesAfter?: readonly Role[];
  /** A key for programs it is about. */
  tokenId?: string;
  /** A webhook it is about. */
  webhookId?: string;
}

/** Writes into the log, in the transaction of what it tells. */
export async function logStaffEvent(trx: Db, event: StaffEvent): Promise<void> {
  const { siteId, actorId, subjectId, action, rolesBefore, rolesAfter, tokenId, webhookId } = event;
  await trx
    .insertInto('staff_event')
    .values({
      id: uuidv7(),
      site_id: siteId,
      actor_id: actorId,
      subject_id: subjectId,
      token_id: tokenId ?? null,
      webhook_id: webhookId ?? null,
      action,
      roles_before: rolesBefore ? [...rolesBefore] : null,
      roles_after: rolesAfter ? [...rolesAfter] : null,
    })
    .execute();
}
