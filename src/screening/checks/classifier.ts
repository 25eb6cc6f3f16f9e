import { explain, type Reason } from '../../learning/explain.ts';
import { LIKELY_SPAM, SPAM, spamProbability } from '../../learning/shipped.ts';
import type { ScreeningDraft, ScreeningRules } from '../draft.ts';
import type { Mark, Verdict } from '../verdict.ts';

/** What is read of a long text: its beginning and its end, so that posting waits less than a millisecond for it. */
const HEAD = 600;
const TAIL = 200;

const MOST_WORDS = 4;
const MOST_SIGNALS = 3;

/** Parts of addresses, which the links say better. */
const OF_ADDRESSES = /^(?:https?|www|com|net|org|info|de)$/u;

/**
 * Whether the text sounds like advertising to what was learned, with the words and signals that spoke for it. Never more than
 * `suspect`: it is a reason to look, and no reason by itself for anything else.
 */
export function classifier({ text }: ScreeningDraft, { spam }: ScreeningRules): Verdict | undefined {
  if (!spam) return undefined;
  const read = excerptOf(text);
  const probability = spamProbability(spam, read);
  if (probability === undefined) return { check: 'classifier', outcome: 'off' };
  const percent = Math.round(100 * probability);
  if (probability < LIKELY_SPAM) return { check: 'classifier', outcome: 'clean', detail: { percent } };
  const reasons = explain(spam, SPAM, read)?.reasons.filter(({ weight }) => weight > 0) ?? [];
  const words = reasons.filter(isTelling).slice(0, MOST_WORDS);
  const signals = reasons.flatMap((reason) =>
    reason.kind === 'signal' ? [`${reason.signal}:${reason.count}`] : [],
  );
  const marks = words.map(({ start, end }) => markOf(start, end, text)).sort((a, b) => a.start - b.start);
  return {
    check: 'classifier',
    outcome: 'suspect',
    detail: {
      percent,
      words: words.map(({ word }) => word).join(', '),
      signals: signals.slice(0, MOST_SIGNALS).join(','),
    },
    ...(marks.length > 0 && { marks }),
  };
}

function excerptOf(text: string): string {
  return text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}`;
}

/** From a place in the excerpt to the place in the text. */
function markOf(start: number, end: number, text: string): Mark {
  const shift = text.length > HEAD + TAIL && start > HEAD ? text.length - TAIL - HEAD - 1 : 0;
  return { start: start + shift, end: end + shift, kind: 'classifier' };
}

function isTelling(reason: Reason): reason is Extract<Reason, { kind: 'word' }> {
  return reason.kind === 'word' && reason.word.length > 2 && !OF_ADDRESSES.test(reason.word.toLowerCase());
}
