/** A passage of a text in Unicode code points, end excluded, and what marks it. */
export interface Passage {
  starts: number;
  ends: number;
  mark: string;
  label: string;
  colour: string;
  /** The text changed where the passage was: a person has to look. */
  toCheck?: boolean;
  isSuggestion?: boolean;
  /** Who gave it. */
  coders?: string;
}

/** A stretch of text with the same marks from end to end. */
export interface TextRun {
  text: string;
  /** The passage it lies in, the one that began first where there are several. */
  under?: Passage;
  /** Another one above it. */
  over?: Passage;
  /** Those of them that end with it: their Kürzel stand behind it. */
  ending: Passage[];
}

export interface Paragraph {
  runs: TextRun[];
  /** Passages that begin in it: what its margin names. */
  passages: Passage[];
  /** Where it stands in the text as shown, in code points: a line break counts once, however it was sent. */
  shownFrom: number;
}

/**
 * A text by paragraphs, each in stretches that begin and end where a passage does, so that passages may overlap. Empty lines are
 * left out; put together, the rest is the text.
 */
export function paragraphsOf(text: string, passages: readonly Passage[]): Paragraph[] {
  const points = [...text];
  const lines = linesOf(points);
  const within = passages
    .flatMap((passage) => onLines(passage, lines))
    .sort((a, b) => a.starts - b.starts || b.ends - a.ends);
  return lines.map((line) => ({
    shownFrom: line.starts - breaksBefore(points, line.starts),
    runs: runsOf(points, line, within),
    passages: within.filter(({ starts }) => starts >= line.starts && starts < line.ends),
  }));
}

/** Without the white space between paragraphs at its ends; a passage of nothing else is none. */
function onLines(passage: Passage, lines: readonly Span[]): Passage[] {
  const touched = lines.filter((line) => touches(passage, line));
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return [];
  return [
    { ...passage, starts: Math.max(passage.starts, first.starts), ends: Math.min(passage.ends, last.ends) },
  ];
}

const touches = (one: Span, other: Span) => one.starts < other.ends && one.ends > other.starts;

const breaksBefore = (points: readonly string[], at: number) =>
  points.slice(0, at).filter((point, i) => point === '\r' && points[i + 1] === '\n').length;

interface Span {
  starts: number;
  ends: number;
}

/** Lines that hold more than white space, without their ends. */
function linesOf(points: readonly string[]): Span[] {
  const lines: Span[] = [];
  let starts = 0;
  for (let at = 0; at <= points.length; at++) {
    if (at < points.length && points[at] !== '\n') continue;
    const ends = points[at - 1] === '\r' ? at - 1 : at;
    if (points.slice(starts, ends).some((point) => point.trim() !== '')) lines.push({ starts, ends });
    starts = at + 1;
  }
  return lines;
}

function runsOf(points: readonly string[], line: Span, passages: readonly Passage[]): TextRun[] {
  const here = passages.filter((passage) => touches(passage, line));
  const inside = (edge: number) => edge > line.starts && edge < line.ends;
  const edges = [
    line.starts,
    ...here.flatMap(({ starts, ends }) => [starts, ends]).filter(inside),
    line.ends,
  ];
  const sorted = [...new Set(edges)].sort((a, b) => a - b);
  return sorted.slice(1).map((ends, i) => {
    const starts = sorted[i] as number;
    const covering = here.filter((one) => one.starts <= starts && one.ends >= ends);
    const [under, over] = covering;
    return {
      text: points.slice(starts, ends).join(''),
      ...(under && { under }),
      ...(over && { over }),
      ending: covering.filter((one) => one.ends === ends),
    };
  });
}
