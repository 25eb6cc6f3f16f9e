import { parentPort, workerData } from 'node:worker_threads';
import { measureSpam } from '../learning/measure.ts';
import { toBytes } from '../learning/model-bytes.ts';
import { readSpamPrior, trainSpam } from '../learning/shipped.ts';
import type { Example } from '../learning/train.ts';
import type { Lesson } from './learn-spam.ts';

/** Learning takes seconds of computing: in a thread of its own nobody who posts or reads waits for it. */
const examples = workerData as Example[];
const prior = readSpamPrior();
const measured = await measureSpam(examples, prior);
const lesson: Lesson = {
  bytes: toBytes(await trainSpam(examples, prior)),
  ...(measured && { measured }),
};
parentPort?.postMessage(lesson);
