import { bandsOf, likeness, wordSet } from './fingerprint.ts';
import { ALIKE } from './group.ts';

/** A text that was read. */
export interface Known {
  id: string;
  words: ReadonlySet<string>;
}

export interface Read extends Known {
  topicId: string;
  bands: readonly string[];
}

export interface Match {
  id: string;
  similarity: number;
}

/** A text by what it is compared by. */
export function read({ id, body, topicId }: { id: string; body: string; topicId: string }): Read {
  const words = wordSet(body);
  return { id, topicId, words, bands: bandsOf(words, topicId) };
}

/** The text most like this one, if one is like enough; the earlier of two. */
export function bestMatch(words: ReadonlySet<string>, candidates: Iterable<Known>): Match | undefined {
  let best: Match | undefined;
  for (const candidate of candidates) {
    const similarity = likeness(words, candidate.words);
    if (similarity >= ALIKE && similarity > (best?.similarity ?? 0)) best = { id: candidate.id, similarity };
  }
  return best;
}
