import type { Model } from './model.ts';
import { LIKELY_SPAM, SPAM, spamProbability, trainSpam } from './shipped.ts';
import type { Example } from './train.ts';

/** Of 100 spam so many found, of 100 others so many taken for spam. */
export interface Figures {
  found: number;
  alarms: number;
}

const FOLDS = 5;
/** With fewer of either kind a figure would say nothing. */
const FEWEST = 10;

/**
 * How well a model learned from these examples does on those of them it did not see, and how the shipped weights do on all:
 * every fifth example is left out in turn.
 *
 * @returns undefined with too few examples
 */
export async function measureSpam(
  examples: readonly Example[],
  prior: Model,
): Promise<{ own: Figures; prior: Figures } | undefined> {
  const spam = examples.filter(isSpam).length;
  if (Math.min(spam, examples.length - spam) < FEWEST) return undefined;
  const byOwn: boolean[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const isLeftOut = (_: Example, i: number) => i % FOLDS === fold;
    const model = await trainSpam(
      examples.filter((example, i) => !isLeftOut(example, i)),
      prior,
    );
    for (const [i, example] of examples.entries()) {
      if (isLeftOut(example, i)) byOwn[i] = isAlarm(model, example);
    }
  }
  const byPrior = examples.map((example) => isAlarm(prior, example));
  return { own: figuresOf(examples, byOwn), prior: figuresOf(examples, byPrior) };
}

const isSpam = ({ labels }: Example) => labels.includes(SPAM);

const isAlarm = (model: Model, { text }: Example) => (spamProbability(model, text) ?? 0) >= LIKELY_SPAM;

function figuresOf(examples: readonly Example[], alarms: readonly boolean[]): Figures {
  const percent = (of: (example: Example) => boolean) => {
    const those = [...examples.keys()].filter((i) => of(examples[i] as Example));
    return (100 * those.filter((i) => alarms[i]).length) / those.length;
  };
  return { found: percent(isSpam), alarms: percent((example) => !isSpam(example)) };
}
