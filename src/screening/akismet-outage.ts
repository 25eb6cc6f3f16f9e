import type { Db } from '../database/db.ts';
import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { moment } from '../i18n/moment.ts';
import { translate } from '../i18n/translate.ts';
import { selectOutages } from './akismet-queries.ts';

/** „Akismet antwortet seit … nicht“, with why; undefined while it answers. */
export async function outageInWords(
  db: Db,
  { siteId, timeZone, lang }: { siteId: string; timeZone: string; lang: Lang },
): Promise<string | undefined> {
  const [latest] = await selectOutages(db, siteId, 1);
  if (!latest || latest.until !== null) return undefined;
  return translate(lang, 'akismet.outage.now', {
    at: moment(latest.since, lang, timeZone).text,
    reason: outageReason(latest.reason, lang),
  });
}

export function outageReason(reason: string, lang: Lang): string {
  return translate(lang, `akismet.reason.${reason}` as CatalogueKey);
}
