import { receiptHash } from '../comments/receipt.ts';
import { readOriginal } from '../comments/redact-comment.ts';
import type { Db } from '../database/db.ts';
import { selectMyData } from './queries.ts';

export type MyData = NonNullable<Awaited<ReturnType<typeof getMyData>>>;

/** What stood in the comment before words of it were blackened; theirs to read as long as it is kept. */
async function originalOf(db: Db, id: string, key: Buffer) {
  const original = await readOriginal(db, id, key);
  if (!original) return { original: null, sealedRevisions: [] };
  const sealedRevisions = original.revisions.map(({ state, body, verdicts, ...revision }) => ({
    state,
    text: body,
    writtenAt: revision.written_at,
    endedAt: revision.ended_at,
    reason: revision.reason_code,
    reasonText: revision.reason_text,
    facts: revision.facts || null,
    screening: verdicts,
  }));
  return { original: original.body, sealedRevisions };
}

/**
 * Everything that is stored about a comment and its author, for them to read and to take along. Left out is what is ours or
 * others': keys, names of staff, notes among moderators, reports.
 *
 * @see Art. 15 and 20 GDPR
 */
export async function getMyData(db: Db, siteId: string, token: string, originalKey: Buffer) {
  const row = await selectMyData(db, siteId, receiptHash(token));
  if (!row) return undefined;
  const { id, contact, revisions, decisions, objection, screening, answers, mails, ...own } = row;
  const { original, sealedRevisions } = await originalOf(db, id, originalKey);
  const { privacyNotice, addressHash, akismetConsent, akismetMaterialUntil, ...comment } = own;
  const technical = { privacyNotice, addressHash, akismetConsent, akismetMaterialUntil };
  return {
    comment: { ...comment, original },
    contact,
    revisions: [...sealedRevisions, ...revisions],
    decisions,
    objection,
    screening,
    answers,
    mails,
    technical,
  };
}
