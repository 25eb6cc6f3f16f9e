import { translate } from '../i18n/translate.ts';
import type { OwnForm } from '../staff/give-back.ts';
import { readSelection, selectionFields } from './selection.ts';

/** These get a box of several lines. */
const LONG: readonly string[] = ['body', 'body_simple', 'reason'];

/** What planners type into the editor, the reason of a withdrawal, and text blocks. */
export const ANSWER_FORMS: Omit<OwnForm, 'roles'> = {
  typed: (['ground', 'body', 'body_simple', 'reason', 'title'] as const).map((field) => ({
    name: field,
    label: (lang) => translate(lang, 'answers.field', { field }),
    isLong: LONG.includes(field),
  })),
  hidden: ['version', 'action', 'outcome', 'voice', 'department', 'correction_id', 'drop', 'more'],
  more: (sent) => selectionFields(readSelection(sent)),
};
