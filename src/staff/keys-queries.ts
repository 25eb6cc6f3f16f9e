import type { Db } from '../database/db.ts';
import type { KeyAct } from './keys.ts';

export async function selectKeys(db: Db, staffId: string) {
  return db
    .selectFrom('staff_keys')
    .select(['are_on as areOn', 'keys'])
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
}

export async function putKeys(
  db: Db,
  staffId: string,
  set: { areOn?: boolean; keys?: Partial<Record<KeyAct, string>> },
): Promise<void> {
  const values = {
    ...(set.areOn !== undefined && { are_on: set.areOn }),
    ...(set.keys && { keys: JSON.stringify(set.keys) }),
  };
  await db
    .insertInto('staff_keys')
    .values({ staff_id: staffId, ...values })
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(values))
    .execute();
}
