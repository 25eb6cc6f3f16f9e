import type { Db } from '../database/db.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import { insertDeskEvent } from './desk-event-queries.ts';
import { lockRunningTopic, storePause } from './pause-queries.ts';

export interface Pausing {
  siteId: string;
  topicId: string;
  actorId: string;
  /** What residents read in the form's place; empty: a sentence of ours. At most `NOTICE_MAX` characters. */
  notice: string;
}

export type PauseOutcome =
  | { outcome: 'paused' }
  /** Somebody else paused it meanwhile; their notice stands. */
  | { outcome: 'paused-already' }
  | { outcome: 'not-found' };

export const NOTICE_MAX = 600;

/** The topic takes no comments until somebody resumes it; whoever posts gets the text back. */
export async function pauseTopic(
  db: Db,
  { siteId, topicId, actorId, notice }: Pausing,
): Promise<PauseOutcome> {
  return db.transaction().execute(async (trx) => {
    const topic = await lockRunningTopic(trx, siteId, topicId);
    if (!topic) return { outcome: 'not-found' };
    if (topic.pausedAt) return { outcome: 'paused-already' };
    await storePause(trx, topicId, { actorId, notice });
    await insertDeskEvent(trx, { siteId, actorId, action: 'pause', topicId });
    await raiseVisibleVersion(trx, [topicId, siteId]);
    return { outcome: 'paused' };
  });
}

/** Twice is the same as once. @returns false where there is no such topic */
export async function resumeTopic(db: Db, { siteId, topicId, actorId }: Omit<Pausing, 'notice'>) {
  return db.transaction().execute(async (trx) => {
    const topic = await lockRunningTopic(trx, siteId, topicId);
    if (!topic) return false;
    if (!topic.pausedAt) return true;
    await storePause(trx, topicId, undefined);
    await insertDeskEvent(trx, { siteId, actorId, action: 'resume', topicId });
    await raiseVisibleVersion(trx, [topicId, siteId]);
    return true;
  });
}
