import { translate } from '../i18n/translate.ts';
import { sentValues } from '../lib/sent-values.ts';
import type { OwnForm } from '../staff/give-back.ts';
import { UPLOAD_MOST } from './import.ts';
import { MOST_COLUMNS } from './table-facts.ts';

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

/** A file to take over; it has to be chosen again. */
export const UPLOAD_FORM: Omit<OwnForm, 'roles'> = {
  typed: [],
  hidden: ['posts_to_topics'],
  file: {
    name: 'file',
    most: UPLOAD_MOST,
    label: (lang) => translate(lang, 'intake.import.file'),
    hint: (lang) => translate(lang, 'intake.paper.scan.again'),
  },
};

/** Of an import's acts none has a page of its own. */
const ofImport = (url: string) => url.replace(/\/[a-z]+$/, '');

/** Which column is what, and what holds for all lines. */
export const MAPPING_FORM: Omit<OwnForm, 'roles'> = {
  typed: [
    { name: 'source', label: (lang) => translate(lang, 'intake.mapping.source') },
    { name: 'day', label: (lang) => translate(lang, 'intake.mapping.day') },
  ],
  hidden: ['from', 'header', 'delimiter', 'encoding', 'channel', 'state', 'act'],
  more: (sent) =>
    Array.from({ length: MOST_COLUMNS }, (_, n) => `column-${n}`).flatMap((name) =>
      sentValues(sent, name).map((value) => ({ name, value })),
    ),
  next: ofImport,
};

/** What of a file is taken over. */
export const CONFIRM_FORM: Omit<OwnForm, 'roles'> = {
  typed: [{ name: 'lines', label: (lang) => translate(lang, 'intake.import.lines') }],
  hidden: ['choice'],
  next: ofImport,
};
