import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { tellFollowers } from '../follow/tell-followers.ts';
import { enqueueMails } from '../mail/outbox.ts';
import { raiseVisibleVersion } from '../platform/visible-version.ts';
import { checkComplete, stageOf, whyNotReleased } from './answer.ts';
import { countLinks } from './choice-queries.ts';
import { logAnswer } from './log-queries.ts';
import { deleteAnswer, holdAnswer, type LockedAnswer, selectCorrected, updateAnswer } from './queries.ts';
import { insertVersion, lockReached, markAnswered, markLinked, selectToldByMail } from './release-queries.ts';
import { orderWork, selectWork } from './work-queries.ts';

/** What stands under more comments than these is released, corrected or withdrawn by a job: a request must not take so long. */
export const LARGE_ANSWER = 2_000;

/** Who does something about which answer, as it was when they saw it. */
export interface AnswerAct {
  siteId: string;
  topicId: string;
  id: string;
  version: number;
  actorId: string;
  /** Whether mails are sent at all (`app.mail.isOn`). */
  mailIsOn: boolean;
}

export type ReleaseRefusal =
  /** Four eyes: whoever wrote last does not release. */
  | 'own-words'
  /** Four eyes: nobody has handed it on yet. */
  | 'not-handed-on'
  /** No comment is left that it could stand under. */
  | 'nobody';

export type ReleaseOutcome =
  /** `id`: the public answer; of a correction the one it went into. */
  | { outcome: 'done'; id: string }
  /** A job does it. */
  | { outcome: 'ordered'; id: string }
  | { outcome: 'refused'; because: ReleaseRefusal | 'incomplete' }
  /** A job withdraws it. */
  | { outcome: 'under-way' }
  | { outcome: 'stale' }
  | { outcome: 'not-found' };

/** Makes an answer public as it was seen; of several who do so at once one does, and all are told that it is done. */
export async function releaseAnswer(db: Kysely<DB>, act: AnswerAct): Promise<ReleaseOutcome> {
  return db.transaction().execute(async (trx) => {
    const answer = await holdAnswer(trx, act);
    if (answer === 'under-way') {
      const work = await selectWork(trx, act.id);
      return work?.act === 'release' ? { outcome: 'ordered', id: act.id } : { outcome: 'under-way' };
    }
    if (!answer) {
      const corrected = await selectCorrected(trx, act.id);
      return corrected ? { outcome: 'done', id: corrected } : { outcome: 'not-found' };
    }
    if (answer.state === 'released') return { outcome: 'done', id: answer.id };
    if (answer.version !== act.version) return { outcome: 'stale' };
    if (Object.keys(checkComplete(answer)).length > 0) return { outcome: 'refused', because: 'incomplete' };
    return releaseOrOrder(trx, answer, act);
  });
}

/** Releases an answer that is held and complete, or has a job do it where it stands for very many comments. */
export async function releaseOrOrder(
  trx: Db,
  answer: LockedAnswer,
  act: AnswerAct,
): Promise<Extract<ReleaseOutcome, { outcome: 'done' | 'ordered' | 'refused' }>> {
  const because = whyNotReleased({ ...answer, stage: stageOf(answer) }, act.actorId);
  if (because) return { outcome: 'refused', because };
  const { id, version } = answer;
  const comments = await countLinks(trx, answer.replaces ?? id);
  if (comments <= LARGE_ANSWER) return releaseLocked(trx, answer, act);
  await orderWork(trx, { answerId: id, act: 'release', actorId: act.actorId, version, comments });
  return { outcome: 'ordered', id };
}

/** Told how many comments are done. */
export type Progress = (done: number) => Promise<void>;

/**
 * The whole of a release, part of a transaction that holds the answer and knows that it is complete: state, comments, mails,
 * followers, pages, log.
 */
export async function releaseLocked(
  trx: Db,
  answer: LockedAnswer,
  act: AnswerAct,
  tell?: Progress,
): Promise<Extract<ReleaseOutcome, { outcome: 'done' | 'refused' }>> {
  const because = whyNotReleased({ ...answer, stage: stageOf(answer) }, act.actorId);
  if (because) return { outcome: 'refused', because };
  if (answer.replaces) return correct(trx, answer, act, tell);

  const { siteId, topicId, actorId, mailIsOn } = act;
  const { id } = answer;
  let version: number | undefined;
  let done = 0;
  for await (const ids of lockReached(trx, id)) {
    version ??= await updateAnswer(trx, id, {
      state: 'released',
      released_at: sql<Date>`now()`,
      released_by: actorId,
      revised_at: null,
    });
    await markAnswered(trx, ids);
    done += ids.length;
    await tell?.(done);
  }
  if (version === undefined) return { outcome: 'refused', because: 'nobody' };
  if (mailIsOn) {
    await tellAuthors(trx, { siteId, answerId: id, what: 'new' });
    await tellFollowers(trx, topicId);
  }
  await raiseVisibleVersion(trx, [topicId, siteId]);
  await logAnswer(trx, {
    siteId,
    topicId,
    id,
    actorId,
    action: 'release',
    comments: done,
    version,
  });
  return { outcome: 'done', id };
}

/** Other words under the same comments; authors hear of it where the outcome is another. */
async function correct(
  trx: Db,
  correction: LockedAnswer,
  { siteId, topicId, actorId, mailIsOn }: AnswerAct,
  tell?: Progress,
): Promise<{ outcome: 'done'; id: string }> {
  const before = correction.other as LockedAnswer;
  const { id } = before;
  await insertVersion(trx, before, { actorId, as: 'corrected', correctionId: correction.id });
  const version = await updateAnswer(trx, id, {
    voice: correction.voice,
    outcome: correction.outcome,
    ground: correction.ground,
    department: correction.department,
    department_id: correction.departmentId,
    body: correction.body,
    body_simple: correction.bodySimple,
    updated_at: sql<Date>`now()`,
    updated_by: correction.writtenBy,
    checked_at: correction.checkedAt,
    released_by: actorId,
    revised_at: sql<Date>`now()`,
  });
  const isOtherOutcome = correction.outcome !== before.outcome;
  if (isOtherOutcome) await markLinked(trx, id, tell);
  if (mailIsOn && isOtherOutcome) await tellAuthors(trx, { siteId, answerId: id, what: 'changed' });
  // Its job goes with it, so that nothing can be told any more.
  await deleteAnswer(trx, correction.id);
  await raiseVisibleVersion(trx, [topicId, siteId]);
  const comments = await countLinks(trx, id);
  await logAnswer(trx, { siteId, topicId, id, actorId, action: 'correct', comments, version });
  return { outcome: 'done', id };
}

async function tellAuthors(
  trx: Db,
  { siteId, answerId, what }: { siteId: string; answerId: string; what: 'new' | 'changed' },
): Promise<void> {
  const subjectIds = await selectToldByMail(trx, answerId);
  await enqueueMails(trx, { siteId, kind: 'case-answered', subjectIds, data: { answerId, what } });
}
