import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { TokenScope } from './token.ts';

export interface TokenRow {
  id: string;
  name: string;
  scope: TokenScope;
  prefix: string;
  createdAt: Date;
  createdBy: string | null;
  expiresAt: Date;
  isExpired: boolean;
  /** YYYY-MM-DD */
  lastUsedOn: string | null;
  revokedAt: Date | null;
}

/** The newest first; revoked and expired ones stay. */
export async function selectTokens(db: Db, siteId: string): Promise<TokenRow[]> {
  return db
    .selectFrom('api_token as k')
    .leftJoin('staff as s', 's.id', 'k.created_by')
    .select(['k.id', 'k.name', 'k.prefix', 'k.created_at as createdAt', 's.name as createdBy'])
    .select(['k.expires_at as expiresAt', 'k.last_used_on as lastUsedOn', 'k.revoked_at as revokedAt'])
    .select((eb) => [
      eb.ref('k.scope').$castTo<TokenScope>().as('scope'),
      sql<boolean>`k.expires_at <= now()`.as('isExpired'),
    ])
    .where('k.site_id', '=', siteId)
    .orderBy('k.created_at', 'desc')
    .orderBy('k.id', 'desc')
    .execute();
}

export interface NewTokenRow {
  id: string;
  siteId: string;
  name: string;
  scope: TokenScope;
  prefix: string;
  hash: Buffer;
  createdBy: string;
  days: number;
}

export async function insertToken(trx: Db, { days, ...row }: NewTokenRow): Promise<{ expiresAt: Date }> {
  return trx
    .insertInto('api_token')
    .values({
      id: row.id,
      site_id: row.siteId,
      name: row.name,
      scope: row.scope,
      prefix: row.prefix,
      token_hash: row.hash,
      created_by: row.createdBy,
      expires_at: sql`now() + make_interval(days => ${days})`,
    })
    .returning('expires_at as expiresAt')
    .executeTakeFirstOrThrow();
}

/** False where there is no such key, or it was revoked before. */
export async function revokeTokenRow(trx: Db, siteId: string, id: string): Promise<boolean> {
  const revoked = await trx
    .updateTable('api_token')
    .set({ revoked_at: sql`now()` })
    .where('site_id', '=', siteId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return revoked !== undefined;
}

/** A key that is still good. */
export async function selectGoodToken(db: Db, siteId: string, prefix: string) {
  return db
    .selectFrom('api_token')
    .select(['id', 'token_hash as hash'])
    .select(sql<boolean>`last_used_on IS DISTINCT FROM current_date`.as('isUsedFirstToday'))
    .where('site_id', '=', siteId)
    .where('prefix', '=', prefix)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst();
}

export async function markUsed(db: Db, id: string): Promise<void> {
  await db.updateTable('api_token').set({ last_used_on: sql`current_date` }).where('id', '=', id).execute();
}
