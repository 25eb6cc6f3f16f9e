import type { Moment } from '../i18n/moment.ts';
import type { Effect } from './draft.ts';

/** `views/screening/rules.hbs` */
export type RulesPage = {
  rules: readonly RuleItem[];
  kinds: readonly { href: string; label: string; hint: string }[];
  learned: LearnedFacts;
  notice?: string;
};

export type RuleItem = {
  href: string;
  name: string;
  /** „Wörter, 62 Einträge“ */
  what: string;
  effect: Effect;
  effectText: string;
  enabled: boolean;
  stateText: string;
  changed: string;
};

/** What the site's own classifier knows, and how well it does. */
export type LearnedFacts = { lines: readonly string[] };

type Choice<T extends string> = { value: T; label: string; hint: string; isChosen: boolean };

/** `views/screening/rule.hbs` */
export type RulePage = {
  title: string;
  kindText: string;
  kindHint: string;
  action: string;
  fields: {
    name: { value: string; error?: string };
    threshold?: { value: string; error?: string };
    entries?: { value: string; error?: string; lines: readonly string[] };
  };
  effects: readonly Choice<Effect>[];
  effectError?: string;
  /** Words only. */
  abouts?: readonly Choice<string>[];
  errors: readonly { field: string; label: string; message: string }[];
  conflict?: string;
  notice?: string;
  /** Absent while it is new. */
  saved?: SavedRule;
};

export type SavedRule = {
  id: string;
  version: number;
  enabled: boolean;
  stateText: string;
  hasEntries: boolean;
  /** „62.000 Einträge: zu viele, um sie hier zu ändern“ */
  tooLong?: string;
  trial: TrialView;
  events: readonly RuleEventItem[];
};

export type TrialView = {
  /** „Von den letzten 1.000 Beiträgen träfe die Regel auf 12 zu.“ */
  summary: string;
  states: readonly { label: string; count: number }[];
  hits: readonly { href: string; reference: string; topic: string; text: string; state: string }[];
  /** Hits that are not shown. */
  more?: string;
};

export type RuleEventItem = { at: Moment; actor: string; action: string; change?: string; rule: string };

/** `views/screening/import.hbs` */
export type ImportPage = {
  back: { href: string; label: string };
  problem?: string;
  summary?: readonly string[];
  refused: readonly { line: number; text: string; reason: string }[];
  more?: string;
};

/** `views/screening/rule-log.hbs` */
export type RuleLogPage = {
  events: readonly RuleEventItem[];
  pager?: { from: number; to: number; total: number; previousHref?: string; nextHref?: string };
};
