import { sql } from 'kysely';
import type { Situation } from '../comments/comment-life.ts';
import type { Db } from '../database/db.ts';
import type { FourEyes } from '../topics/topic.ts';
import type { BulkDecisionName, BulkObstacle, BulkOutcome, BulkState } from './bulk-decision.ts';

/** Comments of this city as they stand now, with everything that decides what may be done with them. */
export async function selectSituations(db: Db, siteId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('comment as c')
    .innerJoin('topic as t', 't.id', 'c.topic_id')
    .leftJoin('decision_proposal as p', 'p.comment_id', 'c.id')
    .leftJoin('objection as o', 'o.comment_id', 'c.id')
    .select('p.proposed_by as proposedBy')
    .select(['c.id', 'c.version', 'c.decided_at as decidedAt', 'c.redacted_at as redactedAt', 'c.unseen'])
    .select((eb) => [
      eb.ref('c.state').$castTo<Situation['state']>().as('state'),
      eb.ref('t.four_eyes').$castTo<FourEyes>().as('fourEyes'),
      sql<boolean>`c.body IS NOT NULL`.as('hasText'),
      sql<boolean>`EXISTS (SELECT FROM comment_revision r WHERE r.comment_id = c.id AND r.state = 'waiting')`.as(
        'editWaits',
      ),
      sql<boolean>`EXISTS (SELECT FROM comment_original s WHERE s.comment_id = c.id)`.as('hasOriginal'),
      sql<boolean>`EXISTS (SELECT FROM comment_ask a WHERE a.comment_id = c.id)`.as('asked'),
      sql<boolean>`p.comment_id IS NOT NULL`.as('proposed'),
      sql<Situation['objection']>`coalesce(o.state, 'none')`.as('objection'),
    ])
    .where('c.site_id', '=', siteId)
    .where('c.id', 'in', ids)
    .execute();
}

export interface NewBulk {
  id: string;
  siteId: string;
  staffId: string;
  decision: BulkDecisionName;
  reasonCode: string | undefined;
  reasonText: string;
}

export interface NewBulkItem {
  commentId: string;
  version: number;
  obstacle: BulkObstacle | undefined;
}

export async function insertBulk(trx: Db, bulk: NewBulk, items: readonly NewBulkItem[]): Promise<void> {
  await trx
    .insertInto('bulk_decision')
    .values({
      id: bulk.id,
      site_id: bulk.siteId,
      staff_id: bulk.staffId,
      decision: bulk.decision,
      reason_code: bulk.reasonCode ?? null,
      reason_text: bulk.reasonText,
    })
    .execute();
  await sql`
    INSERT INTO bulk_decision_item (bulk_id, comment_id, version, obstacle, outcome, position)
    SELECT ${bulk.id}::uuid, i.id, i.version, i.obstacle, CASE WHEN i.obstacle IS NULL THEN 'planned' ELSE 'left-out' END, i.n
    FROM unnest(${items.map(({ commentId }) => commentId)}::uuid[], ${items.map(({ version }) => version)}::integer[],
      ${items.map(({ obstacle }) => obstacle ?? null)}::text[]) WITH ORDINALITY AS i (id, version, obstacle, n)`.execute(
    trx,
  );
}

export type BulkRow = NonNullable<Awaited<ReturnType<typeof selectBulk>>>;

/** Only of the moderator whose decision it is, where one is named. */
export async function selectBulk(db: Db, id: string, staffId?: string) {
  let query = db
    .selectFrom('bulk_decision')
    .select([
      'id',
      'site_id as siteId',
      'staff_id as staffId',
      'reason_text as reasonText',
      'reason_code as reasonCode',
    ])
    .select((eb) => [
      eb.ref('decision').$castTo<BulkDecisionName>().as('decision'),
      eb.ref('state').$castTo<BulkState>().as('state'),
    ])
    .where('id', '=', id);
  if (staffId !== undefined) query = query.where('staff_id', '=', staffId);
  return query.executeTakeFirst();
}

/** From one state to the next, by whoever is first. @returns false where it was not in that state */
export async function moveBulk(
  trx: Db,
  { id, from, to }: { id: string; from: BulkState; to: BulkState },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('bulk_decision')
    .set({ state: to, ended_at: to === 'done' || to === 'undone' ? sql<Date>`now()` : null })
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function enqueueBulk(trx: Db, id: string): Promise<void> {
  await sql`SELECT graphile_worker.add_job('bulk-decision', json_build_object('bulkId', ${id}::text),
    job_key := ${`bulk-decision:${id}`})`.execute(trx);
}

/** The next ones in the order of the preview. */
export async function selectBulkItems(db: Db, bulkId: string, outcome: BulkOutcome, limit: number) {
  return db
    .selectFrom('bulk_decision_item')
    .select(['comment_id as commentId', 'version', 'version_after as versionAfter'])
    .where('bulk_id', '=', bulkId)
    .where('outcome', '=', outcome)
    .orderBy('position')
    .limit(limit)
    .execute();
}

export async function storeBulkOutcome(
  db: Db,
  item: { bulkId: string; commentId: string; outcome: BulkOutcome; versionAfter?: number },
): Promise<void> {
  await db
    .updateTable('bulk_decision_item')
    .set({ outcome: item.outcome, ...(item.versionAfter && { version_after: item.versionAfter }) })
    .where('bulk_id', '=', item.bulkId)
    .where('comment_id', '=', item.commentId)
    .execute();
}

export async function countBulkOutcomes(db: Db, bulkId: string): Promise<Record<BulkOutcome, number>> {
  const rows = await db
    .selectFrom('bulk_decision_item')
    .select(['outcome', sql<number>`count(*)::integer`.as('count')])
    .where('bulk_id', '=', bulkId)
    .groupBy('outcome')
    .execute();
  const count = (outcome: BulkOutcome) => rows.find((row) => row.outcome === outcome)?.count ?? 0;
  return {
    planned: count('planned'),
    'left-out': count('left-out'),
    decided: count('decided'),
    changed: count('changed'),
    undone: count('undone'),
    kept: count('kept'),
  };
}

/** By name, so that they can be found: with why, where they were left out. */
export async function selectNamedItems(
  db: Db,
  bulkId: string,
  outcomes: readonly BulkOutcome[],
  limit: number,
) {
  return db
    .selectFrom('bulk_decision_item as i')
    .innerJoin('comment as c', 'c.id', 'i.comment_id')
    .select([
      'c.id',
      'c.reference',
      'c.author_name as name',
      sql<string | null>`left(c.body, 200)`.as('body'),
    ])
    .select((eb) => eb.ref('i.obstacle').$castTo<BulkObstacle | null>().as('obstacle'))
    .where('i.bulk_id', '=', bulkId)
    .where('i.outcome', 'in', outcomes)
    .orderBy('i.position')
    .limit(limit)
    .execute();
}

/** What was decided stays decided; that it was one decision about many is kept for a month. */
export async function forgetBulks(db: Db): Promise<void> {
  await db
    .deleteFrom('bulk_decision')
    .where('created_at', '<', sql<Date>`now() - interval '30 days'`)
    .execute();
}
