import pg from 'pg';
import { Editor, untilShown } from './render.bench.ts';
import { type SeededTopic, seedTopic } from './seed.ts';
import { alternate, type Bench, type BenchContext, type Measurement, ratiosOf } from './support/bench.ts';
import { get } from './support/http.ts';
import { getRequest, LoadGenerator } from './support/load.ts';
import type { ServerProcess } from './support/processes.ts';
import { startProgram } from './support/program.ts';
import { median } from './support/statistics.ts';

const BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd' };
const SMALL = 100;
const LARGE = 100_000;
const PAGES_A_ROUND = 15;
const COLD = { atMost: 1.3 };
const WARM = { atLeast: 0.95 };
const COLD_PAGES = ['first page', 'oldest page', 'permalinks', 'feed', 'private page'] as const;
type ColdPage = (typeof COLD_PAGES)[number];

/** What does a topic with very many comments cost a reader, compared with a small one? */
export const threadsBench: Bench = {
  name: 'threads',
  does: 'a topic with 100 and with 100,000 comments: pages, feed and private pages, cold and warm (S3)',
  async run(context) {
    await using database = await context.databases.create('threads');
    const small = await seedTopic(database.url, { slug: 'klein', comments: SMALL, threads: true });
    const many = context.tiny ? 500 : LARGE;
    const large = await seedTopic(database.url, { slug: 'gross', comments: many, threads: true });
    await using program = await startProgram(database, context);
    const old = { small: await oldest(database.url, small), large: await oldest(database.url, large) };
    await using smallEditor = new Editor(database.url, small);
    await using largeEditor = new Editor(database.url, large);
    const topics = {
      small: { topic: small, editor: smallEditor, references: old.small },
      large: { topic: large, editor: largeEditor, references: old.large },
    };
    const measurements: Measurement[] = [];
    for (const what of COLD_PAGES) {
      measurements.push(await cold(context, program, topics, what));
    }
    measurements.push(await warm(context, program, topics));
    return { measurements, notes: [`peak memory: ${program.memory().peak.toFixed(0)} MB`] };
  },
};

interface Contestant {
  topic: SeededTopic;
  editor: Editor;
  references: readonly string[];
}

/** References of comments far down the list, replies among them. */
async function oldest(url: string, { id }: SeededTopic): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ reference: string }>(
      'SELECT reference FROM comment WHERE topic_id = $1 ORDER BY received_at LIMIT $2',
      [id, PAGES_A_ROUND],
    );
    return rows.map(({ reference }) => reference);
  } finally {
    await client.end();
  }
}

async function expectOk(url: string, headers: Record<string, string>): Promise<void> {
  const { status } = await get(url, headers);
  if (status !== 200) throw new Error(`${url} was answered with ${status}`);
}

/** CPU of the whole process for pages nobody asked for since the last change. */
async function cold(
  { rounds, tiny }: BenchContext,
  program: ServerProcess,
  topics: Record<'small' | 'large', Contestant>,
  what: ColdPage,
): Promise<Measurement> {
  let readers = 0;
  const round = async ({ topic, editor, references }: Contestant) => {
    const page = `${program.url}/themen/${topic.slug}`;
    let spent = 0;
    const pages = tiny ? 2 : PAGES_A_ROUND;
    for (let i = 0; i < pages; i++) {
      const address: Record<ColdPage, string> = {
        'first page': page,
        'oldest page': `${page}?sortierung=aelteste`,
        permalinks: `${page}?beitrag=${references[i]}`,
        feed: `${page}/feed.atom`,
        'private page': `${program.url}/vorgang/${topic.receiptOf(i + 1)}`,
      };
      const words = await editor.change();
      if (what !== 'first page') await untilShown(page, words);
      const before = program.cpuSeconds();
      const sender = { 'x-forwarded-for': `10.0.${readers >> 8}.${readers++ & 255}` };
      if (what === 'first page') await untilShown(page, words);
      else await expectOk(address[what], { ...BROWSER, ...sender });
      spent += program.cpuSeconds() - before;
    }
    return (spent * 1000) / pages;
  };
  const turns = { small: () => round(topics.small), large: () => round(topics.large) };
  await turns.small();
  await turns.large();
  const { small, large } = await alternate(rounds, turns);
  return {
    id: 'S3',
    what: `${what}, cold, CPU`,
    unit: 'ms',
    ours: median(large),
    limit: { name: 'of 100 comments', value: median(small) },
    ratios: ratiosOf(large, small),
    goal: COLD,
  };
}

async function warm(
  { rounds, seconds }: BenchContext,
  program: ServerProcess,
  topics: Record<'small' | 'large', Contestant>,
): Promise<Measurement> {
  await using generator = new LoadGenerator();
  const read = async ({ topic }: Contestant) => {
    const requests = [getRequest(`/themen/${topic.slug}`, BROWSER)];
    return (await generator.run({ port: program.port, connections: 32, seconds, requests, expect: 200 }))
      .perSecond;
  };
  const turns = { small: () => read(topics.small), large: () => read(topics.large) };
  await turns.small();
  await turns.large();
  const { small, large } = await alternate(rounds, turns);
  return {
    id: 'S3',
    what: 'first page, warm, 32 connections',
    unit: '/s',
    ours: median(large),
    limit: { name: 'of 100 comments', value: median(small) },
    ratios: ratiosOf(large, small),
    goal: WARM,
  };
}
