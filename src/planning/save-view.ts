import type { Kysely } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { DB } from '../database/types.ts';
import { checkView, type ViewProblem, type ViewValues } from './saved-view.ts';
import { deleteView, hasView, insertView, isNameTaken, selectOwnView, updateView } from './view-queries.ts';

interface Keeper {
  siteId: string;
  topicId: string;
  staffId: string;
}

export type SaveOutcome = { outcome: 'saved' } | { outcome: 'refused'; problem: ViewProblem };

/** Keeps a filter under a name, which a person gives once in a topic; the same form sent twice is kept once. */
export async function saveView(db: Kysely<DB>, keeper: Keeper, values: ViewValues): Promise<SaveOutcome> {
  const problem = checkView(values);
  if (problem) return { outcome: 'refused', problem };
  const id = uuidv7();
  const isKept =
    (await insertView(db, { id, ...keeper, ...values })) || (await hasView(db, { ...keeper, ...values }));
  return isKept ? { outcome: 'saved' } : { outcome: 'refused', problem: 'name-taken' };
}

export type ChangeOutcome =
  | { outcome: 'changed' }
  | { outcome: 'refused'; problem: ViewProblem }
  /** Changed meanwhile, in another window: this is what stands there now. */
  | { outcome: 'stale'; name: string; isShared: boolean; version: number }
  | { outcome: 'not-found' };

/** Renames a view of one's own, shares it or takes it back. */
export async function changeView(
  db: Kysely<DB>,
  keeper: Keeper,
  { id, version, name, isShared }: Omit<ViewValues, 'query'> & { id: string; version: number },
): Promise<ChangeOutcome> {
  return db.transaction().execute(async (trx) => {
    const own = { ...keeper, id };
    const view = await selectOwnView(trx, own);
    if (!view) return { outcome: 'not-found' };
    const problem = checkView({ name, isShared, query: view.query });
    if (problem) return { outcome: 'refused', problem };
    // The same form sent twice is no change of another window.
    const isSame = view.name === name && view.isShared === isShared;
    if (view.version !== version) return isSame ? { outcome: 'changed' } : { ...view, outcome: 'stale' };
    if (await isNameTaken(trx, own, name)) return { outcome: 'refused', problem: 'name-taken' };
    await updateView(trx, id, { name, isShared });
    return { outcome: 'changed' };
  });
}

/** Twice is the same as once; a colleague's is left alone. */
export async function dropView(db: Kysely<DB>, keeper: Keeper, id: string): Promise<void> {
  await deleteView(db, { ...keeper, id });
}
