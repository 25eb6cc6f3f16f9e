import { v7 as uuidv7 } from 'uuid';
import type { Db } from '../database/db.ts';

export type ReasonAction = 'create' | 'change' | 'move' | 'archive' | 'restore';

export interface ReasonEvent {
  siteId: string;
  code: string;
  actorId: string;
  action: ReasonAction;
  /** Names of the form's fields that changed. */
  fields?: string[];
  version: number;
}

export async function insertReasonEvent(trx: Db, event: ReasonEvent): Promise<void> {
  await trx
    .insertInto('reason_event')
    .values({
      id: uuidv7(),
      site_id: event.siteId,
      code: event.code,
      actor_id: event.actorId,
      action: event.action,
      fields: event.fields ?? [],
      version_after: event.version,
    })
    .execute();
}

export type LoggedReasonEvent = Awaited<ReturnType<typeof selectReasonEvents>>[number];

/** The newest first: of one reason, or of all. */
export async function selectReasonEvents(
  db: Db,
  siteId: string,
  { code, limit }: { code?: string; limit: number },
) {
  let query = db
    .selectFrom('reason_event as e')
    .leftJoin('staff as a', 'a.id', 'e.actor_id')
    .select(['e.code', 'e.at', 'e.fields', 'a.name as actor'])
    .select((eb) => eb.ref('e.action').$castTo<ReasonAction>().as('action'))
    .where('e.site_id', '=', siteId);
  if (code !== undefined) query = query.where('e.code', '=', code);
  return query.orderBy('e.at', 'desc').orderBy('e.id', 'desc').limit(limit).execute();
}
