import { SIGNAL_COUNT, signalsOf } from './spam-signals.ts';
import { type Word, wordsOf } from './words.ts';

/** What a model looks at. Stored with it: a model reads texts only the way it was trained. */
export interface FeatureSpace {
  /** Words and fragments share 2 ** bits places by hash, so that a model has one size and holds no word. */
  bits: number;
  /** Also what looks like advertising in any language (`spam-signals.ts`). */
  signals: boolean;
  /** The first line, mostly a title, counts once more. */
  head: boolean;
}

/** A text as a sparse vector; the same place may occur more than once. */
export interface Features {
  places: Uint32Array;
  values: Float32Array;
}

/** One kind of feature, before counting: a place per occurrence, and the word that it came from. */
interface Block {
  share: number;
  places: number[];
  words: number[];
  /** From here on an occurrence is a pair: the word before belongs to it too. */
  pairsFrom: number;
}

/** Places and values of one text, and how to give every value back to its words. */
export interface ReadText {
  words: Word[];
  blocks: { occurrences: Block; counted: Features }[];
  signals: Float32Array | undefined;
}

const WORDS_SHARE = 0.4;
const FRAGMENTS_SHARE = 0.9;
const HEAD_SHARE = 0.5;
const HEAD_WORDS = 15;
const SHORTEST_FRAGMENT = 3;
const LONGEST_FRAGMENT = 5;

export function placesOf({ bits, signals }: FeatureSpace): number {
  return 2 ** bits + (signals ? SIGNAL_COUNT : 0);
}

export function readText(text: string, space: FeatureSpace): ReadText {
  const words = wordsOf(text);
  const blocks = [wordBlock(words, space, WORDS_SHARE), fragmentBlock(words, space)];
  if (space.head) blocks.push(wordBlock(headOf(text, words), space, HEAD_SHARE));
  return {
    words,
    blocks: blocks.map((occurrences) => ({ occurrences, counted: count(occurrences) })),
    signals: space.signals ? signalsOf(text) : undefined,
  };
}

export function featuresOf(read: ReadText, space: FeatureSpace): Features {
  const parts = read.blocks.map(({ counted }) => counted);
  if (read.signals) parts.push(signalFeatures(read.signals, 2 ** space.bits));
  const length = parts.reduce((sum, { places }) => sum + places.length, 0);
  const all = { places: new Uint32Array(length), values: new Float32Array(length) };
  let at = 0;
  for (const { places, values } of parts) {
    all.places.set(places, at);
    all.values.set(values, at);
    at += places.length;
  }
  return all;
}

function signalFeatures(signals: Float32Array, from: number): Features {
  const present = [...signals.keys()].filter((i) => signals[i] !== 0);
  return {
    places: Uint32Array.from(present, (i) => from + i),
    values: Float32Array.from(present, (i) => signals[i] as number),
  };
}

function headOf(text: string, words: Word[]): Word[] {
  const line = text.indexOf('\n');
  const end = line === -1 ? text.length : line;
  return words.slice(0, HEAD_WORDS).filter((word) => word.end <= end);
}

function wordBlock(words: Word[], { bits }: FeatureSpace, share: number): Block {
  const mask = 2 ** bits - 1;
  const hashes = words.map(({ folded }) => hash(folded, 0, folded.length));
  const pairs = hashes.slice(1).map((right, i) => scatter(step(right, hashes[i] as number)) & mask);
  return {
    share,
    places: [...hashes.map((one) => scatter(one) & mask), ...pairs],
    words: [...words.keys(), ...Array.from(pairs, (_, i) => i + 1)],
    pairsFrom: words.length,
  };
}

function fragmentBlock(words: Word[], { bits }: FeatureSpace): Block {
  const mask = 2 ** bits - 1;
  const block: Block = { share: FRAGMENTS_SHARE, places: [], words: [], pairsFrom: Infinity };
  for (const [i, { folded }] of words.entries()) {
    const padded = ` ${folded} `;
    for (let from = 0; from + SHORTEST_FRAGMENT <= padded.length; from++) {
      let sum = hash(padded, from, from + SHORTEST_FRAGMENT - 1);
      const last = Math.min(padded.length, from + LONGEST_FRAGMENT);
      for (let end = from + SHORTEST_FRAGMENT; end <= last; end++) {
        sum = step(sum, padded.charCodeAt(end - 1));
        block.places.push(scatter(sum + end - from) & mask);
        block.words.push(i);
      }
    }
  }
  return block;
}

/** Dampened counts (1 + ln n), scaled so that the squares of a block sum to its share squared. */
function count({ places, share }: Block): Features {
  const found = new Map<number, number>();
  for (const place of places) found.set(place, (found.get(place) ?? 0) + 1);
  const values = Float32Array.from(found.values(), (n) => 1 + Math.log(n));
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return { places: Uint32Array.from(found.keys()), values: values.map((value) => (value * share) / length) };
}

/** FNV-1a over UTF-16 units. */
function hash(text: string, start: number, end: number): number {
  let sum = 0x811c9dc5;
  for (let i = start; i < end; i++) sum = step(sum, text.charCodeAt(i));
  return sum;
}

function step(sum: number, unit: number): number {
  return Math.imul(sum ^ unit, 0x01000193);
}

/** The finalizer of MurmurHash3: FNV's low bits alone would crowd the places. */
function scatter(sum: number): number {
  let mixed = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
