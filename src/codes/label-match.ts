import { wordsOf } from '../learning/words.ts';
import type { Node } from './code.ts';

/** So many letters of a label's word must be found in a word of the text. */
const SHORTEST_STEM = 4;
/** German words hide their stem behind these. */
const ENDING = /(?:heit|keit|ung|en|er|es|e|n|s)$/u;

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
  const stem = word.replace(ENDING, '');
  if (stem.length >= SHORTEST_STEM) return stem;
  return word.length >= SHORTEST_STEM ? word : undefined;
}
