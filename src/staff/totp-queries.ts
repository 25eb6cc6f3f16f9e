import { sql } from 'kysely';
import type { Db } from '../database/db.ts';

/** So many wrong codes within so long, then nobody tries any further: a guess succeeds once in about a year. */
export const WRONG_CODES = 10;
export const WRONG_MINUTES = 15;

export interface TotpRow {
  secret: Buffer;
  isConfirmed: boolean;
  lastStep: number | null;
  /** Milliseconds until codes are tried again; not above 0 where they are tried. */
  waitMs: number;
}

/** Held until the transaction ends: two uses of a code come one after the other. */
export async function lockTotp(trx: Db, staffId: string): Promise<TotpRow | undefined> {
  const row = await trx
    .selectFrom('staff_totp')
    .select([
      'secret',
      'last_step',
      sql<boolean>`confirmed_at IS NOT NULL`.as('isConfirmed'),
      sql<number>`CASE WHEN wrong >= ${sql.lit(WRONG_CODES)}
        THEN extract(epoch FROM wrong_since + ${sql.lit(WRONG_MINUTES)} * interval '1 minute' - now())::float * 1000
        ELSE 0 END`.as('waitMs'),
    ])
    .where('staff_id', '=', staffId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const { secret, isConfirmed, waitMs } = row;
  return { secret, isConfirmed, waitMs, lastStep: row.last_step === null ? null : Number(row.last_step) };
}

export async function hasTotp(db: Db, staffId: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff_totp')
    .select('staff_id')
    .where('staff_id', '=', staffId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** False where a confirmed one is there already. */
export async function insertTotp(trx: Db, staffId: string, secret: Buffer): Promise<boolean> {
  const inserted = await trx
    .insertInto('staff_totp')
    .values({ staff_id: staffId, secret })
    .onConflict((conflict) =>
      conflict
        .column('staff_id')
        .doUpdateSet({ secret, last_step: null, wrong: 0, wrong_since: null })
        .where('staff_totp.confirmed_at', 'is', null),
    )
    .returning('staff_id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function noteRightCode(trx: Db, staffId: string, step: number | null): Promise<void> {
  await trx
    .updateTable('staff_totp')
    .set({
      wrong: 0,
      wrong_since: null,
      confirmed_at: sql<Date>`coalesce(confirmed_at, now())`,
      ...(step !== null && { last_step: step }),
    })
    .where('staff_id', '=', staffId)
    .execute();
}

export async function noteWrongCode(trx: Db, staffId: string): Promise<void> {
  const isOver = sql<boolean>`(wrong_since IS NULL OR wrong_since <= now() - ${sql.lit(WRONG_MINUTES)} * interval '1 minute')`;
  await trx
    .updateTable('staff_totp')
    .set({
      wrong: sql<number>`CASE WHEN ${isOver} THEN 1 ELSE wrong + 1 END`,
      wrong_since: sql<Date>`CASE WHEN ${isOver} THEN now() ELSE wrong_since END`,
    })
    .where('staff_id', '=', staffId)
    .execute();
}

/** With its recovery codes. False where there was none that was confirmed. */
export async function deleteTotp(trx: Db, staffId: string): Promise<boolean> {
  await trx.deleteFrom('staff_recovery_code').where('staff_id', '=', staffId).execute();
  const gone = await trx
    .deleteFrom('staff_totp')
    .where('staff_id', '=', staffId)
    .returning(sql<boolean>`confirmed_at IS NOT NULL`.as('wasOn'))
    .executeTakeFirst();
  return gone?.wasOn ?? false;
}

export async function replaceRecoveryCodes(
  trx: Db,
  staffId: string,
  hashes: readonly Buffer[],
): Promise<void> {
  await trx.deleteFrom('staff_recovery_code').where('staff_id', '=', staffId).execute();
  await trx
    .insertInto('staff_recovery_code')
    .values(hashes.map((code_hash) => ({ staff_id: staffId, code_hash })))
    .execute();
}

/** Once: it is gone with its use. */
export async function takeRecoveryCode(trx: Db, staffId: string, hash: Buffer): Promise<boolean> {
  const taken = await trx
    .deleteFrom('staff_recovery_code')
    .where('staff_id', '=', staffId)
    .where('code_hash', '=', hash)
    .returning('staff_id')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function countRecoveryCodes(db: Db, staffId: string): Promise<number> {
  const { count } = await db
    .selectFrom('staff_recovery_code')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('staff_id', '=', staffId)
    .executeTakeFirstOrThrow();
  return count;
}
