import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import { CHANGES } from './change-listener.ts';

/**
 * Says that readers of these topics or sites see something new. Part of the transaction that changes it: pages kept
 * anywhere are dropped when it commits.
 */
export async function raiseVisibleVersion(trx: Db, scopes: string[]): Promise<void> {
  // In one order, so that two changes never wait for each other in a circle.
  for (const scope of [...scopes].sort()) {
    await sql`
      WITH raised AS (
        INSERT INTO visible_version (scope) VALUES (${scope}::uuid)
        ON CONFLICT (scope) DO UPDATE SET version = visible_version.version + 1, raised_at = now()
        RETURNING scope
      )
      SELECT pg_notify(${CHANGES}, scope::text) FROM raised`.execute(trx);
  }
}
