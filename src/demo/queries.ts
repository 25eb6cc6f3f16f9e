import { type Insertable, sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type {
  Answer,
  AnswerComment,
  Code,
  Coding,
  Comment,
  DecisionText,
  Event,
  ModerationEvent,
  Picture,
  Screening,
  Sponsor,
  Topic,
  TopicEvent,
} from '../database/types.ts';
import { INITIAL_SITE_NAME } from '../site/site.ts';

export interface CityRows {
  pictures: (Insertable<Picture> & { id: string })[];
  topics: (Insertable<Topic> & { id: string })[];
  sponsors: Insertable<Sponsor>[];
  events: (Insertable<Event> & { id: string })[];
  topicEvents: Insertable<TopicEvent>[];
  comments: Insertable<Comment>[];
  screenings: Insertable<Screening>[];
  moderationEvents: Insertable<ModerationEvent>[];
  decisionTexts: Insertable<DecisionText>[];
  answers: Insertable<Answer>[];
  answeredComments: Insertable<AnswerComment>[];
  codes: Insertable<Code>[];
  codings: Insertable<Coding>[];
}

const DEMO_NAME = 'Stadt Jena';
const DEMO_OPERATOR = 'Stadtgespräch-Vorführung, nicht die Stadt Jena';

/** Two loads at once come one after the other. */
export async function lockSite(db: Db, id: string): Promise<{ id: string; timeZone: string }> {
  return db
    .selectFrom('site')
    .select(['id', 'time_zone as timeZone'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function selectTopicsInTheWay(db: Db, siteId: string, slugs: readonly string[]) {
  return db
    .selectFrom('topic')
    .select(['slug', 'is_demo as isDemo'])
    .where('site_id', '=', siteId)
    .where((eb) => eb.or([eb('is_demo', '=', true), eb('slug', 'in', slugs)]))
    .orderBy('slug')
    .execute();
}

export async function insertCity(db: Db, rows: CityRows): Promise<void> {
  await db.insertInto('picture').values(rows.pictures).execute();
  await db.insertInto('topic').values(rows.topics).execute();
  await db.insertInto('sponsor').values(rows.sponsors).execute();
  await db.insertInto('event').values(rows.events).execute();
  await db.insertInto('topic_event').values(rows.topicEvents).execute();
  await db.insertInto('comment').values(rows.comments).execute();
  await db.insertInto('screening').values(rows.screenings).execute();
  await db.insertInto('moderation_event').values(rows.moderationEvents).execute();
  await db.insertInto('decision_text').values(rows.decisionTexts).execute();
  await db.insertInto('answer').values(rows.answers).execute();
  await db.insertInto('answer_comment').values(rows.answeredComments).execute();
  await db.insertInto('code').values(rows.codes).execute();
  await db.insertInto('coding').values(rows.codings).execute();
}

/** The name is Jena's only where nobody gave the site another; that it is a demo is said in any case. */
export async function markAsDemo(db: Db, siteId: string): Promise<void> {
  const isUnnamed = sql<boolean>`name = ${INITIAL_SITE_NAME}`;
  await db
    .updateTable('site')
    .set({
      name: sql`CASE WHEN ${isUnnamed} THEN ${DEMO_NAME} ELSE name END`,
      operator: sql`CASE WHEN ${isUnnamed} THEN ${DEMO_OPERATOR} ELSE operator END`,
      is_demo: true,
      demo_loaded_at: sql`now()`,
      version: sql`version + 1`,
    })
    .where('id', '=', siteId)
    .execute();
}

/** True until the city has a topic or an account, or has had the demo before. */
export async function isUntouched(db: Db, siteId: string): Promise<boolean> {
  const row = await db
    .selectFrom('site')
    .select('demo_loaded_at')
    .select((eb) => [
      eb.exists(eb.selectFrom('topic').select('id').where('site_id', '=', siteId)).as('hasTopics'),
      eb.exists(eb.selectFrom('staff').select('id').where('site_id', '=', siteId)).as('hasStaff'),
    ])
    .where('id', '=', siteId)
    .executeTakeFirstOrThrow();
  return row.demo_loaded_at === null && !row.hasTopics && !row.hasStaff;
}

/** Only what the demo set is set back. */
export async function unmarkAsDemo(db: Db, siteId: string): Promise<void> {
  await db
    .updateTable('site')
    .set({
      name: sql`CASE WHEN name = ${DEMO_NAME} AND operator = ${DEMO_OPERATOR} THEN ${INITIAL_SITE_NAME} ELSE name END`,
      operator: sql`CASE WHEN operator = ${DEMO_OPERATOR} THEN '' ELSE operator END`,
      is_demo: false,
      version: sql`version + 1`,
    })
    .where('id', '=', siteId)
    .execute();
}

/**
 * The demo's topics with everything said and decided about them, its events and pictures.
 *
 * @returns how many topics there were
 */
export async function deleteCity(db: Db, siteId: string): Promise<number> {
  const topics = await db
    .selectFrom('topic')
    .select('id')
    .where('site_id', '=', siteId)
    .where('is_demo', '=', true)
    .forUpdate()
    .execute();
  const ids = topics.map(({ id }) => id);
  if (ids.length > 0) {
    const comments = db.selectFrom('comment').select('id').where('topic_id', 'in', ids);
    await db.deleteFrom('objection').where('comment_id', 'in', comments).execute();
    await db.deleteFrom('decision_text').where('comment_id', 'in', comments).execute();
    await db.deleteFrom('moderation_event').where('comment_id', 'in', comments).execute();
    await db.deleteFrom('comment').where('topic_id', 'in', ids).execute();
    await db.deleteFrom('topic').where('id', 'in', ids).execute();
    await db.deleteFrom('visible_version').where('scope', 'in', ids).execute();
  }
  await db.deleteFrom('event').where('site_id', '=', siteId).where('is_demo', '=', true).execute();
  await db.deleteFrom('picture').where('site_id', '=', siteId).where('is_demo', '=', true).execute();
  return ids.length;
}

/**
 * Takes the demo's accounts away. One that decided about a comment of the city's own topics stays in the log: it is shut and
 * gives its address free.
 */
export async function deleteStaff(db: Db, siteId: string): Promise<void> {
  const demoStaff = db
    .selectFrom('staff')
    .select('id')
    .where('site_id', '=', siteId)
    .where('is_demo', '=', true);
  await db.updateTable('topic').set({ updated_by: null }).where('updated_by', 'in', demoStaff).execute();
  await db.updateTable('site_page').set({ updated_by: null }).where('updated_by', 'in', demoStaff).execute();
  await db.deleteFrom('staff_session').where('staff_id', 'in', demoStaff).execute();
  await db
    .updateTable('api_token')
    .set({ revoked_at: sql`now()` })
    .where('created_by', 'in', demoStaff)
    .where('revoked_at', 'is', null)
    .execute();
  await db
    .updateTable('webhook')
    .set({ off_at: sql`now()`, off_because: 'admin' })
    .where('created_by', 'in', demoStaff)
    .where('off_at', 'is', null)
    .execute();
  await db.deleteFrom('staff_event').where('subject_id', 'in', demoStaff).execute();
  const logged = db
    .selectFrom('moderation_event')
    .select('actor_id')
    .where('actor_id', 'is not', null)
    .union(db.selectFrom('staff_event').select('actor_id').where('actor_id', 'is not', null));
  await db.deleteFrom('staff').where('id', 'in', demoStaff).where('id', 'not in', logged).execute();
  await db
    .updateTable('staff')
    .set({ disabled_at: sql`now()`, email: sql`id || '@former.demo.example'` })
    .where('id', 'in', demoStaff)
    .where('disabled_at', 'is', null)
    .execute();
}
