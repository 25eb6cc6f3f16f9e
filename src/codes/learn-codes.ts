import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import type { Example } from '../learning/train.ts';
import { programFile } from '../lib/program.ts';
import { lineOf } from './code.ts';
import {
  deleteModel,
  selectCodedTexts,
  selectCodedTopics,
  selectLearnable,
  selectModelFacts,
  upsertModel,
} from './model-queries.ts';
import { selectCodes } from './queries.ts';
import { active } from './save-code.ts';

/** What the worker is given. */
export interface Lesson {
  examples: Example[];
  labels: Map<string, string | undefined>;
}

/** Coded comments a topic needs before anything is learned from them. */
export const ENOUGH_EXAMPLES = 30;
/** So many are learned from, the newest. */
const MOST_EXAMPLES = 2_000;

/**
 * Learns a topic's codes anew from what its planners decided, where that is not what was learned from last. Only what is there now
 * is learned from: words that were edited away or erased leave the model with this lesson.
 *
 * @returns whether anything changed
 */
export async function learnCodes(db: Kysely<DB>, topicId: string): Promise<boolean> {
  const { comments, digest } = await selectLearnable(db, topicId);
  if (comments < ENOUGH_EXAMPLES) return deleteModel(db, topicId);
  const known = await selectModelFacts(db, topicId);
  if (known?.learnedFrom === digest) return false;
  const codes = active(await selectCodes(db, topicId));
  const texts = await selectCodedTexts(db, topicId, MOST_EXAMPLES);
  const examples = texts.map(({ text, codeIds }) => ({
    text,
    labels: [...new Set(codeIds.flatMap((id) => lineOf(codes, id)))],
  }));
  const labels = new Map(codes.map(({ id, parentId }) => [id, parentId ?? undefined]));
  const bytes = Buffer.from(await learn({ examples, labels }));
  await upsertModel(db, topicId, { bytes, examples: examples.length, learned_from: digest });
  return true;
}

/** Every topic; what a change of words left behind is found here at the latest. */
export async function learnAllCodes(db: Kysely<DB>): Promise<void> {
  for (const topicId of await selectCodedTopics(db)) await learnCodes(db, topicId);
}

async function learn(lesson: Lesson): Promise<Uint8Array> {
  const worker = new Worker(programFile('codes/learn-worker'), { workerData: lesson });
  try {
    const [bytes] = (await once(worker, 'message')) as [Uint8Array];
    return bytes;
  } finally {
    await worker.terminate();
  }
}
