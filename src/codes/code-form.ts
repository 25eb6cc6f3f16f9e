import type { CatalogueKey } from '../i18n/catalogues.ts';
import { countCharacters, isStorable } from '../lib/storable.ts';
import { isUuid } from '../lib/uuid.ts';
import { sentText, sentVersion } from '../staff/sent-form.ts';
import { COLOURS, type Colour, DESCRIPTION_MAX, LABEL_MAX } from './code.ts';
import { isMark, normalMark } from './code-mark.ts';
import type { CodeProblem, CodeValues } from './save-code.ts';

/** As sent, so that it can stand in the form again. */
export interface SentCode {
  label: string;
  mark: string;
  colour: string;
  description: string;
  parent: string;
}

export type CodeField = keyof SentCode;
export type CodeErrors = Partial<Record<CodeField, CatalogueKey>>;

export interface CodeForm {
  sent: SentCode;
  version: number;
  errors: CodeErrors;
  values: CodeValues;
}

/** Reads the form of a code from an untrusted body. Mark and colour left empty are proposed. */
export function readCodeForm(body: unknown): CodeForm {
  const sent: SentCode = {
    label: sentText(body, 'label').replace(/\s+/gu, ' ').trim(),
    mark: normalMark(sentText(body, 'mark')),
    colour: sentText(body, 'colour'),
    description: sentText(body, 'description').replaceAll('\r\n', '\n').trim(),
    parent: sentText(body, 'parent').toLowerCase(),
  };
  const colour = COLOURS.find((one) => one === sent.colour);
  return {
    sent,
    version: sentVersion(body),
    errors: checkCode(sent, colour),
    values: {
      label: sent.label,
      mark: sent.mark || undefined,
      colour,
      description: sent.description,
      parentId: sent.parent || null,
    },
  };
}

function checkCode(sent: SentCode, colour: Colour | undefined): CodeErrors {
  const { label, mark, description, parent } = sent;
  return {
    ...(label === '' && { label: 'codes.error.label' as const }),
    ...(!fits(label, LABEL_MAX) && { label: 'codes.error.tooLong' as const }),
    ...(mark !== '' && !isMark(mark) && { mark: 'codes.error.mark' as const }),
    ...(!fits(description, DESCRIPTION_MAX) && { description: 'codes.error.tooLong' as const }),
    ...(sent.colour !== '' && !colour && { colour: 'codes.error.colour' as const }),
    ...(parent !== '' && !isUuid(parent) && { parent: 'codes.error.parent-gone' as const }),
  };
}

const fits = (text: string, most: number) => isStorable(text) && countCharacters(text) <= most;

/** At which field a problem is said that only the codebook knows. */
export const PROBLEM_FIELDS: Record<CodeProblem, CodeField> = {
  'label-taken': 'label',
  'mark-taken': 'mark',
  'parent-gone': 'parent',
  circle: 'parent',
  'too-deep': 'parent',
  'too-many': 'label',
};

export const errorsOf = (problem: CodeProblem): CodeErrors => ({
  [PROBLEM_FIELDS[problem]]: `codes.error.${problem}`,
});
