import { setTimeout as delay } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import pg from 'pg';
import { createDb } from '../src/database/db.ts';
import { raiseVisibleVersion } from '../src/platform/visible-version.ts';
import { type SeededTopic, seedTopic } from './seed.ts';
import { alternate, type Bench, type BenchContext, type BenchResult, ratiosOf } from './support/bench.ts';
import { get } from './support/http.ts';
import { getRequest, LoadGenerator } from './support/load.ts';
import type { ServerProcess } from './support/processes.ts';
import { startProgram } from './support/program.ts';
import { median } from './support/statistics.ts';

const BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd' };
const CHANGES_A_ROUND = 20;
const CHANGES_A_SECOND = 10;
/** Due by the clock, so that whoever has to wait for a page being made is counted with all their waiting. */
const READERS = { connections: 32, rate: 500 };

/** Something visible changed: what does the first reader cost, and what do the others notice? */
export const renderBench: Bench = {
  name: 'render',
  does: 'the first page after a change, and readers while changes happen (S4)',
  async run(context) {
    await using database = await context.databases.create('render');
    const topic = await seedTopic(database.url, { slug: 'ufer', comments: 100 });
    await using program = await startProgram(database, context);
    await using editor = new Editor(database.url, topic);
    const cold = await coldRender(context, program, editor, topic);
    const readers = await readersDuringChanges(context, program, editor, topic);
    return {
      measurements: [...cold.measurements, ...readers.measurements],
      notes: [...cold.notes, ...readers.notes, `peak memory: ${program.memory().peak.toFixed(0)} MB`],
    };
  },
};

/** Changes the topic's subtitle as the editors' desk does: in one transaction with the announcement. */
export class Editor implements AsyncDisposable {
  readonly #pool: pg.Pool;
  readonly #topic: SeededTopic;
  #changes = 0;

  constructor(url: string, topic: SeededTopic) {
    this.#pool = new pg.Pool({ connectionString: url, max: 1 });
    this.#topic = topic;
  }

  /** @returns the words that stand on the page from now on */
  async change(): Promise<string> {
    const words = `Wie soll die Promenade werden? Stand ${++this.#changes}.`;
    await createDb(this.#pool)
      .transaction()
      .execute(async (trx) => {
        await trx.updateTable('topic').set({ subtitle: words }).where('id', '=', this.#topic.id).execute();
        await raiseVisibleVersion(trx, [this.#topic.id]);
      });
    return words;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#pool.end();
  }
}

/** CPU of the whole process: hearing of the change, queries, rendering, compressing, sending. */
async function coldRender(
  { rounds, tiny }: BenchContext,
  program: ServerProcess,
  editor: Editor,
  { slug }: SeededTopic,
): Promise<BenchResult> {
  const changes = tiny ? 2 : CHANGES_A_ROUND;
  const visibleAfter: number[] = [];
  const round = async () => {
    const before = program.cpuSeconds();
    for (let i = 0; i < changes; i++) {
      const words = await editor.change();
      const changed = performance.now();
      await untilShown(`${program.url}/themen/${slug}`, words);
      visibleAfter.push(performance.now() - changed);
    }
    return ((program.cpuSeconds() - before) * 1000) / changes;
  };
  await round();
  visibleAfter.length = 0;
  const { cpu } = await alternate(rounds, { cpu: round });
  return {
    measurements: [
      {
        id: 'S4',
        what: 'first page after a change, CPU',
        unit: 'ms',
        ours: median(cpu),
        goal: { atMost: 6 },
      },
    ],
    notes: [
      `${changes} changes a round; a reader had the new page ${median(visibleAfter).toFixed(0)} ms after the change (at most ${Math.max(...visibleAfter).toFixed(0)} ms)`,
    ],
  };
}

export async function untilShown(url: string, words: string): Promise<void> {
  for (;;) {
    const { body } = await get(url, BROWSER);
    if (brotliDecompressSync(body).includes(words)) return;
    await delay(1);
  }
}

async function readersDuringChanges(
  { rounds, seconds }: BenchContext,
  program: ServerProcess,
  editor: Editor,
  { slug }: SeededTopic,
): Promise<BenchResult> {
  await using generator = new LoadGenerator();
  const requests = [getRequest(`/themen/${slug}`, BROWSER)];
  const p50: number[] = [];
  const read = async () => {
    const result = await generator.run({ ...READERS, port: program.port, seconds, requests, expect: 200 });
    p50.push(result.p50);
    return result.p99;
  };
  const readDuringChanges = async () => {
    const timer = setInterval(() => void editor.change(), 1000 / CHANGES_A_SECOND);
    try {
      return await read();
    } finally {
      clearInterval(timer);
    }
  };
  await read();
  p50.length = 0;
  const { changing, warm } = await alternate(rounds, { changing: readDuringChanges, warm: read });
  return {
    measurements: [
      {
        id: 'S4',
        what: `readers' p99 during ${CHANGES_A_SECOND} changes a second`,
        unit: 'ms',
        ours: median(changing),
        limit: { name: 'without changes', value: median(warm) },
        ratios: ratiosOf(changing, warm),
        goal: { atMost: 1.5 },
      },
    ],
    notes: [`${READERS.rate} readers a second, due by the clock; median ${median(p50).toFixed(1)} ms`],
  };
}
