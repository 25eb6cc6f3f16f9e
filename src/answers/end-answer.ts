import type { Kysely } from 'kysely';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import type { AnswerWords } from './answer.ts';
import { countLinks } from './choice-queries.ts';
import { logAnswer } from './log-queries.ts';
import { selectSpeaker } from './people-queries.ts';
import {
  deleteAnswer,
  hasVersions,
  holdAnswer,
  insertAnswer,
  type LockedAnswer,
  updateAnswer,
} from './queries.ts';
import { type AnswerAct, LARGE_ANSWER, type Progress } from './release-answer.ts';
import { insertVersion, markLinked } from './release-queries.ts';
import { orderWork, selectWork } from './work-queries.ts';

type Act = Omit<AnswerAct, 'mailIsOn'>;

export type EndOutcome =
  | { outcome: 'done'; id: string }
  /** A correction of it is being written: first that is released or discarded. */
  | { outcome: 'has-correction'; id: string }
  /** A job releases, corrects or withdraws it. */
  | { outcome: 'under-way' }
  | { outcome: 'stale' }
  | { outcome: 'not-found' };

/** Takes a released answer off every page, with a reason for the city's own record; from then on it is a draft again. */
export async function withdrawAnswer(
  db: Kysely<DB>,
  { reason, ...act }: Act & { reason: string },
): Promise<EndOutcome> {
  const { id, actorId } = act;
  return db.transaction().execute(async (trx) => {
    const answer = await holdAnswer(trx, act);
    if (answer === 'under-way') {
      const work = await selectWork(trx, id);
      return work?.act === 'withdraw' ? { outcome: 'done', id } : { outcome: 'under-way' };
    }
    if (!answer || answer.replaces) return { outcome: 'not-found' };
    if (answer.state !== 'released') {
      return (await hasVersions(trx, id)) ? { outcome: 'done', id } : { outcome: 'stale' };
    }
    const { version } = answer;
    if (version !== act.version) return { outcome: 'stale' };
    if (answer.other) return { outcome: 'has-correction', id: answer.other.id };
    const comments = await countLinks(trx, id);
    if (comments > LARGE_ANSWER)
      await orderWork(trx, { answerId: id, act: 'withdraw', actorId, version, comments, reason });
    else await withdrawLocked(trx, answer, { ...act, reason });
    return { outcome: 'done', id };
  });
}

/** The whole of it, part of a transaction that holds the answer and knows that it is public and has no correction. */
export async function withdrawLocked(
  trx: Db,
  answer: LockedAnswer,
  { siteId, topicId, actorId, reason }: Act & { reason: string },
  tell?: Progress,
): Promise<void> {
  const { id } = answer;
  await insertVersion(trx, answer, { actorId, as: 'withdrawn', reason });
  const version = await updateAnswer(trx, id, {
    state: 'draft',
    released_at: null,
    released_by: null,
    revised_at: null,
    handed_on_at: null,
    handed_on_by: null,
    checked_at: null,
    checked_by: null,
  });
  await markLinked(trx, id, tell);
  await raiseVisibleVersion(trx, [topicId, siteId]);
  const comments = await countLinks(trx, id);
  await logAnswer(trx, { siteId, topicId, id, actorId, action: 'withdraw', comments, version });
}

/**
 * Begins to correct a released answer: a copy of its words, or other ones somebody had already written, to be changed, checked
 * and released like any draft. Until then the old words stay public. There is one correction at a time.
 */
export async function startCorrection(
  db: Kysely<DB>,
  { correctionId, words, ...act }: Act & { correctionId: string; words?: AnswerWords },
): Promise<EndOutcome> {
  const { siteId, topicId, id, actorId } = act;
  return db.transaction().execute(async (trx) => {
    const answer = await holdAnswer(trx, act);
    if (answer === 'under-way') return { outcome: 'under-way' };
    if (!answer) return { outcome: 'not-found' };
    if (answer.other) return { outcome: 'done', id: answer.other.id };
    if (answer.state !== 'released') return { outcome: 'stale' };
    const department = words && (await selectSpeaker(trx, act, words));
    const given =
      words && department !== undefined
        ? { words, department }
        : { words: answer, department: answer.department };
    const isNew = await insertAnswer(
      trx,
      { siteId, topicId, id: correctionId },
      { actorId, ...given, replaces: id },
    );
    if (!isNew) return { outcome: 'stale' };
    await logAnswer(trx, {
      siteId,
      topicId,
      id: correctionId,
      actorId,
      action: 'create',
      comments: 0,
      version: 1,
    });
    return { outcome: 'done', id: correctionId };
  });
}

/** Deletes a draft or a correction; what was public once stays for the record. Done once, however often it is asked for. */
export async function discardAnswer(db: Kysely<DB>, act: Act): Promise<EndOutcome> {
  const { siteId, topicId, id, actorId } = act;
  return db.transaction().execute(async (trx) => {
    const answer = await holdAnswer(trx, act);
    if (answer === 'under-way') return { outcome: 'under-way' };
    if (!answer) return { outcome: 'done', id };
    if (answer.version !== act.version || answer.state === 'released' || (await hasVersions(trx, id)))
      return { outcome: 'stale' };
    await deleteAnswer(trx, id);
    const { version } = answer;
    await logAnswer(trx, {
      siteId,
      topicId,
      id,
      actorId,
      action: 'discard',
      comments: 0,
      version: version + 1,
    });
    return { outcome: 'done', id: answer.replaces ?? id };
  });
}
