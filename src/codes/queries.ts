import { type InsertObject, sql, type UpdateObject } from 'kysely';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import type { Colour } from './code.ts';

export type CodeRow = Awaited<ReturnType<typeof selectCodes>>[number];

/** Drafts and archived topics too: planners work on all of them. */
export async function selectTopicBySlug(db: Db, siteId: string, slug: string) {
  return db
    .selectFrom('topic')
    .select(['id', 'slug', 'title'])
    .where('site_id', '=', siteId)
    .where('slug', '=', slug)
    .executeTakeFirst();
}

/** The site's other topics that have a codebook. */
export async function selectTopicsWithCodes(db: Db, siteId: string, otherThan: string) {
  return db
    .selectFrom('topic as t')
    .select(['t.slug', 't.title'])
    .select((eb) =>
      eb
        .selectFrom('code as c')
        .select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('c.topic_id', '=', 't.id')
        .where('c.archived_at', 'is', null)
        .as('codes'),
    )
    .where('t.site_id', '=', siteId)
    .where('t.id', '<>', otherThan)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('code as c')
          .select('c.id')
          .whereRef('c.topic_id', '=', 't.id')
          .where('c.archived_at', 'is', null),
      ),
    )
    .orderBy('t.position')
    .orderBy('t.title')
    .execute();
}

/** Until the transaction ends nobody else changes this topic's codebook; coding goes on. */
export async function lockCodebook(trx: Db, topicId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('codebook ' || ${topicId}::text, 0))`.execute(trx);
}

/** Every code of a topic, archived ones too. */
export async function selectCodes(db: Db, topicId: string) {
  return db
    .selectFrom('code')
    .select(['id', 'parent_id as parentId', 'position', 'label', 'mark', 'description', 'version'])
    .select(['merged_into as mergedInto', 'archived_at as archivedAt'])
    .select((eb) => eb.ref('colour').$castTo<Colour>().as('colour'))
    .where('topic_id', '=', topicId)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export interface CodeUse {
  codeId: string;
  codings: number;
  comments: number;
}

/** How often each code of a topic was given. */
export async function selectUse(db: Db, topicId: string): Promise<CodeUse[]> {
  return db
    .selectFrom('coding')
    .select('code_id as codeId')
    .select(sql<number>`count(*)::integer`.as('codings'))
    .select(sql<number>`count(DISTINCT comment_id)::integer`.as('comments'))
    .where('topic_id', '=', topicId)
    .groupBy('code_id')
    .execute();
}

/**
 * How many published comments have each code or one below it; undefined beyond `most` codings, which are not looked at. Asked for
 * with every comment that is read.
 */
export async function selectPublishedUse(
  db: Db,
  topicId: string,
  { most }: { most: number },
): Promise<Map<string, number> | undefined> {
  const { rows } = await sql<{ isMore: boolean; counts: { id: string; count: number }[] }>`
    WITH RECURSIVE few AS MATERIALIZED (
      SELECT code_id, comment_id FROM coding WHERE topic_id = ${topicId} LIMIT ${most + 1}
    ), above AS (
      SELECT id, id AS above FROM code WHERE topic_id = ${topicId}
      UNION SELECT above.id, coalesce(code.merged_into, code.parent_id) FROM above JOIN code ON code.id = above.above
      WHERE coalesce(code.merged_into, code.parent_id) IS NOT NULL
    ), counted AS (
      SELECT above.above AS id, count(DISTINCT few.comment_id)::integer AS count
      FROM few JOIN comment c ON c.id = few.comment_id AND c.state = 'published' JOIN above ON above.id = few.code_id
      WHERE (SELECT count(*) FROM few) <= ${most} GROUP BY 1
    )
    SELECT (SELECT count(*) FROM few) > ${most} AS "isMore",
      (SELECT coalesce(json_agg(counted), '[]') FROM counted) AS counts`.execute(db);
  const [row] = rows;
  return !row || row.isMore ? undefined : new Map(row.counts.map(({ id, count }) => [id, count]));
}

export async function insertCodes(trx: Db, codes: InsertObject<DB, 'code'>[]): Promise<void> {
  if (codes.length > 0) await trx.insertInto('code').values(codes).execute();
}

export async function updateCode(trx: Db, id: string, values: UpdateObject<DB, 'code'>): Promise<void> {
  await trx
    .updateTable('code')
    .set({ ...values, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

/** Siblings in their new order, without making a form of theirs stale. */
export async function updatePositions(trx: Db, ids: readonly string[]): Promise<void> {
  await sql`UPDATE code SET position = placed.n FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS placed (id, n)
    WHERE code.id = placed.id AND code.position <> placed.n`.execute(trx);
}

/** Those below a code come below another one, or to the top. */
export async function moveChildren(trx: Db, from: string, to: string | null): Promise<void> {
  await trx
    .updateTable('code')
    .set({ parent_id: to, version: sql`version + 1` })
    .where('parent_id', '=', from)
    .where((eb) => (to === null ? eb.lit(true) : eb('id', '<>', to)))
    .execute();
}

async function lockCodes(trx: Db, ids: readonly string[]): Promise<void> {
  await sql`SELECT FROM code WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`.execute(trx);
}

/** False where something holds on to it: a coding, an assignment, a code that was merged into it. */
export async function deleteUnusedCode(trx: Db, id: string): Promise<boolean> {
  // Nobody may give it between the look and the deletion.
  await lockCodes(trx, [id]);
  const { rows } = await sql<{ id: string }>`DELETE FROM code WHERE id = ${id}
    AND NOT EXISTS (SELECT FROM coding WHERE code_id = code.id)
    AND NOT EXISTS (SELECT FROM assignment WHERE code_id = code.id)
    AND NOT EXISTS (SELECT FROM code other WHERE other.merged_into = code.id OR other.parent_id = code.id)
    RETURNING id`.execute(trx);
  return rows.length > 0;
}

/**
 * Codings of one code become those of another: all, or the named ones. Where the same coder gave both to the same place, one is
 * enough: the older stays, accepted as a person's if either was, and needs no look if either needs none.
 *
 * @returns how many there are no more, being the same as another
 */
export async function moveCodings(
  trx: Db,
  { from, to, only }: { from: string; to: string; only?: readonly string[] },
): Promise<number> {
  const chosen = only ? sql`AND m.id = ANY(${only}::uuid[])` : sql``;
  // Nobody may give either code between the statements.
  await lockCodes(trx, [from, to]);
  const { numAffectedRows } = await sql`
    WITH same AS (
      SELECT m.id AS moved, m.to_check, m.origin, m.created_at, k.id AS kept
      FROM coding m JOIN coding k ON k.code_id = ${to} AND k.comment_id = m.comment_id
        AND k.coder_id IS NOT DISTINCT FROM m.coder_id
        AND k.starts IS NOT DISTINCT FROM m.starts AND k.ends IS NOT DISTINCT FROM m.ends
      WHERE m.code_id = ${from} ${chosen}
    ), kept AS (
      UPDATE coding k SET to_check = k.to_check AND same.to_check, created_at = least(k.created_at, same.created_at),
        origin = CASE WHEN 'person' IN (k.origin, same.origin) THEN 'person' ELSE k.origin END
      FROM same WHERE k.id = same.kept
    )
    DELETE FROM coding USING same WHERE coding.id = same.moved`.execute(trx);
  await sql`UPDATE coding m SET code_id = ${to} WHERE m.code_id = ${from} ${chosen}`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** The target's own assignment stays; where it has none, the other one's becomes it. */
export async function moveAssignment(trx: Db, { from, to }: { from: string; to: string }): Promise<void> {
  await sql`UPDATE assignment SET code_id = ${to} WHERE code_id = ${from}
    AND NOT EXISTS (SELECT FROM assignment own WHERE own.code_id = ${to})`.execute(trx);
}
