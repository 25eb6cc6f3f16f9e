import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '../database/db.ts';

export type TopicBookRow = Awaited<ReturnType<typeof selectTopicBooks>>[number];

/** Every topic of the site, drafts too, in the editors' order, with the number of its comments in each state. */
export async function selectTopicBooks(db: Db, siteId: string) {
  return db
    .selectFrom('topic')
    .select(['slug', 'title', 'state', 'opens_at as opensAt', 'closes_at as closesAt'])
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
