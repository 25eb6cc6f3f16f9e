import type { Db } from '../database/db.ts';
import type { Lang } from '../i18n/catalogues.ts';
import { KEEPABLES, type KeptDays } from './retention.ts';
import type { Site } from './site.ts';

export async function selectSite(db: Db, id: string): Promise<Site> {
  const row = await db
    .selectFrom('site')
    .select(['id', 'name', 'operator', 'contact_email as contactEmail', 'time_zone as timeZone'])
    .select([
      'decision_hours as decisionHours',
      'accessibility_law as accessibilityLaw',
      'is_demo as isDemo',
      'version',
    ])
    .select(KEEPABLES)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const kept = Object.fromEntries(KEEPABLES.map((column) => [column, row[column]])) as KeptDays;
  return { ...row, kept };
}

/** What the operator wrote for a page, German first. */
export async function selectPageTexts(
  db: Db,
  siteId: string,
  slug: string,
): Promise<{ lang: Lang; body: string }[]> {
  const rows = await db
    .selectFrom('site_page')
    .select(['lang', 'body'])
    .where('site_id', '=', siteId)
    .where('slug', '=', slug)
    .orderBy('lang')
    .execute();
  return rows.map(({ lang, body }) => ({ lang: lang as Lang, body }));
}
