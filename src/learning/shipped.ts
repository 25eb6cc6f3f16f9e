import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../lib/program.ts';
import type { FeatureSpace } from './feature-space.ts';
import { type Model, probabilityFor } from './model.ts';
import { fromBytes } from './model-bytes.ts';
import { type Example, type Training, train } from './train.ts';

export const SPAM = 'spam';
export const NEEDS_PERSON = 'needs-person';

const SPACE: FeatureSpace = { bits: 16, signals: true, head: false };

/** How spam is learned: for the shipped prior, and from a site's own decisions on top of it. */
export const SPAM_TRAINING: Training = { space: SPACE, labels: new Map([[SPAM, undefined]]), cost: 1 };

/** From here on a text is called likely spam; chosen on training folds (docs/evaluation.md). */
export const LIKELY_SPAM = 0.5;

/** How "needs a person soon" is learned from insults and threats. */
export const TRIAGE_TRAINING: Training = {
  space: { bits: 16, signals: false, head: false },
  labels: new Map([[NEEDS_PERSON, undefined]]),
  cost: 0.2,
};

/** Weights learned from texts of others (docs/evaluation.md says which); about 256 KB, read at once. */
export function readSpamPrior(): Model {
  return fromBytes(readFileSync(path.join(ROOT, 'src/learning/spam-prior.bin')));
}

export function readTriageModel(): Model {
  return fromBytes(readFileSync(path.join(ROOT, 'src/learning/triage.bin')));
}

/** A site's own model: what its moderators decided, the newest first, bends the shipped weights. */
export function trainSpam(
  decided: AsyncIterable<Example> | Iterable<Example>,
  prior = readSpamPrior(),
): Promise<Model> {
  return train(decided, { ...SPAM_TRAINING, prior });
}

/** 0 to 1; undefined where nothing is known. For ordering a queue, never for a decision. */
export function spamProbability(model: Model, text: string): number | undefined {
  return probabilityFor(model, SPAM, text);
}

/** How likely a text insults or threatens, 0 to 1: puts it further up the queue, decides nothing. */
export function urgency(model: Model, text: string): number | undefined {
  return probabilityFor(model, NEEDS_PERSON, text);
}
