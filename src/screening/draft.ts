import type { Verdict } from './verdict.ts';

/** What the checks may see of a comment that was just sent. Every field is untrusted. */
export interface ScreeningDraft {
  text: string;
  /** Shown beside the comment; '' when the resident stays anonymous. */
  name: string;
  /** What came in the field that people cannot see. */
  honeypot: string;
  /** Milliseconds between showing and sending the form as the page's script measured it; undefined without script. */
  formMs: number | undefined;
}

export type WordKind = 'spam' | 'insult';

/** One or several whole words, separated by spaces; letters compare without case. Not a regular expression. */
export interface WordRule {
  pattern: string;
  kind: WordKind;
}

export interface ScreeningRules {
  words: readonly WordRule[];
}

/** One phase of the local screening: pure, and linear in the length of the text whatever the text is. */
export type LocalCheck = (draft: ScreeningDraft, rules: ScreeningRules) => Verdict;
