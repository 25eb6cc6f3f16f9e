import type { Colour } from './code.ts';
import type { ShownPassage } from './passage.ts';
import type { Stretch } from './reader-model.ts';

export interface MarkedPassage extends ShownPassage {
  colour: Colour;
  mark: string;
  isSuggestion: boolean;
}

/** From where to where a paragraph goes, in characters as shown, without the blank lines between. */
export function paragraphsOf(characters: readonly string[]): ShownPassage[] {
  const text = characters.join('');
  const paragraphs: ShownPassage[] = [];
  let at = 0;
  for (const part of text.split(/(\n[^\S\n]*\n\s*)/u)) {
    const length = [...part].length;
    if (part.trim() !== '') paragraphs.push({ starts: at, ends: at + length });
    at += length;
  }
  return paragraphs;
}

/**
 * A paragraph in stretches that look the same throughout; put together again they are the paragraph. Given codes go before
 * suggestions, the longer before the shorter.
 */
export function stretchesOf(
  characters: readonly string[],
  { starts, ends }: ShownPassage,
  passages: readonly MarkedPassage[],
): Stretch[] {
  const inside = (at: number) => at > starts && at < ends;
  const edges = new Set([starts, ends, ...passages.flatMap((one) => [one.starts, one.ends]).filter(inside)]);
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((at, i) => {
    const end = sorted[i + 1] as number;
    const here = passages.filter((one) => one.starts <= at && at < one.ends).sort(byWeight);
    const [first, second] = here;
    return {
      at,
      text: characters.slice(at, end).join(''),
      ...(first && { hue: first.colour }),
      ...(first?.isSuggestion && { isSuggestion: true }),
      ...(second && { under: second.colour }),
      marks: here.filter((one) => one.ends === end).map(({ mark, colour }) => ({ mark, colour })),
    };
  });
}

const byWeight = (a: MarkedPassage, b: MarkedPassage) =>
  Number(a.isSuggestion) - Number(b.isSuggestion) || b.ends - b.starts - (a.ends - a.starts);
