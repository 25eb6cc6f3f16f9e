import { sentValues } from '../lib/sent-values.ts';
import { isUuid } from '../lib/uuid.ts';
import { type AnswerWords, OUTCOMES } from './answer.ts';
import { STEPS, type Step } from './save-answer.ts';
import { readReferences, readSelection, type Selection } from './selection.ts';

/** What the editor's buttons do: a step of the draft, something else with it, or only another look at the form. */
export type AnswerAction =
  | { kind: 'step'; step: Step; regardless?: boolean }
  | { kind: 'preview' }
  | { kind: 'discard' }
  | { kind: 'correct' }
  | { kind: 'insert'; blockId: string };

/** The editor's form as sent; nothing in it is trusted. */
export interface AnswerForm {
  action: AnswerAction;
  version: number;
  words: AnswerWords;
  added: Selection;
  dropped: string[];
  /** As typed into the field for more Vorgangsnummern. */
  more: string;
}

export function readAnswerForm(body: unknown): AnswerForm {
  const more = sentText(body, 'more');
  const selection = readSelection(body);
  return {
    action: readAction(body),
    version: sentVersion(body),
    words: readWords(body),
    added: { ...selection, references: [...new Set([...selection.references, ...readReferences(more)])] },
    dropped: readReferences(sentValues(body, 'drop').join(' ')),
    more,
  };
}

export function readWords(body: unknown): AnswerWords {
  const department = sentText(body, 'department');
  return {
    voice: sentText(body, 'voice') === 'sponsor' ? 'sponsor' : 'city',
    outcome: OUTCOMES.find((one) => one === sentText(body, 'outcome')) ?? null,
    ground: sentText(body, 'ground').trim(),
    departmentId: isUuid(department) ? department.toLowerCase() : null,
    body: sentText(body, 'body').trim(),
    bodySimple: sentText(body, 'body_simple').trim(),
  };
}

/** A field as sent, with line breaks as one character. */
export function sentText(body: unknown, name: string): string {
  return (sentValues(body, name)[0] ?? '').replaceAll('\r\n', '\n');
}

/** The version a form was made of; -1, which no row has, where it is none. */
export function sentVersion(body: unknown): number {
  const text = sentText(body, 'version');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}

/** The last button counts: fields that stand for none of ours save. */
function readAction(body: unknown): AnswerAction {
  const blockId = sentText(body, 'insert');
  if (isUuid(blockId)) return { kind: 'insert', blockId };
  const name = sentText(body, 'action');
  if (name === 'preview' || name === 'discard' || name === 'correct') return { kind: name };
  if (name === 'replace') return { kind: 'step', step: 'save', regardless: true };
  if (name === 'leave') return { kind: 'step', step: 'save', regardless: false };
  return { kind: 'step', step: STEPS.find((step) => step === name) ?? 'save' };
}
