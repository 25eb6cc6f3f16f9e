import type { Db } from '../database/db.ts';
import { blackenBulkReasons, noteQuotingAnswers } from './quote-queries.ts';
import { quotable, quotableOf } from './quoted-words.ts';

/** Passages of a comment are blackened: where they were said to others they are, too; answers that quote them are noted. */
export async function endQuotes(trx: Db, commentId: string, blackened: readonly string[]): Promise<void> {
  const passages = quotable(blackened);
  await blackenBulkReasons(trx, commentId, passages);
  await noteQuotingAnswers(trx, commentId, passages);
}

/** The same for a comment that is erased, while its links to answers are still there. */
export async function endQuotesOf(
  trx: Db,
  { id, body, name }: { id: string; body: string | null; name: string | null },
): Promise<void> {
  await endQuotes(trx, id, [...quotableOf(body ?? ''), name ?? '']);
}
