import type { MailLang } from '../i18n/mail-catalogues.ts';

/** Decisions are told about in plain German, in English and in Leichte Sprache. */
export const REASON_LANGS = ['de', 'en', 'de-simple'] as const satisfies readonly MailLang[];
export type ReasonLang = (typeof REASON_LANGS)[number];

/** What is written about a reason in one language; empty: as in plain German. */
export interface ReasonWords {
  /** For moderators. */
  label: string;
  /** What moderators are asked for, so that the author learns which passage it is about. */
  prompt: string;
  /** For residents. */
  publicLabel: string;
  /** What the netiquette's rule says. */
  ruleText: string;
  /** What the author reads unless the moderator writes something else; empty: the moderator has to write. */
  body: string;
  /** What the author can do about it. */
  remedy: string;
}

/** Why a comment is not published. Its code is stored, exported and never renamed. */
export interface Reason {
  code: string;
  /** Number of the rule in the netiquette. */
  rule: number | null;
  isArchived: boolean;
  version: number;
  words: Record<ReasonLang, ReasonWords>;
}

/** A city's reasons in their order, archived ones included: they are still named where they were used. */
export type Reasons = readonly Reason[];

/** Who reads, and by which reasons. */
export interface ReasonReader {
  lang: ReasonLang;
  reasons: Reasons;
}

/** More have no digit as their key. */
const DIGITS = 9;

/** The words of a language, each in plain German where nobody wrote it. */
export function wordsIn({ words }: Reason, lang: ReasonLang): ReasonWords {
  const pairs = Object.entries(words[lang]) as [keyof ReasonWords, string][];
  return Object.fromEntries(
    pairs.map(([key, text]) => [key, text || words.de[key]]),
  ) as unknown as ReasonWords;
}

/** The language of what an author wrote in, as far as reasons know it. */
export function reasonLang(language: string): ReasonLang {
  if (language.startsWith('en')) return 'en';
  return language === 'de-simple' ? 'de-simple' : 'de';
}

/** Those that can be chosen, each with its key where it has one. */
export function offered(reasons: Reasons): (Reason & { digit?: number })[] {
  return reasons
    .filter(({ isArchived }) => !isArchived)
    .map((reason, i) => ({ ...reason, ...(i < DIGITS && { digit: i + 1 }) }));
}

export function isOffered(reasons: Reasons, code: string): boolean {
  return offered(reasons).some((reason) => reason.code === code);
}

/** Without a standard text the moderator has to write one. */
export function needsText(reasons: Reasons, code: string): boolean {
  return find(reasons, code)?.words.de.body === '';
}

/** As moderators call it; a code of before, or of elsewhere, stands for itself. */
export function labelOf(code: string | null, { lang, reasons }: ReasonReader): string {
  const reason = find(reasons, code);
  return reason ? wordsIn(reason, lang).label : (code ?? '');
}

/** As residents read it. */
export function publicLabelOf(code: string, { lang, reasons }: ReasonReader): string {
  const reason = find(reasons, code);
  return reason ? wordsIn(reason, lang).publicLabel : code;
}

/** The rule it stands on, and what that says. */
export function ruleOf(
  code: string,
  { lang, reasons }: ReasonReader,
): { number: number; text: string } | undefined {
  const reason = find(reasons, code);
  return reason?.rule ? { number: reason.rule, text: wordsIn(reason, lang).ruleText } : undefined;
}

/** What the author can do about it; empty where nothing more is said. */
export function remedyOf(code: string, { lang, reasons }: ReasonReader): string {
  const reason = find(reasons, code);
  return reason ? wordsIn(reason, lang).remedy : '';
}

function find(reasons: Reasons, code: string | null): Reason | undefined {
  return reasons.find((reason) => reason.code === code);
}
