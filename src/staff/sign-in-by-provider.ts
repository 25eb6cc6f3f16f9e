import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { isStorable } from '../lib/storable.ts';
import { lockFreeByEmail, selectByProvider, updateProvider } from './queries.ts';
import { logStaffEvent } from './staff-event.ts';
import { normalEmail, type StaffMember } from './staff-member.ts';

/** What the city's own provider says of somebody. */
export interface ProviderIdentity {
  issuer: string;
  subject: string;
  email: string | undefined;
  isEmailVerified: boolean;
}

export type ProviderOutcome = StaffMember | 'unknown' | 'unverified';

/**
 * Whose account this is. The first time by the address, if the provider has verified it; then by the subject, which stays the
 * same when the address changes (OpenID Connect Core 1.0, 5.7). Nobody gets an account this way.
 */
export async function signInByProvider(
  db: Kysely<DB>,
  siteId: string,
  { issuer, subject, email, isEmailVerified }: ProviderIdentity,
): Promise<ProviderOutcome> {
  const known = await selectByProvider(db, siteId, { issuer, subject });
  if (known) return known;
  if (!email || !isEmailVerified || !isStorable(email)) return 'unverified';
  return db.transaction().execute(async (trx) => {
    const member = await lockFreeByEmail(trx, siteId, normalEmail(email));
    if (!member) return (await selectByProvider(trx, siteId, { issuer, subject })) ?? 'unknown';
    await updateProvider(trx, member.id, { issuer, subject });
    await logStaffEvent(trx, { siteId, actorId: member.id, subjectId: member.id, action: 'provider-bound' });
    return member;
  });
}
