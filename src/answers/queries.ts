import { sql, type UpdateObject } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import type { AnswerWords, Outcome, Voice } from './answer.ts';
import { isUnderWay, type WorkAct, type WorkRefusal } from './work-queries.ts';

export type AnswerTopicRow = NonNullable<Awaited<ReturnType<typeof selectAnswerTopic>>>;

/** The topic answers are written for, drafts too, with who may speak. */
export async function selectAnswerTopic(db: Db, siteId: string, slug: string) {
  return db
    .selectFrom('topic as t')
    .select(['t.id', 't.slug', 't.title', 't.state', 't.language', 't.answers_due as answersDue'])
    .select('t.answers_four_eyes as fourEyes')
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('sponsor as s')
          .select(['s.label', 's.name', 's.role'])
          .whereRef('s.topic_id', '=', 't.id')
          .orderBy('s.position')
          .limit(1),
      ).as('sponsors'),
    )
    .where('t.site_id', '=', siteId)
    .where('t.slug', '=', slug)
    .executeTakeFirst();
}

const COLUMNS = [
  ...(['a.id', 'a.version', 'a.state', 'a.department', 'a.ground', 'a.body', 'a.replaces'] as const),
  ...(['a.body_simple as bodySimple', 'a.department_id as departmentId'] as const),
  ...(['a.updated_at as updatedAt', 'a.updated_by as writtenBy', 'a.created_at as createdAt'] as const),
  ...(['a.handed_on_at as handedOnAt', 'a.checked_at as checkedAt', 'a.released_at as releasedAt'] as const),
  'a.revised_at as revisedAt',
] as const;

function answers(db: Db, { siteId, topicId }: { siteId: string; topicId: string }) {
  return db
    .selectFrom('answer as a')
    .select(COLUMNS)
    .select((eb) => [
      eb.ref('a.voice').$castTo<Voice>().as('voice'),
      eb.ref('a.outcome').$castTo<Outcome | null>().as('outcome'),
    ])
    .where('a.site_id', '=', siteId)
    .where('a.topic_id', '=', topicId);
}

export type AnswerRow = NonNullable<Awaited<ReturnType<typeof selectAnswer>>>;

interface Named {
  siteId: string;
  topicId: string;
  id: string;
}

const correctionOf = sql<string | null>`(SELECT o.id FROM answer o WHERE o.replaces = a.id)`;

/** An answer with who did what to it, and what was public before. */
export async function selectAnswer(db: Db, { id, ...of }: Named) {
  const nameOf = (column: 'updated_by' | 'handed_on_by' | 'checked_by' | 'released_by') =>
    sql<string | null>`(SELECT s.name FROM staff s WHERE s.id = ${sql.ref(`a.${column}`)})`;
  return answers(db, of)
    .select([
      nameOf('updated_by').as('writer'),
      nameOf('handed_on_by').as('handedOnBy'),
      nameOf('checked_by').as('checkedBy'),
      nameOf('released_by').as('releasedBy'),
      correctionOf.as('correctionId'),
      sql<Date>`now()`.as('now'),
      // So does the correction of one that does.
      sql<boolean>`EXISTS (SELECT FROM answer_quote q JOIN answer o ON o.id = q.answer_id
        WHERE o.id IN (a.id, a.replaces) AND q.found_at > o.updated_at)`.as('quotesGone'),
    ])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('answer_version as v')
          .leftJoin('staff as s', 's.id', 'v.ended_by')
          .select(['v.number', 'v.body', 'v.outcome', 'v.department', 'v.released_at as releasedAt'])
          .select(['v.ended_at as endedAt', 'v.ended_as as endedAs', 'v.reason', 's.name as endedBy'])
          .where((ebv) => ebv('v.answer_id', '=', ebv.fn.coalesce('a.replaces', 'a.id')))
          .orderBy('v.number', 'desc'),
      ).as('versions'),
      jsonObjectFrom(
        eb
          .selectFrom('answer_work as w')
          .select(['w.version', 'w.comments', 'w.comments_done as done'])
          .select((ebw) => [
            ebw.ref('w.act').$castTo<WorkAct>().as('act'),
            ebw.ref('w.refused').$castTo<WorkRefusal | null>().as('refused'),
          ])
          // What is done about its correction is done about it.
          .where((ebw) =>
            ebw.or([ebw('w.answer_id', '=', ebw.ref('a.id')), ebw('w.answer_id', '=', correctionOf)]),
          )
          .orderBy('w.refused', (order) => order.nullsFirst())
          .limit(1),
      ).as('work'),
    ])
    .where('a.id', '=', id)
    .executeTakeFirst();
}

/**
 * The answer and, where it is a correction or has one, the other of the two; locked in one order, so that nobody waits in a
 * circle. Part of a transaction.
 */
export async function lockAnswer(trx: Db, { id, ...of }: Named) {
  const rows = await answers(trx, of)
    .innerJoin('topic as t', 't.id', 'a.topic_id')
    .select('t.answers_four_eyes as fourEyes')
    .where(
      sql<boolean>`(a.id = ${id} OR a.replaces = ${id} OR a.id = (SELECT o.replaces FROM answer o WHERE o.id = ${id}))`,
    )
    .orderBy('a.id')
    .forUpdate('a')
    .execute();
  const own = rows.find((row) => row.id === id);
  return own && { ...own, other: rows.find((row) => row.id !== id) };
}

/** As `lockAnswer`, for whoever is not the job: what a job is at is neither waited for nor touched. */
export async function holdAnswer(trx: Db, named: Named): Promise<LockedAnswer | 'under-way' | undefined> {
  if (await isUnderWay(trx, named.id)) return 'under-way';
  const answer = await lockAnswer(trx, named);
  // It may have been handed to the job by whoever held the lock before.
  return answer && (await isUnderWay(trx, named.id)) ? 'under-way' : answer;
}

export type LockedAnswer = NonNullable<Awaited<ReturnType<typeof lockAnswer>>>;

/** @returns false where there is one with this id already */
export async function insertAnswer(
  trx: Db,
  { siteId, topicId, id }: Named,
  given: { actorId: string; words: AnswerWords; department: string; replaces?: string },
): Promise<boolean> {
  const result = await trx
    .insertInto('answer')
    .values({
      id,
      site_id: siteId,
      topic_id: topicId,
      created_by: given.actorId,
      updated_by: given.actorId,
      replaces: given.replaces ?? null,
      ...wordColumns(given.words, given.department),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export function wordColumns(words: AnswerWords, department: string) {
  const { voice, outcome, ground, departmentId, body, bodySimple } = words;
  return { voice, outcome, ground, department, department_id: departmentId, body, body_simple: bodySimple };
}

/** Every change is a version. @returns the version it has from now on */
export async function updateAnswer(trx: Db, id: string, values: UpdateObject<DB, 'answer'>): Promise<number> {
  const row = await trx
    .updateTable('answer')
    .set({ ...values, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
}

export async function deleteAnswer(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom('answer').where('id', '=', id).execute();
}

/** The answer a correction went into; undefined where it went into none. */
export async function selectCorrected(db: Db, correctionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('answer_version')
    .select('answer_id')
    .where('correction_id', '=', correctionId)
    .executeTakeFirst();
  return row?.answer_id;
}

export async function hasVersions(db: Db, answerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('answer_version')
    .select('number')
    .where('answer_id', '=', answerId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateFourEyes(trx: Db, topicId: string, fourEyes: boolean): Promise<void> {
  await trx.updateTable('topic').set({ answers_four_eyes: fourEyes }).where('id', '=', topicId).execute();
}
