import type { Kysely } from 'kysely';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { TooManyRequests } from '../platform/limits.ts';
import { type Secrets, unseal } from '../platform/secrets.ts';
import { readRecoveryCode, recoveryCodeHash } from './recovery-code.ts';
import { logStaffEvent } from './staff-event.ts';
import { readTotpCode, totpStep } from './totp.ts';
import { lockTotp, noteRightCode, noteWrongCode, type TotpRow, takeRecoveryCode } from './totp-queries.ts';

export interface CodeCheck {
  siteId: string;
  staffId: string;
  /** As typed: a code of the app, or one of the recovery codes. */
  code: string;
}

type Keys = Pick<Secrets, 'totp' | 'staffAccess'>;

/**
 * Whether the second step of a sign-in was taken. A code is good for once: of two who send it at the same time one is refused.
 *
 * @throws TooManyRequests after too many wrong ones
 */
export async function takeSecondStep(db: Kysely<DB>, keys: Keys, check: CodeCheck): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await lockTotp(trx, check.staffId);
    if (!row?.isConfirmed) return false;
    return takeCode(trx, keys, row, check);
  });
}

/** The part that both a sign-in and the setting up need; the row is locked. @throws TooManyRequests */
export async function takeCode(trx: Db, keys: Keys, row: TotpRow, check: CodeCheck): Promise<boolean> {
  const { siteId, staffId, code } = check;
  if (row.waitMs > 0) throw new TooManyRequests(row.waitMs);
  const step = await freshStep(keys, row, code);
  if (step !== undefined) {
    await noteRightCode(trx, staffId, step);
    return true;
  }
  const recovery = row.isConfirmed ? readRecoveryCode(code) : undefined;
  const hash = recovery && recoveryCodeHash(keys.staffAccess, staffId, recovery);
  if (hash && (await takeRecoveryCode(trx, staffId, hash))) {
    await noteRightCode(trx, staffId, null);
    await logStaffEvent(trx, { siteId, actorId: staffId, subjectId: staffId, action: 'recovery-used' });
    return true;
  }
  await noteWrongCode(trx, staffId);
  return false;
}

async function freshStep(keys: Keys, row: TotpRow, typed: string): Promise<number | undefined> {
  const code = readTotpCode(typed);
  if (!code) return undefined;
  const step = await totpStep(unseal(keys.totp, row.secret), code, Date.now() / 1_000);
  return step !== undefined && step > (row.lastStep ?? -1) ? step : undefined;
}
