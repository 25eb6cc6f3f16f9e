// Measures ours against what the machine can do: `npm run bench` all of it, `npm run bench -- read posting` some of it.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureProgram } from '../scripts/build-program.mjs';
import { deskBench } from './desk.bench.ts';
import { exportBench } from './export.bench.ts';
import { planningBench } from './planning.bench.ts';
import { postingBench } from './posting.bench.ts';
import { readBench } from './read.bench.ts';
import { renderBench } from './render.bench.ts';
import { startBench } from './start.bench.ts';
import type { Bench, BenchOptions } from './support/bench.ts';
import { DatabaseServer } from './support/database.ts';
import { ServerProcess } from './support/processes.ts';
import { report } from './support/report.ts';
import { threadsBench } from './threads.bench.ts';
import { weightBench } from './weight.bench.ts';

const BENCHES: Bench[] = [
  readBench,
  renderBench,
  threadsBench,
  postingBench,
  exportBench,
  deskBench,
  planningBench,
  startBench,
  weightBench,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    rows: { type: 'string' },
    tiny: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});

async function main(): Promise<number> {
  const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}. There are:`);
    for (const { name, does } of BENCHES) console.error(`  ${name.padEnd(8)} ${does}`);
    return 2;
  }
  const { tiny, profile } = values;
  const options: BenchOptions = {
    tiny,
    profile,
    rounds: Number(values.rounds ?? (tiny ? 1 : 5)),
    seconds: Number(values.seconds ?? (tiny ? 0.2 : 2)),
    rows: Number(values.rows ?? (tiny ? 200 : 200_000)),
  };
  const chosen = BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));

  await ensureProgram();
  await using databases = await DatabaseServer.start();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      console.error(`Interrupted by ${signal}`);
      const ended = ServerProcess.endAll().then(() => databases[Symbol.asyncDispose]());
      void ended.finally(() => process.exit(1));
    });
  }
  console.log(`Node.js ${process.version}, ${await databases.describe()}`);
  for (const bench of chosen) {
    const [before = 0] = loadavg();
    console.log(`\n${bench.name}: ${bench.does}`);
    await report(bench.name, await bench.run({ ...options, databases }), options, before);
  }
  return 0;
}

process.exitCode = await main();
