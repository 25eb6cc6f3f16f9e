import type { Db } from '../database/db.ts';
import { type OpenData, UNDECIDED } from './open-data.ts';
import { selectOpenData } from './queries.ts';

/** What the city decided about its open data, or that it has not. */
export async function getOpenData(db: Db, siteId: string): Promise<OpenData> {
  return (await selectOpenData(db, siteId)) ?? UNDECIDED;
}
