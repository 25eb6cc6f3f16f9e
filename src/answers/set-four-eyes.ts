import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { updateFourEyes } from './queries.ts';

/** Whether answers to a topic are released by somebody other than who wrote them, from the next release on. */
export async function setFourEyes(
  db: Kysely<DB>,
  { topicId, fourEyes }: { topicId: string; fourEyes: boolean },
): Promise<void> {
  await db.transaction().execute((trx) => updateFourEyes(trx, topicId, fourEyes));
}
