import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import { learnSoon } from './model-queries.ts';
import { lockCodebook, moveCodings, selectCodes } from './queries.ts';
import { active, addCodeIn, type CodeProblem, type CodeValues } from './save-code.ts';

/** A new code, or one there is already. */
export type SplitTarget = { values: CodeValues } | { id: string };

export type SplitOutcome =
  | { outcome: 'split'; id: string }
  | { outcome: 'not-found' | 'target-gone' | 'nothing' | CodeProblem };

/** The named codings leave a code for another one; the rest stays. Those that are gone or moved already are left alone. */
export async function splitCode(
  db: Kysely<DB>,
  act: {
    siteId: string;
    topicId: string;
    actorId: string;
    id: string;
    codingIds: readonly string[];
    target: SplitTarget;
  },
): Promise<SplitOutcome> {
  const { siteId, topicId, actorId, id, codingIds, target } = act;
  if (codingIds.length === 0) return { outcome: 'nothing' };
  return db.transaction().execute(async (trx) => {
    await lockCodebook(trx, topicId);
    const codes = active(await selectCodes(trx, topicId));
    if (!codes.some((one) => one.id === id)) return { outcome: 'not-found' };
    let to: string;
    if ('id' in target) {
      if (target.id === id || !codes.some((one) => one.id === target.id)) return { outcome: 'target-gone' };
      to = target.id;
    } else {
      const added = await addCodeIn(trx, { siteId, topicId, actorId, values: target.values });
      if (!('id' in added)) return added;
      to = added.id;
    }
    await moveCodings(trx, { from: id, to, only: codingIds });
    await learnSoon(trx, topicId);
    return { outcome: 'split', id: to };
  });
}
