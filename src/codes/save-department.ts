import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DB } from '../database/types.ts';
import {
  hasNewDepartment,
  insertDepartment,
  lockDepartment,
  replaceMembers,
  selectDepartmentByName,
  selectMembers,
  updateDepartment,
} from './department-queries.ts';

export type DepartmentOutcome = 'saved' | 'stale' | 'name-taken' | 'not-found';

/** A new one without members; the same form sent twice adds one. @returns false where there is one of that name */
export async function addDepartment(
  db: Kysely<DB>,
  { siteId, name }: { siteId: string; name: string },
): Promise<boolean> {
  const isAdded = await insertDepartment(db, { id: uuidv7(), siteId, name });
  return isAdded || hasNewDepartment(db, siteId, name);
}

export async function changeDepartment(
  db: Kysely<DB>,
  act: { siteId: string; id: string; version: number; name: string; members: readonly string[] },
): Promise<DepartmentOutcome> {
  const { siteId, id, version, name, members } = act;
  return db.transaction().execute(async (trx) => {
    const department = await lockDepartment(trx, siteId, id);
    if (!department) return 'not-found';
    if (department.version !== version) {
      // The same form sent twice is nobody else's change.
      const isSame = department.name === name && areSame(await selectMembers(trx, id), members);
      return isSame ? 'saved' : 'stale';
    }
    const same = await selectDepartmentByName(trx, siteId, name);
    if (same && same.id !== id) return 'name-taken';
    await updateDepartment(trx, id, { name });
    await replaceMembers(trx, { id, siteId, members });
    return 'saved';
  });
}

const areSame = (some: readonly string[], others: readonly string[]) =>
  [...new Set(some)].sort().join() === [...new Set(others)].sort().join();

/** No longer offered, or offered again; what was assigned to it stays. */
export async function shelveDepartment(
  db: Kysely<DB>,
  { siteId, id, isArchived }: { siteId: string; id: string; isArchived: boolean },
): Promise<'saved' | 'not-found'> {
  return db.transaction().execute(async (trx) => {
    const department = await lockDepartment(trx, siteId, id);
    if (!department) return 'not-found';
    if ((department.archivedAt !== null) !== isArchived) await updateDepartment(trx, id, { isArchived });
    return 'saved';
  });
}
