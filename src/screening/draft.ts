import type { Model } from '../learning/model.ts';
import type { Pattern } from './pattern/pattern.ts';
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
  /** Absent or '': none was given, or it is not known here. */
  email?: string;
}

export type WordKind = 'spam' | 'insult' | 'other';

/** What a rule does where it is met; none of it decides. `hint`: said to the moderators, weighs nothing. */
export type Effect = 'hint' | 'suspect' | 'spam';

/** One or several whole words, separated by spaces; letters compare without case. Not a regular expression. */
export interface WordRule {
  pattern: string;
  kind: WordKind;
  /** `suspect` unless told otherwise. */
  effect?: Effect;
}

/** A rule by its name in the list of rules, as the evidence quotes it. */
interface NamedRule {
  name: string;
  effect: Effect;
}

/** Hosts in lower case and Punycode; what stands below them counts, too. */
export interface HostRule extends NamedRule {
  hosts: ReadonlySet<string>;
}

export interface PatternRule extends NamedRule {
  patterns: readonly Pattern[];
}

/** Met by more than so many. */
export interface LimitRule extends NamedRule {
  moreThan: number;
}

/** What the checks go by: the city's rules, and what was learned. What is absent is not looked at. */
export interface ScreeningRules {
  words: readonly WordRule[];
  /** Absent: the shipped limits. */
  links?: readonly LimitRule[];
  domains?: readonly HostRule[];
  patterns?: readonly PatternRule[];
  mailDomains?: readonly HostRule[];
  repetition?: readonly LimitRule[];
  language?: readonly NamedRule[];
  /** Knows advertising. */
  spam?: Model;
  /** Knows insults and threats. */
  triage?: Model;
}

/**
 * One phase of the local screening: pure, and linear in the length of the text whatever the text is. Undefined where no rule
 * asks for it.
 */
export type LocalCheck = (draft: ScreeningDraft, rules: ScreeningRules) => Verdict | undefined;
