import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** What a job does about an answer to very many comments. */
export type WorkAct = 'release' | 'withdraw';

/** Why it was not done after all. `broken`: by a fault, to be tried again. */
export type WorkRefusal = 'own-words' | 'not-handed-on' | 'nobody' | 'stale' | 'broken';

export interface NewWork {
  answerId: string;
  act: WorkAct;
  actorId: string;
  version: number;
  comments: number;
  reason?: string;
}

/** Hands it to the job; part of the transaction that holds the answer. A refused one before it is forgotten. */
export async function orderWork(trx: Db, work: NewWork): Promise<void> {
  const { answerId, act, actorId, version, comments, reason = '' } = work;
  await trx.deleteFrom('answer_work').where('answer_id', '=', answerId).execute();
  await trx
    .insertInto('answer_work')
    .values({ answer_id: answerId, act, staff_id: actorId, version, comments, reason })
    .execute();
  // One after the other, so that mails and other work are not kept waiting.
  await sql`SELECT graphile_worker.add_job('answer-work', json_build_object('answerId', ${answerId}::text),
    queue_name := 'answer-work', job_key := ${`answer-work:${answerId}`})`.execute(trx);
}

export type WorkRow = NonNullable<Awaited<ReturnType<typeof selectWork>>>;

/** What is under way about an answer, with what it takes to do it. */
export async function selectWork(db: Db, answerId: string) {
  return db
    .selectFrom('answer_work as w')
    .innerJoin('answer as a', 'a.id', 'w.answer_id')
    .select(['w.answer_id as id', 'w.version', 'w.reason', 'w.staff_id as actorId'])
    .select(['a.site_id as siteId', 'a.topic_id as topicId'])
    .select((eb) => eb.ref('w.act').$castTo<WorkAct>().as('act'))
    .where('w.answer_id', '=', answerId)
    .where('w.refused', 'is', null)
    .executeTakeFirst();
}

/** Whether a job is at this answer, at its correction or at what it corrects. */
export async function isUnderWay(db: Db, answerId: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM answer a JOIN answer_work w ON w.answer_id = a.id AND w.refused IS NULL
    WHERE a.id = ${answerId} OR a.replaces = ${answerId}
      OR a.id = (SELECT o.replaces FROM answer o WHERE o.id = ${answerId})`.execute(db);
  return rows.length > 0;
}

/** Seen by everybody at once: not part of the transaction that does the work. */
export async function storeProgress(db: Db, answerId: string, done: number): Promise<void> {
  await db
    .updateTable('answer_work')
    .set({ comments_done: done })
    .where('answer_id', '=', answerId)
    .execute();
}

/** Done, as part of the transaction that did it. */
export async function endWork(trx: Db, answerId: string): Promise<void> {
  await trx.deleteFrom('answer_work').where('answer_id', '=', answerId).execute();
}

export async function refuseWork(db: Db, answerId: string, refused: WorkRefusal): Promise<void> {
  await db.updateTable('answer_work').set({ refused }).where('answer_id', '=', answerId).execute();
}
