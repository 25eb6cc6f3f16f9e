import type { Model } from '../../src/learning/model.ts';
import { SPAM, SPAM_TRAINING } from '../../src/learning/shipped.ts';
import { type Example, train } from '../../src/learning/train.ts';
import { partOf } from './shared-data.ts';
import type { Comment } from './spam-data.ts';

/** Mixed in an order that never changes, so that the folds inside the training hold every source. */
export function learnSpam(comments: Comment[], prior?: Model, source = ''): Promise<Model> {
  const mixed = comments.map((comment, i) => ({ comment, at: partOf(`${comment.text}${i}`, 2 ** 31) }));
  mixed.sort((a, b) => a.at - b.at);
  const examples = mixed.map(({ comment }) => asExample(comment));
  return train(examples, { ...SPAM_TRAINING, source, ...(prior && { prior }) });
}

function asExample({ text, spam }: Comment): Example {
  return { text, labels: spam ? [SPAM] : [] };
}
