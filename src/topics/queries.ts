import { type ExpressionBuilder, sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import type { FourEyes, TopicModeration } from './topic.ts';

export type TopicRow = NonNullable<Awaited<ReturnType<typeof selectTopic>>>;
export type EditorsTopicRow = NonNullable<Awaited<ReturnType<typeof selectTopicForEditors>>>;
export type TeaserRow = Awaited<ReturnType<typeof selectTeasers>>[number];

const pictureOf = (eb: ExpressionBuilder<DB, 'topic'>) =>
  jsonObjectFrom(
    eb
      .selectFrom('picture as p')
      .select(['p.id', 'p.width', 'p.height'])
      .whereRef('p.id', '=', 'topic.picture_id'),
  );

/** A topic with all its page shows, whatever its state. */
function topicsOf(db: Db, siteId: string) {
  return (
    db
      .selectFrom('topic')
      .select(['id', 'slug', 'state', 'label', 'title', 'subtitle', 'lead', 'body', 'call_to_action'])
      .select(['considerations_title', 'considerations_text', 'considerations_url', 'language'])
      .select(['opens_at as opensAt', 'closes_at as closesAt', 'evaluation_text', 'answers_due'])
      .select(['picture_alt', 'picture_caption', 'picture_credit', 'picture_edited', 'updated_at'])
      .select(['is_formal as isFormal', 'slow_minutes as slowMinutes', 'pause_notice as pauseNotice'])
      // Published, and nobody has read it yet.
      .select(
        sql<boolean>`EXISTS (SELECT FROM comment c WHERE c.unseen AND c.topic_id = topic.id)`.as('hasUnseen'),
      )
      .select(['paused_at as pausedAt', sql<TopicModeration>`moderation`.as('moderation')])
      .select((eb) => [
        pictureOf(eb).as('picture'),
        jsonArrayFrom(
          eb
            .selectFrom('sponsor as s')
            .leftJoin('picture as p', 'p.id', 's.portrait_id')
            .select(['s.label', 's.name', 's.role', 's.organisation', 's.statement', 's.interview_url'])
            .select(['s.interview_source', 'p.id as portrait_id', 'p.width', 'p.height'])
            .whereRef('s.topic_id', '=', 'topic.id')
            .orderBy('s.position'),
        ).as('sponsors'),
        jsonArrayFrom(
          eb
            .selectFrom('event as e')
            .innerJoin('topic_event as te', 'te.event_id', 'e.id')
            .select(['e.title', 'e.place', 'e.starts_at', 'e.all_day'])
            .whereRef('te.topic_id', '=', 'topic.id')
            .orderBy('e.starts_at'),
        ).as('events'),
      ])
      .where('site_id', '=', siteId)
  );
}

/** A topic residents may see: published or archived. */
export async function selectTopic(db: Db, siteId: string, slug: string) {
  return topicsOf(db, siteId)
    .where('slug', '=', slug)
    .where('state', 'in', ['published', 'archived'])
    .executeTakeFirst();
}

/** Drafts too, with what editors need besides: only for them. */
export async function selectTopicForEditors(db: Db, siteId: string, id: string) {
  return topicsOf(db, siteId)
    .select([sql<FourEyes>`four_eyes`.as('fourEyes')])
    .select(['topic.version', sql<string | null>`to_char(answers_due, 'YYYY-MM-DD')`.as('answersDueOn')])
    .select((eb) =>
      eb
        .selectFrom('staff')
        .select('staff.name')
        .whereRef('staff.id', '=', 'topic.updated_by')
        .as('updatedBy'),
    )
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Every topic residents may see, in the editors' order, with the number of its published comments. */
export async function selectTeasers(db: Db, siteId: string) {
  return db
    .selectFrom('topic')
    .select(['id', 'slug', 'state', 'label', 'title', 'subtitle', 'language'])
    .select(['opens_at as opensAt', 'closes_at as closesAt', 'updated_at'])
    .select(['picture_alt', 'picture_caption', 'picture_credit', 'picture_edited'])
    .select((eb) => [
      pictureOf(eb).as('picture'),
      jsonArrayFrom(
        eb
          .selectFrom('sponsor as s')
          .select(['s.label', 's.name'])
          .whereRef('s.topic_id', '=', 'topic.id')
          .orderBy('s.position'),
      ).as('sponsors'),
      eb
        .selectFrom('topic_count as c')
        .select((inner) => inner.fn.sum<string>('c.count').as('count'))
        .whereRef('c.topic_id', '=', 'topic.id')
        .where('c.state', '=', 'published')
        .as('comments'),
    ])
    .where('site_id', '=', siteId)
    .where('state', 'in', ['published', 'archived'])
    .orderBy('position')
    .orderBy('published_at', 'desc')
    .execute();
}

export async function selectTitle(db: Db, siteId: string, slug: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('topic')
    .select('title')
    .where('site_id', '=', siteId)
    .where('slug', '=', slug)
    .where('state', 'in', ['published', 'archived'])
    .executeTakeFirst();
  return row?.title;
}

/** A picture of the site; nobody finds one but by a page that shows it. */
export async function selectPicture(db: Db, siteId: string, id: string) {
  return db
    .selectFrom('picture')
    .select(['media_type', 'bytes'])
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .executeTakeFirst();
}
