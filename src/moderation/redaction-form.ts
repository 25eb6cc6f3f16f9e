import { type MarkedPassage, REDACTION_KINDS, type RedactionKind } from '../comments/redact-text.ts';

/** What was sent of a redaction, word for word. */
export interface RedactionValues {
  /** `12-20:personal-data`: chosen from what the checks found. */
  marks: readonly string[];
  /** The text again, with `[[…]]` around what is to be blackened. */
  copy: string;
  /** What stands in brackets there. */
  kind: string;
}

/** The same, as far as it could be read. */
export interface SentRedaction {
  marks: readonly MarkedPassage[];
  copy: string;
  kind: RedactionKind;
}

const MARKS_MAX = 500;

export function redactionValues(marks: readonly string[], copy: string, kind: string): RedactionValues {
  return { marks: marks.slice(0, MARKS_MAX), copy, kind };
}

export function readRedaction({ marks, copy, kind }: RedactionValues): SentRedaction {
  return { marks: marks.flatMap(readMark), copy, kind: readKind(kind) };
}

/** As the form's checkbox sends it. */
export function writeMark({ start, end, kind }: MarkedPassage): string {
  return `${start}-${end}:${kind}`;
}

function readMark(sent: string): MarkedPassage[] {
  const [, start, end, kind = ''] = /^(\d{1,6})-(\d{1,6}):([a-z-]+)$/.exec(sent) ?? [];
  return start && end ? [{ start: Number(start), end: Number(end), kind: readKind(kind) }] : [];
}

const readKind = (sent: string): RedactionKind => REDACTION_KINDS.find((kind) => kind === sent) ?? 'other';
