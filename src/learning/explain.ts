import { featuresOf, type ReadText, readText } from './feature-space.ts';
import { distance, type Learned, type Model, strongestBelow } from './model.ts';
import { SIGNALS, type Signal, signalCount } from './spam-signals.ts';

/** What counted in one text: for the label where `weight` is above 0, against it below. */
export type Reason = WordReason | SignalReason;

/** The word as it stands at its first place in the text, so that a page can mark it; `weight` over all its places. */
export interface WordReason {
  kind: 'word';
  word: string;
  start: number;
  end: number;
  weight: number;
}

export interface SignalReason {
  kind: 'signal';
  signal: Signal;
  /** How many (links, calls, pictures) or how many percent (capitals, digits). */
  count: number;
  weight: number;
}

export interface Explanation {
  /** What the label starts with before a word is read; with all weights of all reasons, the score. */
  bias: number;
  /** All of them, the weightiest first. */
  reasons: Reason[];
}

/**
 * Why a label was suggested, by this text's own words and signals. Exact: a linear model's score is the sum of what its words
 * bring. Undefined where nothing is known of the label.
 */
export function explain(model: Model, label: string, text: string): Explanation | undefined {
  const index = model.labels.findIndex((learned) => learned.label === label && learned.calibration);
  if (index === -1) return;
  const read = readText(text, model.space);
  const planes = planesFor(model, index, read);
  const reasons = [
    ...wordReasons(read, planes, text),
    ...signalReasons(read, planes, text, 2 ** model.space.bits),
  ];
  return {
    bias: planes.reduce((sum, { bias }) => sum + bias, 0),
    reasons: reasons
      .filter(({ weight }) => weight !== 0)
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  };
}

function planesFor({ labels, space }: Model, index: number, read: ReadText): Learned[] {
  const features = featuresOf(read, space);
  const own = labels.map((learned) => distance(learned, features));
  const below = strongestBelow(labels, index, own);
  return [index, ...(below ? [below.index] : [])].map((i) => labels[i] as Learned);
}

/** A place's weight is divided among its occurrences, a pair's among its two words. */
function wordReasons({ words, blocks }: ReadText, planes: Learned[], text: string): WordReason[] {
  const weights = new Float64Array(words.length);
  for (const { occurrences, counted } of blocks) {
    const perOccurrence = sharesOf(occurrences.places, counted, planes);
    for (const [i, place] of occurrences.places.entries()) {
      const weight = perOccurrence.get(place) as number;
      const word = occurrences.words[i] as number;
      const isPair = i >= occurrences.pairsFrom;
      (weights[word] as number) += isPair ? weight / 2 : weight;
      if (isPair) (weights[word - 1] as number) += weight / 2;
    }
  }
  const reasons = new Map<string, WordReason>();
  for (const [i, { start, end, folded }] of words.entries()) {
    const known = reasons.get(folded);
    const weight = weights[i] as number;
    if (known) known.weight += weight;
    else reasons.set(folded, { kind: 'word', word: text.slice(start, end), start, end, weight });
  }
  return [...reasons.values()];
}

function sharesOf(
  occurrences: readonly number[],
  { places, values }: { places: Uint32Array; values: Float32Array },
  planes: Learned[],
): Map<number, number> {
  const counts = new Map<number, number>();
  for (const place of occurrences) counts.set(place, (counts.get(place) ?? 0) + 1);
  const shares = new Map<number, number>();
  for (const [i, place] of places.entries()) {
    const weight = planes.reduce((sum, { weights }) => sum + (weights[place] as number), 0);
    shares.set(place, (weight * (values[i] as number)) / (counts.get(place) as number));
  }
  return shares;
}

function signalReasons({ signals }: ReadText, planes: Learned[], text: string, from: number): SignalReason[] {
  return SIGNALS.flatMap((signal, i) => {
    const strength = signals?.[i] ?? 0;
    if (strength === 0) return [];
    const weight = planes.reduce((sum, { weights }) => sum + strength * (weights[from + i] as number), 0);
    return [{ kind: 'signal', signal, count: signalCount(signal, text), weight }];
  });
}
