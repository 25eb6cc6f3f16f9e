import type { LockedRow } from '../comments/act-on-comment.ts';
import { languageOf } from '../comments/redact-comment.ts';
import { type RedactedText, type RedactionProblem, redactText } from '../comments/redact-text.ts';
import type { Decision } from './decision.ts';

export type MarkingProblem =
  | RedactionProblem
  /** A bracket is open, or the copy says something else than the text. */
  | 'other-text';

/** The comment's text as it is to be blackened: where the copy has brackets, and what was chosen from the findings. */
export function redactedBy(
  { redaction }: Decision,
  comment: Pick<LockedRow, 'body' | 'language'>,
): RedactedText | MarkingProblem {
  if (!redaction || comment.body === null) return 'nothing-marked';
  const { marks, copy, kind } = redaction;
  const bracketed = copy.trim() === '' ? [] : bracketedIn(comment.body, copy);
  if (!bracketed) return 'other-text';
  const passages = [...marks, ...bracketed.map((passage) => ({ ...passage, kind }))];
  return redactText(comment.body, passages, languageOf(comment.language));
}

const OPEN = '[[';
const CLOSE = ']]';

/**
 * What stands between `[[` and `]]` in a copy of a text, as places in the text. Brackets the text has itself are none of
 * ours. Line ends may differ, as forms change them, and so may white space at the end.
 *
 * @returns undefined where the copy without its brackets is not the text, or a bracket is not closed
 */
export function bracketedIn(text: string, copy: string): { start: number; end: number }[] | undefined {
  const found: { start: number; end: number }[] = [];
  let open: number | undefined;
  let at = 0;
  for (let i = 0; i < copy.length; ) {
    const sign = copy.slice(i, i + 2);
    const isOurs = (sign === OPEN || sign === CLOSE) && !text.startsWith(sign, at);
    if (isOurs) {
      if ((sign === OPEN) === (open !== undefined)) return undefined;
      if (open === undefined) open = at;
      else {
        found.push({ start: open, end: at });
        open = undefined;
      }
      i += 2;
      continue;
    }
    if (text[at] === '\r' && copy[i] === '\n' && text[at + 1] === '\n') at++;
    if (text[at] !== copy[i]) return isBlank(text.slice(at)) && isBlank(copy.slice(i)) ? found : undefined;
    at++;
    i++;
  }
  return open === undefined && isBlank(text.slice(at)) ? found : undefined;
}

const isBlank = (text: string) => text.trim() === '';
