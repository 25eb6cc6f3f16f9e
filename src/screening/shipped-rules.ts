import { readSpamPrior, readTriageModel } from '../learning/shipped.ts';
import { DEFAULT_WORDS } from './default-words.ts';
import type { ScreeningRules } from './draft.ts';

/** What the checks go by before a city has changed or decided anything. Reads half a megabyte: not for each comment. */
export function shippedRules(): ScreeningRules & Required<Pick<ScreeningRules, 'spam' | 'triage'>> {
  return { words: DEFAULT_WORDS, spam: readSpamPrior(), triage: readTriageModel() };
}
