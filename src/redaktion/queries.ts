import { type Insertable, type InsertObject, sql, type UpdateObject } from 'kysely';
import type { Db } from '../database/db.ts';
import type { DB, Sponsor } from '../database/types.ts';
import type { Lang } from '../i18n/catalogues.ts';
import type { KeptDays } from '../site/retention.ts';

export type TopicListRow = Awaited<ReturnType<typeof selectTopicList>>[number];

/** Every topic of the site, drafts too; what was worked on last stands first. */
export async function selectTopicList(db: Db, siteId: string) {
  return db
    .selectFrom('topic as t')
    .leftJoin('staff as s', 's.id', 't.updated_by')
    .select(['t.id', 't.title', 't.slug', 't.state', 't.version', 't.updated_at', 's.name as updatedBy'])
    .select(['t.opens_at as opensAt', 't.closes_at as closesAt'])
    .where('t.site_id', '=', siteId)
    .orderBy('t.updated_at', 'desc')
    .orderBy('t.id')
    .execute();
}

/** The topic as it stands, held until the transaction ends. */
export async function lockTopic(db: Db, siteId: string, id: string) {
  return db
    .selectFrom('topic')
    .select(['version', 'state', 'paused_at'])
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** False where there is such a topic already. */
export async function insertTopic(db: Db, topic: InsertObject<DB, 'topic'>): Promise<boolean> {
  const inserted = await db
    .insertInto('topic')
    .values(topic)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function updateTopic(db: Db, id: string, topic: UpdateObject<DB, 'topic'>): Promise<void> {
  await db
    .updateTable('topic')
    .set({ ...topic, version: sql`version + 1`, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

export async function isSlugTaken(
  db: Db,
  siteId: string,
  slug: string,
  byOtherThan: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('topic')
    .select('id')
    .where('site_id', '=', siteId)
    .where('slug', '=', slug)
    .where('id', '<>', byOtherThan)
    .executeTakeFirst();
  return found !== undefined;
}

/** The topic's first sponsor; the portrait stays. */
export async function putSponsor(db: Db, sponsor: Insertable<Sponsor>): Promise<void> {
  const { id: _id, topic_id: _topic, position: _position, ...words } = sponsor;
  await db
    .insertInto('sponsor')
    .values(sponsor)
    .onConflict((conflict) => conflict.columns(['topic_id', 'position']).doUpdateSet(words))
    .execute();
}

export async function deleteSponsor(db: Db, topicId: string): Promise<void> {
  await db.deleteFrom('sponsor').where('topic_id', '=', topicId).where('position', '=', 0).execute();
}

export type PageRow = Awaited<ReturnType<typeof selectPages>>[number];

/** The texts the operator wrote, with who wrote them. */
export async function selectPages(db: Db, siteId: string) {
  return db
    .selectFrom('site_page as p')
    .leftJoin('staff as s', 's.id', 'p.updated_by')
    .select(['p.slug', 'p.lang', 'p.body', 'p.version', 'p.updated_at', 's.name as updatedBy'])
    .where('p.site_id', '=', siteId)
    .execute();
}

export interface NewPageText {
  siteId: string;
  slug: string;
  lang: Lang;
  body: string;
  /** 0: nobody has written this text yet. */
  version: number;
  actorId: string;
}

/** False where somebody else saved meanwhile. */
export async function putPage(
  db: Db,
  { siteId, slug, lang, body, version, actorId }: NewPageText,
): Promise<boolean> {
  if (version === 0) {
    const inserted = await db
      .insertInto('site_page')
      .values({ site_id: siteId, slug, lang, body, updated_by: actorId })
      .onConflict((conflict) => conflict.columns(['site_id', 'slug', 'lang']).doNothing())
      .returning('version')
      .executeTakeFirst();
    return inserted !== undefined;
  }
  const updated = await db
    .updateTable('site_page')
    .set({ body, version: sql`version + 1`, updated_at: sql`now()`, updated_by: actorId })
    .where('site_id', '=', siteId)
    .where('slug', '=', slug)
    .where('lang', '=', lang)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();
  return updated !== undefined;
}

export interface SiteSettings {
  name: string;
  operator: string;
  contactEmail: string | null;
  decisionHours: number;
  accessibilityLaw: string;
  kept: KeptDays;
}

/** False where somebody else saved meanwhile. */
export async function updateSite(
  db: Db,
  siteId: string,
  version: number,
  settings: SiteSettings,
): Promise<boolean> {
  const updated = await db
    .updateTable('site')
    .set({
      name: settings.name,
      operator: settings.operator,
      contact_email: settings.contactEmail,
      decision_hours: settings.decisionHours,
      accessibility_law: settings.accessibilityLaw,
      ...settings.kept,
      version: sql`version + 1`,
    })
    .where('id', '=', siteId)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return updated !== undefined;
}
