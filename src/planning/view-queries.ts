import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { ViewValues } from './saved-view.ts';

export interface ViewRow {
  id: string;
  name: string;
  query: string;
  isShared: boolean;
  version: number;
  isOwn: boolean;
  by: string;
}

/** A planner's own views of a topic and those that colleagues share, own ones first. */
export async function selectViews(db: Db, topicId: string, staffId: string): Promise<ViewRow[]> {
  return db
    .selectFrom('saved_view as v')
    .innerJoin('staff as s', 's.id', 'v.staff_id')
    .select(['v.id', 'v.name', 'v.query', 'v.shared as isShared', 'v.version', 's.name as by'])
    .select(sql<boolean>`v.staff_id = ${staffId}`.as('isOwn'))
    .where('v.topic_id', '=', topicId)
    .where((eb) => eb.or([eb('v.staff_id', '=', staffId), eb('v.shared', '=', true)]))
    .orderBy(sql`v.staff_id = ${staffId}`, 'desc')
    .orderBy('v.name')
    .orderBy('v.id')
    .execute();
}

export async function insertView(
  db: Db,
  view: ViewValues & { id: string; siteId: string; topicId: string; staffId: string },
): Promise<boolean> {
  const { id, siteId, topicId, staffId, name, query, isShared } = view;
  const inserted = await db
    .insertInto('saved_view')
    .values({ id, site_id: siteId, topic_id: topicId, staff_id: staffId, name, query, shared: isShared })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Whether exactly this is kept already. */
export async function hasView(
  db: Db,
  { topicId, staffId, name, query, isShared }: ViewValues & { topicId: string; staffId: string },
): Promise<boolean> {
  const same = await db
    .selectFrom('saved_view')
    .select('id')
    .where('topic_id', '=', topicId)
    .where('staff_id', '=', staffId)
    .where('name', '=', name)
    .where('query', '=', query)
    .where('shared', '=', isShared)
    .executeTakeFirst();
  return same !== undefined;
}

interface OwnView {
  id: string;
  topicId: string;
  staffId: string;
}

export async function selectOwnView(db: Db, { id, topicId, staffId }: OwnView) {
  return db
    .selectFrom('saved_view')
    .select(['id', 'name', 'query', 'shared as isShared', 'version'])
    .where('id', '=', id)
    .where('topic_id', '=', topicId)
    .where('staff_id', '=', staffId)
    .forUpdate()
    .executeTakeFirst();
}

export async function isNameTaken(db: Db, { id, topicId, staffId }: OwnView, name: string): Promise<boolean> {
  const other = await db
    .selectFrom('saved_view')
    .select('id')
    .where('topic_id', '=', topicId)
    .where('staff_id', '=', staffId)
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .where('id', '<>', id)
    .executeTakeFirst();
  return other !== undefined;
}

export async function updateView(
  db: Db,
  id: string,
  { name, isShared }: Pick<ViewValues, 'name' | 'isShared'>,
): Promise<void> {
  await db
    .updateTable('saved_view')
    .set({ name, shared: isShared, version: sql`version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function deleteView(db: Db, { id, topicId, staffId }: OwnView): Promise<void> {
  await db
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('topic_id', '=', topicId)
    .where('staff_id', '=', staffId)
    .execute();
}
