import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { MOST_EDITED, type RuleKind } from './rule.ts';
import { logRuleEvent, type RuleChange } from './rule-log-queries.ts';
import {
  deleteEntries,
  deleteRule,
  insertEntries,
  insertRule,
  lockRule,
  type RuleRow,
  type RuleValues,
  selectEntries,
  updateRule,
} from './rule-queries.ts';

/** Who changes which rule, as it was when they saw it. */
export interface RuleAct {
  siteId: string;
  actorId: string;
  id: string;
  version: number;
}

export type RuleOutcome = 'saved' | 'stale' | 'not-found';

const FIRST = 20;

/** A new rule does nothing until somebody switches it on. @returns its id */
export async function addRule(
  db: Kysely<DB>,
  {
    siteId,
    actorId,
    kind,
    values,
    entries = [],
  }: { siteId: string; actorId: string; kind: RuleKind; values: RuleValues; entries?: string[] | undefined },
): Promise<string> {
  const id = uuidv7();
  await db.transaction().execute(async (trx) => {
    await insertRule(trx, { ...values, id, siteId, kind });
    if (entries.length > 0) await insertEntries(trx, id, entries);
    const change = entriesChange(entries, []);
    await logRuleEvent(trx, {
      siteId,
      ruleId: id,
      ruleName: values.name,
      actorId,
      action: 'create',
      change,
      version: 1,
    });
  });
  return id;
}

/** Values and, where the form held it, the list. What is switched on works in its new form from then on. */
export async function saveRule(
  db: Kysely<DB>,
  act: RuleAct & { values: RuleValues; entries?: string[] | undefined },
): Promise<RuleOutcome> {
  return changing(db, act, async (trx, rule) => {
    const change = valuesChange(rule, act.values);
    if (act.entries && rule.entryCount <= MOST_EDITED) {
      Object.assign(change, await replaceEntries(trx, rule.id, act.entries));
    }
    if (Object.keys(change).length === 0) return;
    await updateRule(trx, rule.id, act.values);
    await log(trx, rule, act, { action: 'change', change, ruleName: act.values.name });
  });
}

export async function switchRule(db: Kysely<DB>, act: RuleAct & { on: boolean }): Promise<RuleOutcome> {
  return changing(db, act, async (trx, rule) => {
    if (rule.enabled === act.on) return;
    await updateRule(trx, rule.id, { enabled: act.on });
    await log(trx, rule, act, { action: act.on ? 'enable' : 'disable' });
  });
}

/** The log keeps that it was there, and who took it away. */
export async function removeRule(db: Kysely<DB>, act: RuleAct): Promise<RuleOutcome> {
  return changing(db, act, async (trx, rule) => {
    await deleteRule(trx, rule.id);
    await log(trx, rule, act, { action: 'delete' });
  });
}

async function changing(
  db: Kysely<DB>,
  { siteId, id, version }: RuleAct,
  change: (trx: Db, rule: RuleRow) => Promise<void>,
): Promise<RuleOutcome> {
  return db.transaction().execute(async (trx) => {
    const rule = await lockRule(trx, siteId, id);
    if (!rule) return 'not-found';
    if (rule.version !== version) return 'stale';
    await change(trx, rule);
    return 'saved';
  });
}

function log(
  trx: Db,
  rule: RuleRow,
  { siteId, actorId }: RuleAct,
  event: { action: 'change' | 'enable' | 'disable' | 'delete'; change?: RuleChange; ruleName?: string },
): Promise<void> {
  const { id: ruleId, name, version } = rule;
  return logRuleEvent(trx, { ruleName: name, ...event, siteId, ruleId, actorId, version: version + 1 });
}

function valuesChange(rule: RuleRow, values: RuleValues): RuleChange {
  return {
    ...(rule.name !== values.name && { name: [rule.name, values.name] as [string, string] }),
    ...(rule.about !== values.about && { about: [rule.about, values.about] as [string, string] }),
    ...(rule.effect !== values.effect && { effect: [rule.effect, values.effect] as [string, string] }),
    ...(rule.threshold !== values.threshold && {
      threshold: [rule.threshold ?? 0, values.threshold ?? 0] as [number, number],
    }),
  };
}

async function replaceEntries(trx: Db, ruleId: string, entries: string[]): Promise<RuleChange> {
  const known = await selectEntries(trx, ruleId);
  const wanted = new Set(entries);
  const removed = await deleteEntries(
    trx,
    ruleId,
    known.filter((value) => !wanted.has(value)),
  );
  return entriesChange(await insertEntries(trx, ruleId, entries), removed);
}

/** How many came and went, with the first of them by the alphabet. */
export function entriesChange(added: readonly string[], removed: readonly string[]): RuleChange {
  const first = (values: readonly string[]) => [...values].sort().slice(0, FIRST);
  return {
    ...(added.length > 0 && { added: added.length, addedFirst: first(added) }),
    ...(removed.length > 0 && { removed: removed.length, removedFirst: first(removed) }),
  };
}
