import type { Segment } from './entry-model.ts';

/** A passage of a text in UTF-16 code units, `end` exclusive, with the number of the finding it belongs to. */
export interface Passage {
  start: number;
  end: number;
  n: number;
  kind: 'warning' | 'danger';
}

/**
 * The text in stretches, marked where a check found something; put together again they are the text. Where findings overlap
 * the heavier one is shown, then the earlier one.
 */
export function segmentsOf(text: string, passages: readonly Passage[]): Segment[] {
  const edges = new Set([0, text.length]);
  for (const { start, end } of passages) {
    for (const edge of [start, end]) if (edge > 0 && edge < text.length) edges.add(edge);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (const [i, end] of sorted.entries()) {
    const start = sorted[i - 1];
    if (start !== undefined) append(segments, text.slice(start, end), heaviestAt(passages, start));
  }
  return segments;
}

function heaviestAt(passages: readonly Passage[], at: number): Segment['mark'] {
  const here = passages.filter(({ start, end }) => start <= at && at < end);
  const [first] = here.sort((a, b) => weight(b) - weight(a) || a.n - b.n);
  return first && { n: first.n, kind: first.kind };
}

const weight = ({ kind }: Passage) => (kind === 'danger' ? 1 : 0);

/** One passage stays one stretch, even where another one begins below it. */
function append(segments: Segment[], text: string, mark: Segment['mark']): void {
  const last = segments.at(-1);
  if (last && last.mark?.n === mark?.n) last.text += text;
  else segments.push({ text, ...(mark && { mark }) });
}
