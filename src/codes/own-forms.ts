import { translate } from '../i18n/translate.ts';
import type { OwnForm } from '../staff/give-back.ts';

type Form = Omit<OwnForm, 'roles'>;

/** A code, new or changed. */
export const CODE_FORM: Form = {
  typed: (['label', 'mark', 'description'] as const).map((name) => ({
    name,
    label: (lang) => translate(lang, `codes.field.${name}`),
  })),
  hidden: ['version', 'colour', 'parent'],
};

/** The same, with the places that are to have it; or an other code that is there already. */
export const SPLIT_FORM: Form = {
  ...CODE_FORM,
  hidden: ['zuordnung', 'gewaehlt', 'nach', 'ziel', 'colour', 'parent'],
};

/** A passage and the code for it, which may be a new one by its name. */
export const CODING_FORM: Form = {
  typed: [{ name: 'neu', label: (lang) => translate(lang, 'codes.field.label') }],
  hidden: ['fassung', 'von', 'bis', 'satz', 'schlagwort', 'herkunft', 'zurueck'],
};

/** Who is to answer a code or comments, and until when. */
export const ASSIGN_FORM: Form = {
  typed: [{ name: 'faellig', label: (lang) => translate(lang, 'codes.assign.due') }],
  hidden: ['fachdienst', 'stand', 'as_of', 'zurueck'],
  // A code's has no page of its own.
  next: (url) => url.replace(/(\/schlagwoerter\/[^/?]+)\/zustaendigkeit.*/, '$1'),
};

export const DEPARTMENT_FORM: Form = {
  typed: [{ name: 'name', label: (lang) => translate(lang, 'codes.department.name') }],
  hidden: ['version', 'mitglied'],
};
