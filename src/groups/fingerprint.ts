import { wordsOf } from '../learning/words.ts';

/** Fewer different words say too little: such texts are compared as a whole. */
const FEWEST_WORDS = 5;

/** Two texts that share half of their words meet in at least one band with a probability of 93 %, at 70 % nearly always. */
const BANDS = 20;
const ROWS = 3;

/** Multipliers and offsets of the hash functions, the same in every process for ever: fingerprints are stored. */
const FUNCTIONS = Array.from({ length: BANDS * ROWS }, (_, i) => ({
  by: (Math.imul(i + 1, 0x9e3779b1) | 1) >>> 0,
  plus: Math.imul(i + 1, 0x85ebca6b) >>> 0,
}));

/** What a text is compared by: its different words, or for a very short one all of it. */
export function wordSet(text: string): Set<string> {
  const words = wordsOf(text).map(({ folded }) => folded);
  const different = new Set(words);
  return different.size < FEWEST_WORDS ? new Set([words.join(' ')]) : different;
}

/** How much two texts share of all their words (Jaccard), from 0 to 1. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}

/**
 * The bands of a MinHash: texts of one topic that have a band in common are worth comparing. Signed 64-bit numbers as text, as
 * PostgreSQL takes them; the topic is part of them, so that one index serves all.
 *
 * @see Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.3 and 3.4
 */
export function bandsOf(words: ReadonlySet<string>, topicId: string): string[] {
  const least = new Uint32Array(FUNCTIONS.length).fill(0xffffffff);
  for (const word of words) {
    const code = mix(word, 0x811c9dc5);
    FUNCTIONS.forEach(({ by, plus }, i) => {
      const value = scramble(Math.imul(code, by) + plus);
      if (value < (least[i] as number)) least[i] = value;
    });
  }
  const topic = mix(topicId, 0x811c9dc5);
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = Array.from(least.subarray(band * ROWS, (band + 1) * ROWS)).join(' ');
    const key = `${topic} ${band} ${rows}`;
    return BigInt.asIntN(64, (BigInt(mix(key, 0x811c9dc5)) << 32n) | BigInt(mix(key, 0x2166f1a7))).toString();
  });
}

/** FNV-1a over UTF-16 code units. */
function mix(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The last steps of MurmurHash3: close numbers end far from one another. */
function scramble(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
