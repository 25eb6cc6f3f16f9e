import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { type PagePlace, type PageSource, selectExportPage, setTimeZone } from './page-queries.ts';

export type { PagePlace };

export interface ExportPage {
  /** Rows as JSON, each as JSON Lines carries it. */
  rows: string[];
  /** Where the next page begins; absent on the last one. */
  next?: PagePlace;
}

/**
 * Part of an export: so many comments of a topic from a place on, with the same columns. Whoever follows `next` to the end gets
 * every comment that was there at the beginning once, however many come in meanwhile.
 */
export async function exportPage(
  db: Kysely<DB>,
  { timeZone, ...source }: PageSource & { timeZone: string },
): Promise<ExportPage> {
  const found = await db.transaction().execute(async (trx) => {
    await setTimeZone(trx, timeZone);
    return selectExportPage(trx, source);
  });
  const page = found.slice(0, source.limit);
  const last = page.at(-1);
  const rows = page.map(({ json }) => json);
  if (!last || found.length <= source.limit) return { rows };
  return { rows, next: { id: last.id, ...(source.scope === 'published' && { at: last.at }) } };
}
