import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '../database/db.ts';

/** Whether something of it can stand on a map. */
const HAS_PLACES = sql<boolean>`EXISTS (SELECT FROM comment c
  WHERE c.topic_id = topic.id AND c.lat IS NOT NULL AND c.state NOT IN ('withdrawn', 'erased'))`;

export type TopicBookRow = Awaited<ReturnType<typeof selectTopicBooks>>[number];

/** Every topic of the site, drafts too, in the editors' order, with the number of its comments in each state. */
export async function selectTopicBooks(db: Db, siteId: string) {
  return db
    .selectFrom('topic')
    .select(['id', 'slug', 'title', 'state', 'opens_at as opensAt', 'closes_at as closesAt'])
    .select(HAS_PLACES.as('hasPlaces'))
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('topic_count')
          .select(['state', (parts) => parts.fn.sum<number>('count').as('count')])
          .whereRef('topic_id', '=', 'topic.id')
          .groupBy('state'),
      ).as('counts'),
    )
    .where('site_id', '=', siteId)
    .orderBy('position')
    .orderBy('published_at', (order) => order.desc().nullsLast())
    .orderBy('id')
    .execute();
}

/** Topics of which something is assigned to a department of this member of staff. */
export async function selectOwnTopics(db: Db, staffId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('assignment as a')
    .innerJoin('department_member as m', 'm.department_id', 'a.department_id')
    .select('a.topic_id')
    .distinct()
    .where('m.staff_id', '=', staffId)
    .execute();
  return new Set(rows.map(({ topic_id }) => topic_id));
}

export type DeskTopicRow = NonNullable<Awaited<ReturnType<typeof selectDeskTopic>>>;

/** A topic of the site, draft or not, with the number of its comments in each state. */
export async function selectDeskTopic(db: Db, siteId: string, slug: string) {
  return db
    .selectFrom('topic')
    .select(['id', 'slug', 'title', 'state'])
    .select(HAS_PLACES.as('hasPlaces'))
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('topic_count')
          .select(['state', (parts) => parts.fn.sum<number>('count').as('count')])
          .whereRef('topic_id', '=', 'topic.id')
          .groupBy('state'),
      ).as('counts'),
    )
    .where('site_id', '=', siteId)
    .where('slug', '=', slug)
    .executeTakeFirst();
}

/** What can be switched to, in the editors' order. */
export async function selectTopicNames(db: Db, siteId: string) {
  return db
    .selectFrom('topic')
    .select(['slug', 'title'])
    .where('site_id', '=', siteId)
    .orderBy('position')
    .orderBy('published_at', (order) => order.desc().nullsLast())
    .orderBy('id')
    .execute();
}
