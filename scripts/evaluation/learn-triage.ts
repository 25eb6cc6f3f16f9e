import type { Model } from '../../src/learning/model.ts';
import { NEEDS_PERSON, TRIAGE_TRAINING } from '../../src/learning/shipped.ts';
import { train } from '../../src/learning/train.ts';
import { partOf } from './shared-data.ts';
import type { Post } from './triage-data.ts';

/** Mixed in an order that never changes. */
export function learnTriage(posts: Post[], source = ''): Promise<Model> {
  const mixed = [...posts].sort((a, b) => partOf(a.text, 2 ** 31) - partOf(b.text, 2 ** 31));
  const examples = mixed.map(({ text, urgent }) => ({ text, labels: urgent ? [NEEDS_PERSON] : [] }));
  return train(examples, { ...TRIAGE_TRAINING, source });
}
