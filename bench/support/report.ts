import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import type { BenchOptions, BenchResult, Measurement } from './bench.ts';
import { OUT } from './processes.ts';
import { median } from './statistics.ts';

const HEADINGS = ['', 'what', 'ours', 'limit', 'ratio', 'goal', ''];

/** Prints a bench's table and leaves the same, with every round's ratio, in `out/bench/<name>.json`. */
export async function report(
  name: string,
  { measurements, notes }: BenchResult,
  options: BenchOptions,
  loadBefore: number,
): Promise<void> {
  const [loadAfter = 0] = loadavg();
  const load = `load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after, on ${cpus().length} cores`;
  console.log(`\n${table(measurements.map(cells)).join('\n')}`);
  for (const note of [...notes, `${options.rounds} rounds in turn, medians; ${load}`])
    console.log(`  ${note}`);

  await mkdir(OUT, { recursive: true });
  const judged = measurements.map((one) => ({ ...one, ratio: ratioOf(one), pass: passes(one) }));
  const record = {
    name,
    at: new Date().toISOString(),
    cpu: cpus()[0]?.model,
    node: process.version,
    loadBefore,
    loadAfter,
  };
  await writeFile(
    path.join(OUT, `${name}.json`),
    `${JSON.stringify({ ...record, options, measurements: judged, notes }, undefined, 2)}\n`,
  );
}

function ratioOf({ ratios }: Measurement): number | undefined {
  return ratios && median(ratios);
}

function passes(measurement: Measurement): boolean {
  const { goal, ours } = measurement;
  const value = ratioOf(measurement) ?? ours;
  return 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
}

function cells(measurement: Measurement): string[] {
  const { id, what, unit, ours, limit, goal, ratios } = measurement;
  const ratio = ratioOf(measurement);
  const bound = 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
  return [
    id,
    what,
    `${round(ours)} ${unit}`,
    limit ? `${round(limit.value)} ${unit} ${limit.name}` : '',
    ratio === undefined ? '' : `${ratio.toFixed(2)} (${ratios?.map((one) => one.toFixed(2)).join(' ')})`,
    ratio === undefined ? `${bound} ${unit}` : bound,
    passes(measurement) ? 'pass' : 'MISS',
  ];
}

function round(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}

function table(rows: string[][]): string[] {
  const all = [HEADINGS, ...rows];
  const widths = HEADINGS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
