import type { Db } from '../database/db.ts';

export type IntakeTopic = NonNullable<Awaited<ReturnType<typeof selectIntakeTopic>>>;

/** Drafts too: what came by letter may come before the topic is public. */
export async function selectIntakeTopic(db: Db, siteId: string, slug: string) {
  return db
    .selectFrom('topic')
    .select(['id', 'site_id as siteId', 'slug', 'title', 'state', 'language'])
    .select(['opens_at as opensAt', 'closes_at as closesAt', 'four_eyes as fourEyes'])
    .where('site_id', '=', siteId)
    .where('slug', '=', slug)
    .executeTakeFirst();
}
