import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { Effect } from './draft.ts';
import type { About, RuleKind } from './rule.ts';

export type RuleRow = NonNullable<Awaited<ReturnType<typeof selectRule>>>;

function rules(db: Db, siteId: string) {
  return db
    .selectFrom('screening_rule as r')
    .select(['r.id', 'r.name', 'r.threshold', 'r.enabled', 'r.version', 'r.updated_at as updatedAt'])
    .select((eb) => [
      eb.ref('r.kind').$castTo<RuleKind>().as('kind'),
      eb.ref('r.about').$castTo<About>().as('about'),
      eb.ref('r.effect').$castTo<Effect>().as('effect'),
      sql<number>`(SELECT count(*)::integer FROM screening_entry e WHERE e.rule_id = r.id)`.as('entryCount'),
    ])
    .where('r.site_id', '=', siteId);
}

/** All rules of a site, in the order of their kinds. */
export async function selectRules(db: Db, siteId: string, kinds: readonly RuleKind[]): Promise<RuleRow[]> {
  return rules(db, siteId)
    .orderBy(sql`array_position(${sql.val([...kinds])}::text[], r.kind)`)
    .orderBy('r.threshold')
    .orderBy('r.name')
    .orderBy('r.id')
    .execute();
}

export async function selectRule(db: Db, siteId: string, id: string) {
  return rules(db, siteId).where('r.id', '=', id).executeTakeFirst();
}

/** Until the transaction ends nobody else changes it. */
export async function lockRule(trx: Db, siteId: string, id: string): Promise<RuleRow | undefined> {
  await trx
    .selectFrom('screening_rule')
    .select('id')
    .where('id', '=', id)
    .where('site_id', '=', siteId)
    .forUpdate()
    .execute();
  return selectRule(trx, siteId, id);
}

/** What is switched on, with its version only: the entries are read where they changed. */
export async function selectEnabled(db: Db, siteId: string): Promise<RuleRow[]> {
  return rules(db, siteId).where('r.enabled', '=', true).orderBy('r.created_at').orderBy('r.id').execute();
}

/** In the order of the alphabet; all, or the first so many. */
export async function selectEntries(db: Db, ruleId: string, limit?: number): Promise<string[]> {
  let query = db.selectFrom('screening_entry').select('value').where('rule_id', '=', ruleId).orderBy('value');
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).map(({ value }) => value);
}

export interface RuleValues {
  name: string;
  about: About;
  effect: Effect;
  threshold: number | null;
}

export async function insertRule(
  trx: Db,
  rule: RuleValues & { id: string; siteId: string; kind: RuleKind },
): Promise<void> {
  const { siteId, ...values } = rule;
  await trx
    .insertInto('screening_rule')
    .values({ ...values, site_id: siteId })
    .execute();
}

/** Every change raises the version. */
export async function updateRule(
  trx: Db,
  id: string,
  values: Partial<RuleValues & { enabled: boolean }>,
): Promise<void> {
  await trx
    .updateTable('screening_rule')
    .set({ ...values, version: sql`version + 1`, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
}

export async function deleteRule(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom('screening_rule').where('id', '=', id).execute();
}

/** @returns those that were not there yet */
export async function insertEntries(trx: Db, ruleId: string, values: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    INSERT INTO screening_entry (rule_id, value) SELECT ${ruleId}::uuid, v FROM unnest(${[...values]}::text[]) AS u (v)
    ON CONFLICT DO NOTHING RETURNING value`.execute(trx);
  return rows.map(({ value }) => value);
}

/** @returns those that were there */
export async function deleteEntries(trx: Db, ruleId: string, values: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    DELETE FROM screening_entry WHERE rule_id = ${ruleId}::uuid AND value = ANY (${[...values]}::text[])
    RETURNING value`.execute(trx);
  return rows.map(({ value }) => value);
}

export async function countEntries(trx: Db, ruleId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('screening_entry')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('rule_id', '=', ruleId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function deleteAllEntries(trx: Db, ruleId: string): Promise<void> {
  await trx.deleteFrom('screening_entry').where('rule_id', '=', ruleId).execute();
}

/** The comments that came last, as the checks see them, and what was decided about them. */
export async function selectLastComments(db: Db, siteId: string, limit: number) {
  return (
    db
      .selectFrom('topic as t')
      // The last of each topic, which its index has in order; the last of all are among them.
      .innerJoinLateral(
        (eb) =>
          eb
            .selectFrom('comment as last')
            .selectAll('last')
            .whereRef('last.topic_id', '=', 't.id')
            .where('last.body', 'is not', null)
            .orderBy('last.received_at', 'desc')
            .orderBy('last.id', 'desc')
            .limit(limit)
            .as('c'),
        (join) => join.onTrue(),
      )
      .leftJoin('comment_contact as k', 'k.comment_id', 'c.id')
      .select([
        'c.id',
        'c.reference',
        'c.author_name as name',
        'c.state',
        'c.reason_code as reasonCode',
        't.title',
      ])
      .select([
        sql<string>`c.body`.as('text'),
        sql<string>`coalesce('@' || split_part(k.email, '@', 2), '')`.as('email'),
      ])
      .where('t.site_id', '=', siteId)
      .orderBy('c.received_at', 'desc')
      .orderBy('c.id', 'desc')
      .limit(limit)
      .execute()
  );
}
