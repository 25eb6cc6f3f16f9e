const MOST = 1_000;

/** „2-40, 57“ as ranges of lines, ends included; undefined where it is none. */
export function readLines(text: string): [number, number][] | undefined {
  const parts = text
    .replace(/\s*[-–]\s*/g, '-')
    .split(/[,;\s]+/)
    .filter((part) => part !== '');
  if (parts.length === 0 || parts.length > MOST) return undefined;
  const ranges: [number, number][] = [];
  for (const part of parts) {
    const [, first, last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part) ?? [];
    if (first === undefined || last === undefined || Number(last) < Number(first)) return undefined;
    ranges.push([Number(first), Number(last)]);
  }
  return ranges;
}
