import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seedTopic } from './seed.ts';
import type { Answers } from './support/bare-fastify.ts';
import { alternate, type Bench, type BenchContext, type Measurement, ratiosOf } from './support/bench.ts';
import { get } from './support/http.ts';
import { getRequest, LoadGenerator } from './support/load.ts';
import { OUT, ServerProcess } from './support/processes.ts';
import { startProgram } from './support/program.ts';
import { median } from './support/statistics.ts';

const CONNECTIONS = 32;
const BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd' };
const GOAL = { atLeast: 0.85 };
/** Node.js and Fastify write these themselves. */
const OWN_HEADERS = ['connection', 'keep-alive', 'date', 'transfer-encoding'];

interface Case {
  id: string;
  what: string;
  expect: number;
  request: Record<string, string>;
}

/** Everybody reads the same page: how close do we come to a server that does nothing but send it? */
export const readBench: Bench = {
  name: 'read',
  does: 'a warm topic page, plain, compressed and unchanged, against bare Fastify sending the same (S1, S2)',
  async run(context) {
    await using database = await context.databases.create('read');
    const { slug } = await seedTopic(database.url, { slug: 'ufer', comments: 100 });
    await using program = await startProgram(database, context);
    const page = `/themen/${slug}`;
    const { headers } = await get(program.url + page, BROWSER);
    const cases: Case[] = [
      { id: 'S1', what: 'plain', expect: 200, request: {} },
      { id: 'S2', what: 'br', expect: 200, request: BROWSER },
      { id: 'S2', what: '304', expect: 304, request: { ...BROWSER, 'if-none-match': headers['etag'] ?? '' } },
    ];
    const answers = await record(program.url + page, cases);
    await using bare = await startBare(answers);
    await using generator = new LoadGenerator();

    const measurements: Measurement[] = [];
    const notes = sizes(answers);
    for (const one of cases) {
      const { measurement, note } = await measure(context, generator, one, program, page, bare);
      measurements.push(measurement);
      notes.push(note);
    }
    notes.push(
      `peak memory: ours ${program.memory().peak.toFixed(0)} MB, bare Fastify ${bare.memory().peak.toFixed(0)} MB`,
    );
    return { measurements, notes };
  },
};

async function measure(
  { rounds, seconds }: BenchContext,
  generator: LoadGenerator,
  { id, what, expect, request }: Case,
  program: ServerProcess,
  page: string,
  bare: ServerProcess,
) {
  const cpu = { ours: [] as number[], bare: [] as number[] };
  const busy: number[] = [];
  const load = async (who: 'ours' | 'bare', server: ServerProcess, path: string) => {
    const before = server.cpuSeconds();
    const plan = {
      port: server.port,
      connections: CONNECTIONS,
      seconds,
      expect,
      requests: [getRequest(path, request)],
    };
    const result = await generator.run(plan);
    cpu[who].push(((server.cpuSeconds() - before) * 1000) / result.requests);
    busy.push(result.busy);
    return result.perSecond;
  };
  const turn = { ours: () => load('ours', program, page), bare: () => load('bare', bare, `/${what}`) };
  await turn.bare();
  await turn.ours();
  cpu.ours.length = cpu.bare.length = busy.length = 0;
  const { ours, bare: limit } = await alternate(rounds, turn);
  const measurement: Measurement = {
    id,
    what: `topic page, ${what}, ${CONNECTIONS} connections`,
    unit: '/s',
    ours: median(ours),
    limit: { name: 'bare Fastify', value: median(limit) },
    ratios: ratiosOf(ours, limit),
    goal: GOAL,
  };
  const cpuRatio = median(ratiosOf(cpu.bare, cpu.ours));
  const note = `${what}: CPU a request ours ${median(cpu.ours).toFixed(3)} ms, bare ${median(cpu.bare).toFixed(3)} ms (ratio ${cpuRatio.toFixed(2)}); load generator used ${median(busy).toFixed(2)} of a core`;
  return { measurement, note };
}

/** What ours answers, for the bare server to send: the same status, headers and bytes. */
async function record(url: string, cases: Case[]): Promise<Answers> {
  const answers: Answers = {};
  for (const { what, expect, request } of cases) {
    const { status, headers, body } = await get(url, request);
    if (status !== expect) throw new Error(`${url} answered ${status} instead of ${expect}`);
    for (const name of OWN_HEADERS) delete headers[name];
    answers[`/${what}`] = { status, headers, body: body.toString('base64') };
  }
  return answers;
}

async function startBare(answers: Answers): Promise<ServerProcess> {
  mkdirSync(OUT, { recursive: true });
  const file = path.join(OUT, 'bare-answers.json');
  writeFileSync(file, JSON.stringify(answers));
  return ServerProcess.start('bare-fastify', (port) => ['bench/support/bare-fastify.ts', String(port), file]);
}

function sizes(answers: Answers): string[] {
  return Object.entries(answers).map(([name, { headers, body }]) => {
    const kilobytes = (Buffer.byteLength(body, 'base64') / 1024).toFixed(1);
    return `${name.slice(1)}: ${kilobytes} KB, both with the same ${Object.keys(headers).length} headers (and date, keep-alive); 20 of 100 comments on the page`;
  });
}
