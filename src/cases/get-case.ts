import { receiptHash } from '../comments/receipt.ts';
import type { Db } from '../database/db.ts';
import { type CaseRow, findCase } from './queries.ts';

export type { CaseRow };

/** The case behind a private link; foreign, truncated and made-up tokens find none. */
export async function getCase(
  db: Db,
  siteId: string,
  token: string,
): Promise<(CaseRow & { token: string }) | undefined> {
  const row = await findCase(db, siteId, receiptHash(token));
  return row && { ...row, token };
}
