import type { Db } from '../database/db.ts';
import { selectReasons } from './queries.ts';
import type { Reason } from './reason.ts';

/** One reason as it is now, archived or not. */
export async function getReason(db: Db, siteId: string, code: string): Promise<Reason | undefined> {
  const [reason] = await selectReasons(db, siteId, code);
  return reason;
}
