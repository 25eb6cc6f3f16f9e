import { sql } from 'kysely';
import type { CommentState } from '../comments/comment.ts';
import { nearCopies } from '../comments/similar-comments.ts';
import type { Db } from '../database/db.ts';

/** Another comment, as the context names it. */
export interface RelatedRow {
  id: string;
  reference: string;
  name: string | null;
  state: CommentState;
  receivedAt: Date;
  beginning: string | null;
}

/** Some of them, the newest first, and how many there are; counted up to a thousand. */
export interface Related {
  count: number;
  some: RelatedRow[];
}

const SHOWN = 5;
const COUNTED = 1_000;
const RELATED = sql`c.id, c.reference, c.author_name AS name, c.state, c.received_at AS "receivedAt",
  left(c.body, 200) AS beginning`;

/** Of the same sender in this city, while the keyed hash of the address is kept. */
export async function selectFromSender(db: Db, siteId: string, id: string): Promise<Related> {
  return related(
    db,
    sql`site_id = ${siteId}
      AND address_hash = (SELECT address_hash FROM comment WHERE id = ${id}) AND id <> ${id}`,
  );
}

/** In all topics of the city. */
export async function selectCopies(db: Db, siteId: string, id: string): Promise<Related> {
  return related(
    db,
    sql`topic_id IN (SELECT id FROM topic WHERE site_id = ${siteId})
      AND text_digest = (SELECT text_digest FROM comment WHERE id = ${id}) AND id <> ${id}`,
  );
}

async function related(db: Db, which: ReturnType<typeof sql>): Promise<Related> {
  const { rows } = await sql<RelatedRow & { total: number }>`
    WITH others AS MATERIALIZED (SELECT id, received_at FROM comment WHERE ${which} LIMIT ${COUNTED})
    SELECT ${RELATED}, (SELECT count(*) FROM others)::integer AS total
    FROM (SELECT id FROM others ORDER BY received_at DESC, id DESC LIMIT ${SHOWN}) AS newest
    JOIN comment c ON c.id = newest.id
    ORDER BY c.received_at DESC, c.id DESC`.execute(db);
  return { count: rows[0]?.total ?? 0, some: rows };
}

/** Texts that share at least half of their words. Copies are no near copies. */
export async function selectSimilar(db: Db, siteId: string, id: string): Promise<Related> {
  const near = nearCopies(sql`o.id = ${id}`, { among: sql`c.site_id = ${siteId}`, atLeast: 0.5 });
  const { rows } = await sql<RelatedRow & { total: number }>`
    WITH near AS MATERIALIZED (${near})
    SELECT ${RELATED}, (SELECT count(*) FROM near)::integer AS total
    FROM (SELECT id, alike FROM near ORDER BY alike DESC, id DESC LIMIT ${SHOWN}) AS nearest
    JOIN comment c ON c.id = nearest.id ORDER BY nearest.alike DESC, c.id DESC`.execute(db);
  return { count: rows[0]?.total ?? 0, some: rows };
}

/** Why the comment was reported, and how often each is still open. */
export async function selectReports(db: Db, id: string) {
  return db
    .selectFrom('report')
    .select(['reason_code as reason'])
    .select((eb) => [
      eb.fn.countAll<string>().as('count'),
      sql<number>`(count(*) FILTER (WHERE state = 'open'))::integer`.as('open'),
    ])
    .where('comment_id', '=', id)
    .groupBy('reason_code')
    .orderBy('reason_code')
    .execute();
}
