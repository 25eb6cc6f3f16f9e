import { alternate, type Measurement, ratiosOf } from './bench.ts';
import { median, percentile } from './statistics.ts';

const CALLS = 25;

/** The same desk over few comments and over many. */
export interface Desks<Desk> {
  small: Desk;
  large: Desk;
  rounds: number;
  tiny: boolean;
}

/** One question to both desks in turn: how long the slowest answers take, and how much longer than with few comments (S8). */
export async function askDesks<Desk>(
  { small, large, rounds, tiny }: Desks<Desk>,
  what: string,
  look: (desk: Desk) => Promise<unknown>,
  { milliseconds, ratio } = { milliseconds: 50, ratio: 1.5 },
): Promise<Measurement[]> {
  const turn = (desk: Desk) => () => p95(() => look(desk), tiny ? 2 : CALLS);
  const turns = { small: turn(small), large: turn(large) };
  await turns.small();
  await turns.large();
  const figures = await alternate(rounds, turns);
  const ours = median(figures.large);
  return [
    { id: 'S8', what: `${what}, p95`, unit: 'ms', ours, goal: { atMost: milliseconds } },
    {
      id: 'S8',
      what: `${what}, against the small one`,
      unit: 'ms',
      ours,
      limit: { name: 'small desk', value: median(figures.small) },
      ratios: ratiosOf(figures.large, figures.small),
      goal: { atMost: ratio },
    },
  ];
}

async function p95(look: () => Promise<unknown>, calls: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < calls; i++) {
    const begin = performance.now();
    await look();
    times.push(performance.now() - begin);
  }
  return percentile(
    times.sort((a, b) => a - b),
    0.95,
  );
}
