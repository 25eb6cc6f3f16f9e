import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import { CHANGES } from '../platform/change-listener.ts';

/** By this name changes of rules and of what was learned are announced. */
export const SCREENING_SCOPE = 'screening';

export type RuleAction = 'create' | 'change' | 'import' | 'enable' | 'disable' | 'delete';

/** What was changed: values before and after, and how many entries came and went, with the first of them. */
export interface RuleChange {
  name?: [string, string];
  about?: [string, string];
  effect?: [string, string];
  threshold?: [number, number];
  added?: number;
  removed?: number;
  addedFirst?: string[];
  removedFirst?: string[];
}

export interface RuleEvent {
  siteId: string;
  ruleId: string;
  ruleName: string;
  actorId: string;
  action: RuleAction;
  change?: RuleChange;
  version: number;
}

/** Writes the log, and tells every process that it has to read the rules anew once this commits. */
export async function logRuleEvent(trx: Db, event: RuleEvent): Promise<void> {
  await trx
    .insertInto('screening_rule_event')
    .values({
      id: uuidv7(),
      site_id: event.siteId,
      rule_id: event.ruleId,
      rule_name: event.ruleName,
      actor_id: event.actorId,
      action: event.action,
      change: JSON.stringify(event.change ?? {}),
      version_after: event.version,
    })
    .execute();
  await announceChange(trx);
}

export async function announceChange(trx: Db): Promise<void> {
  await sql`SELECT pg_notify(${CHANGES}, ${SCREENING_SCOPE})`.execute(trx);
}

export type LoggedRuleEvent = Awaited<ReturnType<typeof selectRuleEvents>>[number];

/** The newest first: of one rule, or of all. */
export async function selectRuleEvents(
  db: Db,
  siteId: string,
  { ruleId, limit, offset = 0 }: { ruleId?: string; limit: number; offset?: number },
) {
  let query = db
    .selectFrom('screening_rule_event as e')
    .leftJoin('staff as a', 'a.id', 'e.actor_id')
    .select(['e.id', 'e.rule_name as ruleName', 'e.at', 'a.name as actor', 'e.version_after as version'])
    .select((eb) => [
      eb.ref('e.action').$castTo<RuleAction>().as('action'),
      eb.ref('e.change').$castTo<RuleChange>().as('change'),
    ])
    .where('e.site_id', '=', siteId);
  if (ruleId) query = query.where('e.rule_id', '=', ruleId);
  return query.orderBy('e.at', 'desc').orderBy('e.id', 'desc').limit(limit).offset(offset).execute();
}

export async function countRuleEvents(db: Db, siteId: string): Promise<number> {
  const { count } = await db
    .selectFrom('screening_rule_event')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('site_id', '=', siteId)
    .executeTakeFirstOrThrow();
  return count;
}
