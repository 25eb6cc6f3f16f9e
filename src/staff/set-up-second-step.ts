import type { Kysely } from 'kysely';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { type Secrets, seal, unseal } from '../platform/secrets.ts';
import { newRecoveryCodes, recoveryCodeHash } from './recovery-code.ts';
import { type CodeCheck, takeCode } from './second-step.ts';
import { logStaffEvent, type StaffAction } from './staff-event.ts';
import { newTotpSecret } from './totp.ts';
import { deleteTotp, hasTotp, insertTotp, lockTotp, replaceRecoveryCodes } from './totp-queries.ts';

type Keys = Pick<Secrets, 'totp' | 'staffAccess'>;

/** Makes a secret that counts only once a code of it was typed. Undefined where a second step is there already. */
export async function beginSecondStep(
  db: Kysely<DB>,
  keys: Keys,
  staffId: string,
): Promise<string | undefined> {
  const secret = await newTotpSecret();
  return (await insertTotp(db, staffId, seal(keys.totp, secret))) ? secret : undefined;
}

/** The secret under way, to be shown again after a wrong code. */
export async function secretUnderWay(
  db: Kysely<DB>,
  keys: Keys,
  staffId: string,
): Promise<string | undefined> {
  const row = await db.transaction().execute((trx) => lockTotp(trx, staffId));
  return row && !row.isConfirmed ? unseal(keys.totp, row.secret) : undefined;
}

/**
 * Switches the second step on by its first code.
 *
 * @returns the recovery codes, which are shown once; undefined where the code is wrong or nothing is under way
 * @throws TooManyRequests after too many wrong ones
 */
export async function confirmSecondStep(
  db: Kysely<DB>,
  keys: Keys,
  check: CodeCheck,
): Promise<string[] | undefined> {
  return db.transaction().execute(async (trx) => {
    const row = await lockTotp(trx, check.staffId);
    if (!row || row.isConfirmed || !(await takeCode(trx, keys, row, check))) return undefined;
    return giveCodes(trx, keys, check, 'totp-on');
  });
}

/** New recovery codes in place of all others. Undefined where there is no second step. */
export async function renewRecoveryCodes(
  db: Kysely<DB>,
  keys: Keys,
  of: { siteId: string; staffId: string },
): Promise<string[] | undefined> {
  return db.transaction().execute(async (trx) => {
    if (!(await hasTotp(trx, of.staffId))) return undefined;
    return giveCodes(trx, keys, of, 'recovery-renewed');
  });
}

async function giveCodes(
  trx: Db,
  keys: Keys,
  { siteId, staffId }: { siteId: string; staffId: string },
  action: StaffAction,
): Promise<string[]> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => recoveryCodeHash(keys.staffAccess, staffId, code));
  await replaceRecoveryCodes(trx, staffId, hashes);
  await logStaffEvent(trx, { siteId, actorId: staffId, subjectId: staffId, action });
  return codes;
}

/** By its owner, or by an admin where the telephone and the codes are lost. False where there was none. */
export async function removeSecondStep(
  db: Kysely<DB>,
  { siteId, actorId, staffId }: { siteId: string; actorId: string; staffId: string },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    if (!(await deleteTotp(trx, staffId))) return false;
    const action = actorId === staffId ? 'totp-off' : 'totp-reset';
    await logStaffEvent(trx, { siteId, actorId, subjectId: staffId, action });
    return true;
  });
}
