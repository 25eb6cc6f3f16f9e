import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { countCharacters } from '../lib/storable.ts';
import { TEXT_MAX } from './comment.ts';

/** What is blackened, in the order of the keys. Each is a reason's code, too: the log names it. */
export const REDACTION_KINDS = ['personal-data', 'insult', 'advertising', 'other'] as const;
export type RedactionKind = (typeof REDACTION_KINDS)[number];

/** A passage of the stored text in UTF-16 code units, `end` exclusive. */
export interface MarkedPassage {
  start: number;
  end: number;
  kind: RedactionKind;
}

export type RedactionProblem = 'nothing-marked' | 'too-long';

export interface RedactedText {
  text: string;
  /** What was blackened, in order, never overlapping. */
  passages: MarkedPassage[];
}

/**
 * The text with `[geschwärzt: …]` in the place of each passage. Where passages overlap or touch they become one, of the kind
 * of the earlier one. White space at the edges stays, and no character is cut in two.
 */
export function redactText(
  text: string,
  marked: readonly MarkedPassage[],
  lang: Lang,
): RedactedText | RedactionProblem {
  const passages = joined(marked.flatMap((passage) => trimmed(text, passage)));
  if (passages.length === 0) return 'nothing-marked';
  let redacted = '';
  let at = 0;
  for (const { start, end, kind } of passages) {
    redacted += text.slice(at, start) + translate(lang, 'comments.redacted', { kind: KEYS[kind] });
    at = end;
  }
  redacted += text.slice(at);
  return countCharacters(redacted) > TEXT_MAX ? 'too-long' : { text: redacted, passages };
}

/** Choices in messages know no hyphen. */
const KEYS: Record<RedactionKind, string> = {
  'personal-data': 'personalData',
  insult: 'insult',
  advertising: 'advertising',
  other: 'other',
};

function trimmed(text: string, { start, end, kind }: MarkedPassage): MarkedPassage[] {
  let from = Math.max(0, start);
  let to = Math.min(text.length, end);
  if (isSecondHalf(text, from)) from--;
  if (isSecondHalf(text, to)) to++;
  while (from < to && /\s/.test(text[from] as string)) from++;
  while (from < to && /\s/.test(text[to - 1] as string)) to--;
  return from < to ? [{ start: from, end: to, kind }] : [];
}

/** Of a character beyond the first 65,536. */
function isSecondHalf(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

function joined(passages: readonly MarkedPassage[]): MarkedPassage[] {
  const sorted = [...passages].sort((a, b) => a.start - b.start || b.end - a.end);
  const result: MarkedPassage[] = [];
  for (const passage of sorted) {
    const last = result.at(-1);
    if (last && passage.start <= last.end) last.end = Math.max(last.end, passage.end);
    else result.push({ ...passage });
  }
  return result;
}
