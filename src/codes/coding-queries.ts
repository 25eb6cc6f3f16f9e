import type { InsertObject } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import type { Colour } from './code.ts';
import type { Passage } from './passage.ts';

export type CodingOrigin = 'person' | 'suggestion' | 'import';

export type CodingRow = Awaited<ReturnType<typeof selectCodings>>[number];

/** Whoever withdrew their words is not read any more, here either. */
const unlessTakenBack = (column: 'body' | 'author_name') =>
  sql<string | null>`CASE WHEN state <> 'withdrawn' THEN ${sql.ref(column)} END`;

/** A comment of a topic, by what stands in its address. */
export async function selectCommentByReference(db: Db, topicId: string, reference: string) {
  return db
    .selectFrom('comment')
    .select(['id', 'reference', 'language', 'received_at as receivedAt'])
    .select([unlessTakenBack('body').as('body'), unlessTakenBack('author_name').as('name')])
    .where('topic_id', '=', topicId)
    .where('reference', '=', reference)
    .executeTakeFirst();
}

/** Until the transaction ends its text stays as it is, and nobody else codes it. */
export async function lockText(
  trx: Db,
  topicId: string,
  commentId: string,
): Promise<{ body: string | null } | undefined> {
  return trx
    .selectFrom('comment')
    .select(unlessTakenBack('body').as('body'))
    .where('topic_id', '=', topicId)
    .where('id', '=', commentId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The code as it stands now; it is neither archived nor merged until the transaction ends. */
export async function holdCode(trx: Db, topicId: string, id: string) {
  return trx
    .selectFrom('code')
    .select(['id', 'merged_into as mergedInto', 'archived_at as archivedAt'])
    .where('topic_id', '=', topicId)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();
}

/** The codings of several comments, whole ones first, passages as they come in the text. */
export async function selectCodings(db: Db, commentIds: readonly string[]) {
  return db
    .selectFrom('coding as k')
    .innerJoin('code as c', 'c.id', 'k.code_id')
    .leftJoin('staff as s', 's.id', 'k.coder_id')
    .select(['k.id', 'k.comment_id as commentId', 'k.code_id as codeId', 'k.starts', 'k.ends'])
    .select(['k.to_check as toCheck', 'k.coder_id as coderId', 's.name as coder'])
    .select((eb) => eb.ref('k.origin').$castTo<CodingOrigin>().as('origin'))
    .select(['c.label', 'c.mark', 'c.archived_at as archivedAt'])
    .select((eb) => eb.ref('c.colour').$castTo<Colour>().as('colour'))
    .where('k.comment_id', 'in', commentIds.length > 0 ? commentIds : [NOBODY])
    .orderBy('k.comment_id')
    .orderBy('k.starts', (order) => order.asc().nullsFirst())
    .orderBy('k.ends')
    .orderBy('c.position')
    .orderBy('k.id')
    .execute();
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The same code at the same place by the same person. */
export async function selectSameCoding(
  trx: Db,
  { commentId, codeId, coderId, passage }: NewCoding,
): Promise<{ id: string } | undefined> {
  return trx
    .selectFrom('coding')
    .select('id')
    .where('comment_id', '=', commentId)
    .where('code_id', '=', codeId)
    .where('coder_id', '=', coderId)
    .where('starts', 'is not distinct from', passage?.starts ?? null)
    .where('ends', 'is not distinct from', passage?.ends ?? null)
    .executeTakeFirst();
}

export interface NewCoding {
  commentId: string;
  codeId: string;
  coderId: string;
  passage: Passage | undefined;
}

export async function insertCoding(trx: Db, coding: InsertObject<DB, 'coding'>): Promise<void> {
  await trx.insertInto('coding').values(coding).execute();
}

/** One coding of a comment. */
export async function selectCoding(db: Db, commentId: string, id: string) {
  return db
    .selectFrom('coding')
    .select(['id', 'topic_id as topicId', 'code_id as codeId', 'coder_id as coderId', 'to_check as toCheck'])
    .where('comment_id', '=', commentId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function deleteCoding(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom('coding').where('id', '=', id).execute();
}

/** Where a person looked: there it is, and nobody needs to look again. */
export async function settleCoding(trx: Db, id: string, passage?: Passage): Promise<void> {
  await trx
    .updateTable('coding')
    .set({ to_check: false, ...(passage && { starts: passage.starts, ends: passage.ends }) })
    .where('id', '=', id)
    .execute();
}

export interface CodingPage {
  codeId: string;
  /** The last one of the page before. */
  after?: string | undefined;
  limit: number;
}

export type CodedPlaceRow = Awaited<ReturnType<typeof selectCodedPlaces>>[number];

/** What has a code, in the order it was given, with the words where they are. */
export async function selectCodedPlaces(db: Db, { codeId, after, limit }: CodingPage) {
  return db
    .selectFrom('coding as k')
    .innerJoin('comment as m', 'm.id', 'k.comment_id')
    .leftJoin('staff as s', 's.id', 'k.coder_id')
    .select(['k.id', 'k.starts', 'k.ends', 'k.to_check as toCheck', 's.name as coder'])
    .select('m.reference')
    .select(sql<string | null>`CASE WHEN m.state <> 'withdrawn' THEN m.author_name END`.as('name'))
    .select(
      sql<
        string | null
      >`CASE WHEN m.state = 'withdrawn' THEN NULL WHEN k.starts IS NULL THEN left(m.body, 400)
        ELSE left(substr(m.body, k.starts + 1, k.ends - k.starts), 400) END`.as('words'),
    )
    .where('k.code_id', '=', codeId)
    .$if(after !== undefined, (query) => query.where('k.id', '>', after as string))
    .orderBy('k.id')
    .limit(limit)
    .execute();
}

/** Of these codings those the code still has, in the order of its pages. */
export async function selectCodedAmong(db: Db, codeId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM coding WHERE code_id = ${codeId} AND id = ANY(${ids}::uuid[]) ORDER BY id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Where the page before this one begins: after which coding, none where it is the first. */
export async function selectPageBefore(
  db: Db,
  { codeId, after, limit }: CodingPage & { after: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('coding')
    .select('id')
    .where('code_id', '=', codeId)
    .where('id', '<=', after)
    .orderBy('id', 'desc')
    .offset(limit)
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
