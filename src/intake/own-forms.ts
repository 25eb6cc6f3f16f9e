import { translate } from '../i18n/translate.ts';
import type { OwnForm } from '../staff/give-back.ts';

/** Districts that are added, a line each, or one that is renamed. */
export const DISTRICT_FORMS: Omit<OwnForm, 'roles'> = {
  typed: [
    { name: 'lines', label: (lang) => translate(lang, 'intake.districts.lines'), isLong: true },
    { name: 'name', label: (lang) => translate(lang, 'intake.districts.field') },
  ],
  hidden: ['was', 'act'],
  // One district has no page of its own.
  next: () => '/verwaltung/ortsteile',
};

/** What was typed from paper; the scan has to be chosen again. */
export const PAPER_FORM: Omit<OwnForm, 'roles'> = {
  typed: (['received_on', 'text', 'name', 'note', 'lat', 'lon', 'email'] as const).map((field) => ({
    name: field,
    label: (lang) => translate(lang, 'intake.paper.field', { field }),
    ...(field === 'text' && { isLong: true }),
  })),
  hidden: ['channel', 'district', 'key', 'publish'],
  file: {
    name: 'scan',
    label: (lang) => translate(lang, 'intake.paper.field', { field: 'scan' }),
    hint: (lang) => translate(lang, 'intake.paper.scan.again'),
  },
};
