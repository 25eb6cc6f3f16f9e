export function percent(share: number | undefined, digits = 1): string {
  return share === undefined || Number.isNaN(share) ? '–' : (100 * share).toFixed(digits);
}

/** Columns as wide as their longest cell; the first to the left, numbers to the right. */
export function printTable(head: string[], rows: string[][]): void {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number)))
      .join('  ');
  console.log(line(head));
  console.log(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of rows) console.log(line(row));
}

/** Matthews' correlation, -1 to 1; 0 where one side was never said. */
export function mcc(said: boolean[], is: boolean[]): number {
  const { tp, fp, fn, tn } = cells(said, is);
  const below = Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
  return below === 0 ? 0 : (tp * tn - fp * fn) / below;
}

/** Harmonic mean of precision and recall, averaged over the values that occur. */
export function macroF1<T>(said: readonly T[], is: readonly T[]): number {
  const values = [...new Set(is)];
  const f1s = values.map((value) => f1(said, is, value));
  return f1s.reduce((sum, one) => sum + one, 0) / values.length;
}

export function f1<T>(said: readonly T[], is: readonly T[], value: T): number {
  const { tp, fp, fn } = cells(
    said.map((one) => one === value),
    is.map((one) => one === value),
  );
  return tp === 0 ? 0 : (2 * tp) / (2 * tp + fp + fn);
}

export function share(values: readonly boolean[]): number {
  return values.filter(Boolean).length / values.length;
}

/** The lowest threshold that at most `allowed` (0 to 1) of these scores pass; passing means being greater. */
export function thresholdFor(scores: readonly number[], allowed: number): number {
  const falling = [...scores].sort((a, b) => b - a);
  return falling[Math.floor(allowed * falling.length)] ?? -Infinity;
}

function cells(said: boolean[], is: boolean[]) {
  const count = (s: boolean, i: boolean) => said.filter((one, k) => one === s && is[k] === i).length;
  return { tp: count(true, true), fp: count(true, false), fn: count(false, true), tn: count(false, false) };
}
