import { wordsOf } from '../learning/words.ts';
import type { Node } from './code.ts';

/** Endings of German words hide the same stem: so many letters of a label's word must be found in a word of the text. */
const SHORTEST_STEM = 4;
const ENDING = 2;

export interface LabelMatch {
  id: string;
  words: { word: string; start: number }[];
}

/** Codes whose labels' own words stand in a text, those with most of their words first. Compounds count: Radwege, Radwegenetz. */
export function labelMatches(text: string, codes: readonly Pick<Node, 'id' | 'label'>[]): LabelMatch[] {
  const words = wordsOf(text);
  return codes
    .map(({ id, label }) => {
      const stems = wordsOf(label).flatMap(({ folded }) => stemOf(folded) ?? []);
      const found = stems.flatMap((stem) => words.find(({ folded }) => folded.includes(stem)) ?? []);
      const share = stems.length === 0 ? 0 : found.length / stems.length;
      return { id, share, words: found.map(({ start, end }) => ({ word: text.slice(start, end), start })) };
    })
    .filter(({ share }) => share > 0.5)
    .sort((a, b) => b.share - a.share);
}

function stemOf(word: string): string | undefined {
  if (word.length < SHORTEST_STEM) return undefined;
  return word.slice(0, Math.max(SHORTEST_STEM, word.length - ENDING));
}
