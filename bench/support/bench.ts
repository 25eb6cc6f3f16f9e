import type { DatabaseServer } from './database.ts';

/** How long and how much; `--tiny` makes everything as small as it can be, to see that it runs. */
export interface BenchOptions {
  /** Times each contestant has its turn. */
  rounds: number;
  /** Length of one turn under load. */
  seconds: number;
  /** Rows of the export. */
  rows: number;
  tiny: boolean;
  /** Writes a CPU profile of each server of ours into `out/bench/profiles`. */
  profile: boolean;
}

export interface BenchContext extends BenchOptions {
  databases: DatabaseServer;
}

/** One line of a bench's table. */
export interface Measurement {
  /** The goal's id in docs/performance.md. */
  id: string;
  what: string;
  unit: string;
  ours: number;
  /** What the same machine can do at best, measured in the same rounds; absent where the goal is a number. */
  limit?: { name: string; value: number };
  /** `ours` over the limit, round by round; then it is their median that is judged, and not `ours`. */
  ratios?: number[];
  goal: { atLeast: number } | { atMost: number };
}

export interface BenchResult {
  measurements: Measurement[];
  /** Whatever helps to judge the table: peak memory, CPU a request, what was compared. */
  notes: string[];
}

export interface Bench {
  name: string;
  does: string;
  run(context: BenchContext): Promise<BenchResult>;
}

/**
 * Lets every contestant have its turn in each round, the order turned round each time, so that what else the machine does
 * hits them alike.
 */
export async function alternate<Name extends string>(
  rounds: number,
  contestants: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(contestants) as Name[];
  const figures = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed())
      figures[name].push(await contestants[name]());
  }
  return figures;
}

/** Round by round, since the two turns of one round saw the same machine. */
export function ratiosOf(ours: readonly number[], limit: readonly number[]): number[] {
  return ours.map((value, round) => value / (limit[round] as number));
}
