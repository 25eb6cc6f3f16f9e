import type { Lang } from '../i18n/catalogues.ts';
import { translate } from '../i18n/translate.ts';
import type { OwnForm } from '../staff/give-back.ts';
import { TOPIC_FIELDS } from './page-models.ts';
import { SETTINGS_FIELDS } from './settings-page-model.ts';

/** What editors type about topics, pages and the site. */
export const EDITORS_FORMS: Omit<OwnForm, 'roles'> = {
  typed: [
    ...TOPIC_FIELDS.map((name) => ({
      name,
      label: (lang: Lang) => translate(lang, `redaktion.field.${name}`),
    })),
    ...SETTINGS_FIELDS.map((name) => ({
      name,
      label: (lang: Lang) => translate(lang, `redaktion.settings.${name}`),
    })),
  ],
  hidden: ['version', 'action', 'picture_edited'],
  next: (url) => url.replace('/vorschau', ''),
};
