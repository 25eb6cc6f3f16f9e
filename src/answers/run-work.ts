import type { FastifyBaseLogger } from 'fastify';
import type { Kysely } from 'kysely';
import { type Db, isDatabaseAway } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { withdrawLocked } from './end-answer.ts';
import { lockAnswer } from './queries.ts';
import { type Progress, releaseLocked } from './release-answer.ts';
import {
  endWork,
  isUnderWay,
  refuseWork,
  selectWork,
  storeProgress,
  type WorkRefusal,
  type WorkRow,
} from './work-queries.ts';

export interface AnswerWorkDeps {
  db: Kysely<DB>;
  log: FastifyBaseLogger;
  mailIsOn: boolean;
}

/**
 * The job: releases or withdraws an answer as a request would, in one transaction. So all of it is seen at once or nothing, and
 * whatever ends it half-way, it begins again from nothing; mails and log are those of one release.
 */
export async function runAnswerWork(deps: AnswerWorkDeps, answerId: string): Promise<void> {
  const { db, log } = deps;
  const work = await selectWork(db, answerId);
  if (!work) return;
  try {
    const refused = await db.transaction().execute((trx) => carryOut(trx, work, deps));
    if (refused) await refuseWork(db, answerId, refused);
  } catch (error) {
    if (mayGoBetterLater(error)) throw error;
    log.error({ err: error, answer: answerId }, 'an answer could not be released or withdrawn');
    await refuseWork(db, answerId, 'broken');
  }
}

async function carryOut(
  trx: Db,
  work: WorkRow,
  { db, mailIsOn }: AnswerWorkDeps,
): Promise<WorkRefusal | undefined> {
  const answer = await lockAnswer(trx, work);
  // Another run, taken for dead, was at it after all.
  if (!answer || !(await isUnderWay(trx, work.id))) return undefined;
  if (answer.version !== work.version) return 'stale';
  const tell: Progress = (done) => storeProgress(db, work.id, done);
  if (work.act === 'withdraw') await withdrawLocked(trx, answer, work, tell);
  else {
    const released = await releaseLocked(trx, answer, { ...work, mailIsOn }, tell);
    if (released.outcome === 'refused') return released.because as WorkRefusal;
  }
  await endWork(trx, work.id);
  return undefined;
}

/** The database is away, or others held what this needs: a deadlock, a lock or a statement that took too long. */
function mayGoBetterLater(error: unknown): boolean {
  const { code = '' } = error as { code?: string };
  return isDatabaseAway(error) || ['40P01', '40001', '55P03', '57014'].includes(code);
}
