import { parentPort, workerData } from 'node:worker_threads';
import { toBytes } from '../learning/model-bytes.ts';
import { trainThemes } from '../learning/themes.ts';
import type { Lesson } from './learn-codes.ts';

/** Learning takes seconds of computing: in a thread of its own nobody who codes waits for it. */
const { examples, labels } = workerData as Lesson;
parentPort?.postMessage(toBytes(await trainThemes(examples, labels)));
