import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { alternate, type Bench, type Measurement } from './support/bench.ts';
import { get } from './support/http.ts';
import { OUT, ServerProcess } from './support/processes.ts';
import { startProgram } from './support/program.ts';
import { median } from './support/statistics.ts';

/** Long enough for whatever a start leaves behind to be collected. */
const REST_MS = 5_000;

/** Somebody restarts the service, or tries it for the first time: when does the first page come? */
export const startBench: Bench = {
  name: 'start',
  does: 'from the start of the process to its first page, and its memory at rest (S11)',
  async run(context) {
    await using database = await context.databases.create('start');
    const dataDir = await mkdtemp(path.join(OUT, 'embedded-'));
    const cpu: number[] = [];
    const start = async (what: Parameters<typeof startProgram>[0]) => {
      await using program = await startProgram(what, context);
      cpu.push(program.cpuSeconds());
      return program.startSeconds;
    };
    const atRest = async (server: ServerProcess) => {
      for (const page of ['/', '/en', '/healthz', '/readyz']) await get(server.url + page);
      await delay(context.tiny ? 0 : REST_MS);
      return server.memory().now;
    };
    try {
      const first = await start({ dataDir });
      const { ready, embedded, bare } = await alternate(context.rounds, {
        ready: () => start(database),
        embedded: () => start({ dataDir }),
        bare: startBare,
      });
      await using program = await startProgram(database, context);
      await using bareServer = await bareFastify();
      const [memory, bareMemory] = await Promise.all([atRest(program), atRest(bareServer)]);
      const measurements: Measurement[] = [
        seconds('start to first page, database there', ready, bare, 0.6),
        seconds('the same, embedded database, second start', embedded, bare, 2.5),
        {
          id: 'S11',
          what: 'memory at rest, after four pages',
          unit: 'MB',
          ours: memory,
          limit: { name: 'bare Fastify', value: bareMemory },
          goal: { atMost: 130 },
        },
      ];
      const notes = [
        `first start, which makes the embedded database: ${first.toFixed(1)} s`,
        `CPU until the first page: ${median(cpu).toFixed(2)} s; on a busy machine the seconds above say more about the machine`,
      ];
      return { measurements, notes };
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

function seconds(what: string, ours: number[], bare: number[], atMost: number): Measurement {
  const limit = { name: 'bare Fastify', value: median(bare) };
  return { id: 'S11', what, unit: 's', ours: median(ours), limit, goal: { atMost } };
}

async function startBare(): Promise<number> {
  await using server = await bareFastify();
  return server.startSeconds;
}

function bareFastify(): Promise<ServerProcess> {
  return ServerProcess.start('bare-fastify', (port) => ['bench/support/bare-fastify.ts', String(port)]);
}
