import { receiptHash } from '../comments/receipt.ts';
import type { Db } from '../database/db.ts';
import { selectMyData } from './queries.ts';

export type MyData = NonNullable<Awaited<ReturnType<typeof getMyData>>>;

/**
 * Everything that is stored about a comment and its author, for them to read and to take along. Left out is what is ours or
 * others': keys, names of staff, notes among moderators, reports.
 *
 * @see Art. 15 and 20 GDPR
 */
export async function getMyData(db: Db, siteId: string, token: string) {
  const row = await selectMyData(db, siteId, receiptHash(token));
  if (!row) return undefined;
  const { contact, revisions, decisions, objection, screening, answers, mails, ...own } = row;
  const { privacyNotice, addressHash, akismetConsent, akismetMaterialUntil, ...comment } = own;
  const technical = { privacyNotice, addressHash, akismetConsent, akismetMaterialUntil };
  return { comment, contact, revisions, decisions, objection, screening, answers, mails, technical };
}
