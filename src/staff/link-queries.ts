import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { LinkKind } from './access-link.ts';

interface NewLink {
  id: string;
  staffId: string;
  kind: LinkKind;
  tokenHash: Buffer;
  createdBy: string | null;
  days: number;
}

/** Also clears away what has expired. */
export async function insertLink(
  trx: Db,
  { id, staffId, kind, tokenHash, createdBy, days }: NewLink,
): Promise<void> {
  await trx.deleteFrom('staff_link').where('expires_at', '<=', sql<Date>`now()`).execute();
  await trx
    .insertInto('staff_link')
    .values({
      id,
      staff_id: staffId,
      kind,
      token_hash: tokenHash,
      created_by: createdBy,
      expires_at: sql`now() + ${days} * interval '1 day'`,
    })
    .execute();
}

export async function deleteLinksOf(trx: Db, staffId: string): Promise<void> {
  await trx.deleteFrom('staff_link').where('staff_id', '=', staffId).execute();
}

/** True where somebody asked for a link at the sign-in page within these minutes. */
export async function hasAskedLately(db: Db, staffId: string, minutes: number): Promise<boolean> {
  const row = await db
    .selectFrom('staff_link')
    .select('id')
    .where('staff_id', '=', staffId)
    .where('created_by', 'is', null)
    .where('created_at', '>', sql<Date>`now() - ${minutes} * interval '1 minute'`)
    .executeTakeFirst();
  return row !== undefined;
}

const LIVE = (db: Db) =>
  db
    .selectFrom('staff_link as l')
    .innerJoin('staff as s', 's.id', 'l.staff_id')
    .select(['l.id', 'l.kind', 's.id as staffId', 's.site_id as siteId', 's.email', 's.name'])
    .where('l.expires_at', '>', sql<Date>`now()`)
    .where('s.disabled_at', 'is', null);

export interface LiveLink {
  id: string;
  kind: LinkKind;
  staffId: string;
  siteId: string;
  email: string;
  name: string;
}

/** Nothing where it was used, has expired, or the account is shut. */
export async function selectLink(db: Db, siteId: string, tokenHash: Buffer): Promise<LiveLink | undefined> {
  const row = await LIVE(db)
    .where('s.site_id', '=', siteId)
    .where('l.token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row as LiveLink | undefined;
}

/** For the mail that carries it. */
export async function selectLinkById(db: Db, siteId: string, id: string): Promise<LiveLink | undefined> {
  const row = await LIVE(db).where('s.site_id', '=', siteId).where('l.id', '=', id).executeTakeFirst();
  return row as LiveLink | undefined;
}

/** Once: of two who use it at the same time one hears false. */
export async function takeLink(trx: Db, id: string): Promise<boolean> {
  const taken = await trx
    .deleteFrom('staff_link')
    .where('id', '=', id)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}
