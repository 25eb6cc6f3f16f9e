import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** So long a topic's planners code on before what they decided is learned; one lesson for all of it. */
const SOON_MINUTES = 1;

/** One job for a topic, however much is coded while it waits. */
export async function learnSoon(trx: Db, topicId: string): Promise<void> {
  await sql`
    SELECT graphile_worker.add_job('learn-codes', json_build_object('topicId', ${topicId}::text),
      run_at := now() + ${SOON_MINUTES} * interval '1 minute', job_key := 'learn-codes ' || ${topicId}::text,
      job_key_mode := 'preserve_run_at')`.execute(trx);
}

/** Words that were taken back teach nothing. */
const IS_READ = sql`m.body IS NOT NULL AND m.state <> 'withdrawn'`;

/** Comments with a code, counted up to where they are enough. */
export async function countCoded(db: Db, topicId: string, enough: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::integer AS count FROM (
    SELECT DISTINCT k.comment_id FROM coding k JOIN comment m ON m.id = k.comment_id
    WHERE k.topic_id = ${topicId} AND ${IS_READ} LIMIT ${enough}) coded`.execute(db);
  return rows[0]?.count ?? 0;
}

export interface LearnableFacts {
  /** Comments of the topic that have a code and words. */
  comments: number;
  /** Names exactly these codings of exactly these texts. */
  digest: string;
}

/** What there is to learn from, without reading it. */
export async function selectLearnable(db: Db, topicId: string): Promise<LearnableFacts> {
  const { rows } = await sql<LearnableFacts>`
    SELECT count(DISTINCT k.comment_id)::integer AS comments,
      md5(coalesce(string_agg(k.comment_id::text || k.code_id::text || m.version, ',' ORDER BY k.comment_id, k.code_id, k.id), ''))
        AS digest
    FROM coding k JOIN comment m ON m.id = k.comment_id
    WHERE k.topic_id = ${topicId} AND ${IS_READ}`.execute(db);
  return rows[0] as LearnableFacts;
}

export interface CodedText {
  text: string;
  codeIds: string[];
}

/** The newest coded comments first, each with the codes it has in whole or in part. */
export async function selectCodedTexts(db: Db, topicId: string, limit: number): Promise<CodedText[]> {
  const { rows } = await sql<CodedText>`
    SELECT m.body AS text, array_agg(DISTINCT k.code_id) AS "codeIds"
    FROM coding k JOIN comment m ON m.id = k.comment_id
    WHERE k.topic_id = ${topicId} AND ${IS_READ}
    GROUP BY m.id ORDER BY max(k.created_at) DESC, m.id LIMIT ${limit}`.execute(db);
  return rows;
}

/** Topics whose codings may be others than those that were learned from. */
export async function selectCodedTopics(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT topic_id AS id FROM coding UNION SELECT topic_id FROM code_model`.execute(db);
  return rows.map(({ id }) => id);
}

export async function selectModelFacts(db: Db, topicId: string) {
  return db
    .selectFrom('code_model')
    .select(['version', 'examples', 'learned_from as learnedFrom', 'trained_at as trainedAt'])
    .where('topic_id', '=', topicId)
    .executeTakeFirst();
}

export async function selectModelBytes(db: Db, topicId: string) {
  return db
    .selectFrom('code_model')
    .select(['version', 'bytes'])
    .where('topic_id', '=', topicId)
    .executeTakeFirst();
}

export async function upsertModel(
  db: Db,
  topicId: string,
  model: { bytes: Buffer; examples: number; learned_from: string },
): Promise<void> {
  await db
    .insertInto('code_model')
    .values({ ...model, topic_id: topicId })
    .onConflict((conflict) =>
      conflict.column('topic_id').doUpdateSet({
        ...model,
        version: sql`code_model.version + 1`,
        trained_at: sql<Date>`now()`,
      }),
    )
    .execute();
}

export async function deleteModel(db: Db, topicId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('code_model')
    .where('topic_id', '=', topicId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
