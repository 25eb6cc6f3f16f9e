import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import type { DB } from '../database/types.ts';
import type { Figures } from '../learning/measure.ts';
import { SPAM } from '../learning/shipped.ts';
import type { Example } from '../learning/train.ts';
import { programFile } from '../lib/program.ts';
import {
  type Decided,
  deleteModel,
  type News,
  selectDecided,
  selectModelFacts,
  selectNews,
  upsertModel,
} from './model-queries.ts';
import { announceChange } from './rule-log-queries.ts';

/** What the worker hands back. */
export interface Lesson {
  bytes: Uint8Array;
  measured?: { own: Figures; prior: Figures };
}

/** Of each kind so many examples are learned from, the newest. */
export const MOST_EXAMPLES = 2_000;
/** With fewer of either kind the shipped weights are all there is. */
const FEWEST_EXAMPLES = 5;
/** So many new decisions are worth a lesson at once; fewer, or words that went, wait for the day to end. */
const ENOUGH_NEWS = 20;
const PAGE = 500;

/**
 * Learns anew from what this site's moderators published and what they took for spam, where enough is new. Only what is there
 * now is learned from, so words that were erased leave the model with the next lesson, within a day.
 *
 * @returns whether anything changed
 */
export async function learnSpam(db: Kysely<DB>, siteId: string): Promise<boolean> {
  const news = await selectNews(db, siteId, { enough: ENOUGH_NEWS, most: MOST_EXAMPLES });
  if (!isDue(news)) return false;
  const spam = await selectNewest(db, siteId, 'spam');
  const ham = await selectNewest(db, siteId, 'published');
  if (Math.min(spam.length, ham.length) < FEWEST_EXAMPLES) return forget(db, siteId);
  const { bytes, measured } = await learn([...spam, ...ham]);
  await db.transaction().execute(async (trx) => {
    await upsertModel(trx, siteId, {
      bytes: Buffer.from(bytes),
      spam: spam.length,
      ham: ham.length,
      found: measured?.own.found ?? null,
      alarms: measured?.own.alarms ?? null,
      priorFound: measured?.prior.found ?? null,
      priorAlarms: measured?.prior.alarms ?? null,
    });
    await announceChange(trx);
  });
  return true;
}

function isDue({ decided, acts, isOld, spam, learnedSpam }: News): boolean {
  return decided >= ENOUGH_NEWS || (isOld && (acts || spam !== (learnedSpam ?? 0)));
}

async function selectNewest(db: Kysely<DB>, siteId: string, state: Decided['state']): Promise<Decided[]> {
  const all: Decided[] = [];
  while (all.length < MOST_EXAMPLES) {
    const before = all.at(-1);
    const limit = Math.min(PAGE, MOST_EXAMPLES - all.length);
    const page = await selectDecided(db, { siteId, state, limit, ...(before && { before }) });
    all.push(...page);
    if (page.length < limit) break;
  }
  return all;
}

/** The newest first, both kinds in turn as they came. */
async function learn(decided: Decided[]): Promise<Lesson> {
  const examples: Example[] = decided
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map(({ text, state }) => ({ text, labels: state === 'spam' ? [SPAM] : [] }));
  const worker = new Worker(programFile('screening/learn-worker'), { workerData: examples });
  try {
    const [lesson] = (await once(worker, 'message')) as [Lesson];
    return lesson;
  } finally {
    await worker.terminate();
  }
}

async function forget(db: Kysely<DB>, siteId: string): Promise<boolean> {
  if (!(await selectModelFacts(db, siteId))) return false;
  await db.transaction().execute(async (trx) => {
    await deleteModel(trx, siteId);
    await announceChange(trx);
  });
  return true;
}
