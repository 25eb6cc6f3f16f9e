export type Check =
  | 'honeypot'
  | 'form-age'
  | 'duplicate'
  | 'links'
  | 'words'
  | 'personal-data'
  | 'domains'
  | 'patterns'
  | 'mail-domains'
  | 'repetition'
  | 'language'
  | 'classifier'
  | 'urgency'
  | 'akismet';

/**
 * `hint`: worth a glance, of no weight. `off`: the check had nothing to look at (no script, no consent, empty list).
 * `failed`: it tried and got no answer. None of the three says anything about the comment.
 */
export type Outcome = 'clean' | 'hint' | 'suspect' | 'spam' | 'off' | 'failed';

/** A passage of the stored text, `end` exclusive, in UTF-16 code units, so `text.slice(start, end)` is the passage. */
export interface Mark {
  start: number;
  end: number;
  kind: string;
}

/** What one check found, stored beside the comment as evidence for the moderator. `marks` are in order, never overlapping. */
export interface Verdict {
  check: Check;
  outcome: Outcome;
  detail?: Record<string, string | number | boolean>;
  marks?: Mark[];
}

export type Suspicion = 'none' | 'suspect' | 'spam';

/**
 * The heaviest single verdict decides; verdicts never add up. Two weak signals are common in honest comments
 * (a pasted address, typed quickly), so several `suspect` stay `suspect`, and `hint`, `off` and `failed` count for nothing.
 * A suspicion only sorts the moderators' queue: no machine refuses, and none publishes what has one.
 */
export function suspicionOf(verdicts: readonly Verdict[]): Suspicion {
  if (verdicts.some((verdict) => verdict.outcome === 'spam')) return 'spam';
  if (verdicts.some((verdict) => verdict.outcome === 'suspect')) return 'suspect';
  return 'none';
}

/** Nothing was found, not even something of no weight; what could not be looked at says nothing. */
export function isClean(verdicts: readonly Verdict[]): boolean {
  return verdicts.every(({ outcome }) => outcome === 'clean' || outcome === 'off');
}

const WEIGHT: Record<Outcome, number> = { off: 0, failed: 0, clean: 1, hint: 2, suspect: 3, spam: 4 };

/** The heaviest of what several rules of one check say; `clean` where none was met. */
export function heaviest(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce((most, one) => (WEIGHT[one] > WEIGHT[most] ? one : most), 'clean');
}
