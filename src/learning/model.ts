import { type Calibration, probabilityOf } from './calibrate.ts';
import { type FeatureSpace, type Features, featuresOf, readText } from './feature-space.ts';
import type { Plane } from './separate.ts';

/** What was learned about one label. */
export interface Learned extends Plane {
  label: string;
  /** The label above it in a codebook; what speaks for one below speaks for it too. */
  parent: string | undefined;
  /** Undefined while there are too few examples on either side: then nothing is known of this label. */
  calibration: Calibration | undefined;
  /** From this probability on it is worth saying; undefined where no other label competes with it. */
  bar: number | undefined;
  /** Examples with it and without it. */
  seen: { with: number; without: number };
}

export interface Model {
  space: FeatureSpace;
  /** Where the weights come from and under which licence, where that is not the site itself. */
  source: string;
  labels: readonly Learned[];
}

export interface Suggestion {
  label: string;
  /** 0 to 1, each label for itself: a text may have several. */
  probability: number;
}

/** Where there is none: then the probability itself counts. */
const ANY_BAR = 0.5;

/** Rarer than this a suggestion would mostly be wrong. */
export const LIKELY = 0.25;

/** A number for one label, or undefined: nothing is known yet. Never a ground for a decision. */
export function probabilityFor(model: Model, label: string, text: string): number | undefined {
  return suggestionsFor(model, text).find((suggestion) => suggestion.label === label)?.probability;
}

/**
 * The labels of which something is known. Likely ones come first, the one farthest above its own bar before the others: a frequent
 * label reaches a high probability easily, and would always stand before a rare or a vague one. Then the rest, the likeliest first.
 */
export function suggestionsFor(model: Model, text: string): Suggestion[] {
  const scores = scoresOf(model.labels, featuresOf(readText(text, model.space), model.space));
  return model.labels
    .flatMap(({ label, calibration, bar = ANY_BAR }, i) => {
      if (!calibration) return [];
      const probability = probabilityOf(calibration, scores[i] as number);
      return [{ label, probability, worth: probability >= LIKELY ? overBar(probability, bar) : 0 }];
    })
    .sort((a, b) => b.worth - a.worth || b.probability - a.probability || (a.label < b.label ? -1 : 1))
    .map(({ label, probability }) => ({ label, probability }));
}

/** The probability as it were if the bar stood at one half: what is certain stays certain, whatever its bar. */
function overBar(probability: number, bar: number): number {
  const [over, under] = [probability * (1 - bar), (1 - probability) * bar];
  return over / (over + under);
}

/** Per label the distance from its plane, plus that of the strongest label below it. */
export function scoresOf(labels: readonly Learned[], features: Features): number[] {
  const own = labels.map((learned) => distance(learned, features));
  return own.map((score, i) => score + (strongestBelow(labels, i, own)?.score ?? 0));
}

export function strongestBelow(
  labels: readonly Learned[],
  above: number,
  own: readonly number[],
): { index: number; score: number } | undefined {
  let strongest: { index: number; score: number } | undefined;
  for (const [index, { parent }] of labels.entries()) {
    const score = own[index] as number;
    if (parent === labels[above]?.label && score > (strongest?.score ?? -Infinity))
      strongest = { index, score };
  }
  return strongest;
}

export function distance({ weights, bias }: Plane, { places, values }: Features): number {
  let score = bias;
  for (let i = 0; i < places.length; i++) {
    score += (weights[places[i] as number] as number) * (values[i] as number);
  }
  return score;
}
