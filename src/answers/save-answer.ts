import type { Kysely, UpdateObject } from 'kysely';
import { sql } from 'kysely';
import type { FilterScope } from '../comments/filter-condition.ts';
import type { Db } from '../database/db.ts';
import type { DB } from '../database/types.ts';
import { type AnswerWords, checkComplete, isSameWords, stageOf, type WordsProblems } from './answer.ts';
import { countLinks, deleteLinks, insertLinks, markRegardless } from './choice-queries.ts';
import { type AnswerEvent, logAnswer } from './log-queries.ts';
import { selectSpeaker } from './people-queries.ts';
import {
  holdAnswer,
  insertAnswer,
  type LockedAnswer,
  selectAnswer,
  selectCorrected,
  updateAnswer,
  wordColumns,
} from './queries.ts';
import { type AnswerAct, type ReleaseRefusal, releaseOrOrder } from './release-answer.ts';
import type { Selection } from './selection.ts';

/** What is to become of the draft once its words are saved. */
export const STEPS = ['save', 'hand-on', 'return', 'check', 'release'] as const;
export type Step = (typeof STEPS)[number];

export interface AnswerSaving extends AnswerAct {
  /** Checked by `checkWords`. */
  words: AnswerWords;
  step: Step;
  /** For a new answer all of it; later what comes on top. */
  added: Selection;
  /** Where and for whom the choice is made. */
  scope: FilterScope;
  /** References it is not for any more. */
  dropped: readonly string[];
  /** Whether comments that were answered otherwise are answered all the same; absent: as it was. */
  regardless?: boolean;
}

export type SaveOutcome =
  /** A job may still be at the release. */
  | { outcome: 'done'; id: string; step: Step }
  | { outcome: 'incomplete'; problems: WordsProblems }
  | { outcome: 'refused'; because: ReleaseRefusal }
  /** Somebody else saved, or released, after this form was opened. */
  | { outcome: 'stale' }
  /** A job is at it: nobody changes a word. */
  | { outcome: 'under-way' }
  | { outcome: 'not-found' };

/** Thrown inside the transaction only, so that nothing of it stays. */
class NotKept extends Error {
  readonly outcome: SaveOutcome;

  constructor(outcome: SaveOutcome) {
    super(outcome.outcome);
    this.outcome = outcome;
  }
}

/**
 * Saves a draft, what it is for, and takes the step that was asked for, as one: whatever cannot be done leaves all as it was.
 * The same form sent twice is done once; of two at once one saves, the other is told.
 */
export async function saveAnswer(db: Kysely<DB>, saving: AnswerSaving): Promise<SaveOutcome> {
  try {
    return await db.transaction().execute((trx) => save(trx, saving));
  } catch (error) {
    if (error instanceof NotKept) return error.outcome;
    throw error;
  }
}

async function save(trx: Db, saving: AnswerSaving): Promise<SaveOutcome> {
  const { words, step } = saving;
  const department = await selectSpeaker(trx, saving, words);
  if (department === undefined) return { outcome: 'incomplete', problems: { department: 'missing' } };
  const isNew = saving.version === 0 && (await create(trx, saving, department));
  const answer = await holdAnswer(trx, saving);
  if (answer === 'under-way') {
    const row = await selectAnswer(trx, saving);
    const isSame = step === 'release' && row?.work?.act === 'release' && isSameWords(row, words);
    return isSame ? { outcome: 'done', id: row.id, step } : { outcome: 'under-way' };
  }
  if (!answer) {
    const corrected = await selectCorrected(trx, saving.id);
    return corrected ? { outcome: 'done', id: corrected, step } : { outcome: 'not-found' };
  }
  if (!isNew && answer.version !== saving.version) {
    return isSoAlready(answer, saving) ? { outcome: 'done', id: answer.id, step } : { outcome: 'stale' };
  }
  if (answer.state === 'released') return { outcome: 'stale' };
  const changed = isNew ? answer : await change(trx, answer, saving, department);
  if (step !== 'save' && step !== 'return') {
    const problems = checkComplete(words);
    if (Object.keys(problems).length > 0) throw new NotKept({ outcome: 'incomplete', problems });
  }
  if (step === 'release') {
    const released = await releaseOrOrder(trx, changed, saving);
    if (released.outcome === 'refused') throw new NotKept(released as SaveOutcome);
    return { outcome: 'done', id: released.id, step };
  }
  await takeStep(trx, changed, saving);
  return { outcome: 'done', id: answer.id, step };
}

/** @returns false where there is one with this id already */
async function create(trx: Db, saving: AnswerSaving, department: string): Promise<boolean> {
  const { id, actorId, words, added, dropped, scope } = saving;
  if (!(await insertAnswer(trx, saving, { actorId, words, department }))) return false;
  await insertLinks(trx, { answerId: id, scope, selection: added });
  await deleteLinks(trx, id, dropped);
  if (saving.regardless) await markRegardless(trx, id, true);
  const comments = await countLinks(trx, id);
  if (comments === 0) throw new NotKept({ outcome: 'incomplete', problems: { choice: 'missing' } });
  await log(trx, saving, { action: 'create', comments, version: 1 });
  return true;
}

/** Changed words are those of whoever changed them, and want to be checked again. */
async function change(
  trx: Db,
  answer: LockedAnswer,
  saving: AnswerSaving,
  department: string,
): Promise<LockedAnswer> {
  const { id, actorId, words, added, dropped, regardless, scope } = saving;
  const isOtherWords = !isSameWords(answer, words);
  let moved = 0;
  if (!answer.replaces) {
    moved += await insertLinks(trx, { answerId: id, scope, selection: added });
    moved += await deleteLinks(trx, id, dropped);
    if (regardless !== undefined) moved += await markRegardless(trx, id, regardless);
  }
  if (!isOtherWords && moved === 0) return answer;
  const isChecked = answer.state === 'checked';
  const version = await updateAnswer(trx, id, {
    ...(isOtherWords && wordColumns(words, department)),
    updated_by: actorId,
    updated_at: sql<Date>`now()`,
    ...(isChecked && UNCHECKED),
  });
  const action = isOtherWords ? 'change' : 'choose';
  await log(trx, saving, { action, comments: await countLinks(trx, id), version });
  return {
    ...answer,
    ...words,
    department,
    version,
    writtenBy: actorId,
    ...(isChecked && { state: 'draft', handedOnAt: null, checkedAt: null }),
  };
}

const UNCHECKED = {
  state: 'draft',
  handed_on_at: null,
  handed_on_by: null,
  checked_at: null,
  checked_by: null,
} satisfies UpdateObject<DB, 'answer'>;

async function takeStep(trx: Db, answer: LockedAnswer, saving: AnswerSaving): Promise<void> {
  const { step, actorId } = saving;
  const stage = stageOf(answer);
  const now = sql<Date>`now()`;
  const values: UpdateObject<DB, 'answer'> | undefined =
    step === 'hand-on' && stage === 'draft'
      ? { handed_on_at: now, handed_on_by: actorId }
      : step === 'check' && stage !== 'checked'
        ? { state: 'checked', checked_at: now, checked_by: actorId }
        : step === 'return' && stage !== 'draft'
          ? UNCHECKED
          : undefined;
  if (!values || step === 'save') return;
  const version = await updateAnswer(trx, answer.id, values);
  const comments = await countLinks(trx, answer.id);
  await log(trx, saving, { action: step as AnswerEvent['action'], comments, version });
}

function isSoAlready(answer: LockedAnswer, { words, step }: AnswerSaving): boolean {
  if (!isSameWords(answer, words)) return false;
  const stage = stageOf(answer);
  if (step === 'hand-on') return stage !== 'draft';
  if (step === 'check') return stage === 'checked' || stage === 'released';
  if (step === 'return') return stage === 'draft';
  return step === 'save' || stage === 'released';
}

function log(
  trx: Db,
  { siteId, topicId, id, actorId }: AnswerAct,
  event: Pick<AnswerEvent, 'action' | 'comments' | 'version'>,
): Promise<void> {
  return logAnswer(trx, { siteId, topicId, id, actorId, ...event });
}
