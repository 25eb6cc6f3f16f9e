import type { Kysely } from 'kysely';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import { insertReasonEvent, type ReasonAction } from './log-queries.ts';
import { insertReason, lockReasons, orderReasons, putWords, selectReasons, updateReason } from './queries.ts';
import { REASON_LANGS, type Reason, type Reasons } from './reason.ts';
import { KEPT_CODE } from './reason-fields.ts';
import { type ReasonForm, sentOf } from './reason-form.ts';

/** Who changes which reason of which city. */
export interface ReasonAct {
  siteId: string;
  actorId: string;
  code: string;
}

export type ReasonOutcome = 'saved' | 'stale' | 'kept' | 'not-found';

/** At the end of the list. @returns false where the code is taken: it is never renamed, nor given twice */
export async function addReason(
  db: Kysely<DB>,
  act: ReasonAct & { values: ReasonForm['values'] },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rule, words } = act.values;
    await lockReasons(trx, act.siteId);
    if (!(await insertReason(trx, { ...act, rule }))) return false;
    for (const lang of REASON_LANGS) await putWords(trx, act, lang, words[lang]);
    await announce(trx, act, { action: 'create', version: 1 });
    return true;
  });
}

/** Rule and words, in every language; they hold for decisions to come, and name those that were. */
export async function saveReason(
  db: Kysely<DB>,
  act: ReasonAct & { version: number; values: ReasonForm['values'] },
): Promise<ReasonOutcome> {
  return changing(db, act, async (trx, reason) => {
    const { rule, words } = act.values;
    const fields = changedFields(reason, { code: act.code, rule, words });
    if (fields.length === 0) return 'saved';
    await updateReason(trx, act, { rule });
    for (const lang of REASON_LANGS) await putWords(trx, act, lang, words[lang]);
    await announce(trx, act, { action: 'change', fields, version: reason.version + 1 });
    return 'saved';
  });
}

/** Not offered any more, or again. `kept`: what every city needs stays. */
export async function archiveReason(
  db: Kysely<DB>,
  act: ReasonAct & { version: number; isArchived: boolean },
): Promise<ReasonOutcome> {
  return changing(db, act, async (trx, reason) => {
    if (act.code === KEPT_CODE) return 'kept';
    if (reason.isArchived === act.isArchived) return 'saved';
    await updateReason(trx, act, { isArchived: act.isArchived });
    const action = act.isArchived ? 'archive' : 'restore';
    await announce(trx, act, { action, version: reason.version + 1 });
    return 'saved';
  });
}

/** One place up or down among those that are offered: their order is that of the keys. */
export async function moveReason(
  db: Kysely<DB>,
  act: ReasonAct & { by: -1 | 1 },
): Promise<'saved' | 'not-found'> {
  return db.transaction().execute(async (trx) => {
    await lockReasons(trx, act.siteId);
    const reasons = await selectReasons(trx, act.siteId);
    const reason = reasons.find(({ code }) => code === act.code);
    if (!reason) return 'not-found';
    const codes = swapped(reasons, act);
    if (!codes) return 'saved';
    await orderReasons(trx, act.siteId, codes);
    await announce(trx, act, { action: 'move', version: reason.version });
    return 'saved';
  });
}

function swapped(reasons: Reasons, { code, by }: { code: string; by: -1 | 1 }): string[] | undefined {
  const codes = reasons.filter(({ isArchived }) => !isArchived).map((one) => one.code);
  const at = codes.indexOf(code);
  const other = codes[at + by];
  if (at < 0 || other === undefined) return undefined;
  codes[at + by] = code;
  codes[at] = other;
  return [...codes, ...reasons.filter(({ isArchived }) => isArchived).map((one) => one.code)];
}

async function changing(
  db: Kysely<DB>,
  { siteId, code, version }: ReasonAct & { version: number },
  change: (trx: Db, reason: Reason) => Promise<ReasonOutcome>,
): Promise<ReasonOutcome> {
  return db.transaction().execute(async (trx) => {
    await lockReasons(trx, siteId);
    const [reason] = await selectReasons(trx, siteId, code);
    if (!reason) return 'not-found';
    return reason.version === version ? change(trx, reason) : 'stale';
  });
}

/** Into the log; pages that name reasons are made anew, and every process reads the list again. */
async function announce(
  trx: Db,
  { siteId, code, actorId }: ReasonAct,
  event: { action: ReasonAction; fields?: string[]; version: number },
): Promise<void> {
  await insertReasonEvent(trx, { ...event, siteId, code, actorId });
  await raiseVisibleVersion(trx, [siteId]);
}

function changedFields(before: Reason, after: Pick<Reason, 'code' | 'rule' | 'words'>): string[] {
  const [old, now] = [sentOf(before), sentOf(after)];
  return Object.keys(now).filter((name) => now[name] !== old[name]);
}
