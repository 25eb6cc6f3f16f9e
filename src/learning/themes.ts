import type { FeatureSpace } from './feature-space.ts';
import type { Model } from './model.ts';
import { type Example, train } from './train.ts';

/** Fixed beforehand; from 0.1 to 0.5 the figures hardly move (docs/evaluation.md). */
const COST = 0.2;
const SPACE: FeatureSpace = { bits: 16, signals: false, head: true };

/** How the codes of a topic are learned. `labels`: each with the one above it, whose examples include those of the ones below. */
export function trainThemes(
  examples: Iterable<Example>,
  labels: ReadonlyMap<string, string | undefined>,
): Promise<Model> {
  return train(examples, { space: SPACE, labels, cost: COST });
}
