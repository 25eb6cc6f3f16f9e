import type { Db } from '../database/db.ts';
import type { Site } from './site.ts';

export async function selectSite(db: Db, id: string): Promise<Site> {
  return db
    .selectFrom('site')
    .select(['id', 'name', 'operator', 'contact_email as contactEmail', 'time_zone as timeZone'])
    .select(['decision_hours as decisionHours', 'accessibility_law as accessibilityLaw', 'is_demo as isDemo', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
