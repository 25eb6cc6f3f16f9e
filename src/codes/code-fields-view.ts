import type { CatalogueKey, Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import { branchOf, COLOURS, DESCRIPTION_MAX, LABEL_MAX, type Placed } from './code.ts';
import type { CodeErrors, CodeField, SentCode } from './code-form.ts';
import type { Choice, CodeFields } from './code-page-model.ts';
import type { CodeRow } from './queries.ts';

export interface FormState {
  sent: SentCode;
  errors: CodeErrors;
  /** What somebody else saved meanwhile. */
  theirs?: SentCode;
}

export const EMPTY: FormState = {
  sent: { label: '', mark: '', colour: '', description: '', parent: '' },
  errors: {},
};

const MOST: Partial<Record<CodeField, number>> = { label: LABEL_MAX, description: DESCRIPTION_MAX };
const FIELDS = ['label', 'mark', 'colour', 'description', 'parent'] as const;

export function sentCodeOf(code: CodeRow): SentCode {
  const { label, mark, colour, description, parentId } = code;
  return { label, mark, colour, description, parent: parentId ?? '' };
}

/** The fields of a code with what was sent, what is wrong, and what somebody else saved meanwhile. */
export function codeFields(
  { sent, errors, theirs }: FormState,
  codes: readonly Placed<CodeRow>[],
  { lang, ownId }: { lang: Lang; ownId?: string },
): CodeFields {
  const say = (field: CodeField) => {
    const key: CatalogueKey | undefined = errors[field];
    return key && translate(lang, key, { max: MOST[field] ?? 0 });
  };
  const words = (field: CodeField, value: string) => inWords(field, value, codes, lang);
  const fieldOf = (field: CodeField) => {
    const error = say(field);
    const isOther = theirs !== undefined && theirs[field] !== sent[field];
    return {
      value: sent[field],
      ...(error && { error }),
      ...(isOther && { theirs: { text: words(field, theirs[field]) } }),
    };
  };
  const fields = Object.fromEntries(FIELDS.map((field) => [field, fieldOf(field)])) as CodeFields['fields'];
  return {
    fields,
    colours: COLOURS.map((value) => ({
      value,
      label: translate(lang, `codes.colour.${value}`),
      isChosen: value === sent.colour,
    })),
    parents: [
      { value: '', label: translate(lang, 'codes.parent.none'), isChosen: sent.parent === '' },
      ...choicesOf(codes, { chosen: sent.parent, without: ownId ? branchOf(codes, ownId) : new Set() }),
    ],
    errors: FIELDS.flatMap((field) => {
      const message = say(field);
      return message ? [{ field, label: translate(lang, `codes.field.${field}`), message }] : [];
    }),
    ...(theirs && { conflict: { by: translate(lang, 'codes.somebody') } }),
  };
}

function inWords(field: CodeField, value: string, codes: readonly CodeRow[], lang: Lang): string {
  if (field === 'colour') {
    const colour = COLOURS.find((one) => one === value);
    return colour ? translate(lang, `codes.colour.${colour}`) : '';
  }
  if (field !== 'parent') return value;
  return codes.find(({ id }) => id === value)?.label ?? translate(lang, 'codes.parent.none');
}

/** Codes to choose one of, each with those above it. */
export function choicesOf(
  codes: readonly Placed<CodeRow>[],
  { chosen = '', without = new Set<string>() }: { chosen?: string; without?: ReadonlySet<string> } = {},
): Choice[] {
  return codes
    .filter(({ id }) => !without.has(id))
    .map(({ id, path, label }) => ({
      value: id,
      label: [...path, label].join(' › '),
      isChosen: id === chosen,
    }));
}
