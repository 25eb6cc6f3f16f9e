import { translate } from '../i18n/translate.ts';
import type { OwnForm } from '../staff/give-back.ts';

/** The name of a view, new or changed. */
export const VIEW_FORM: Omit<OwnForm, 'roles'> = {
  typed: [{ name: 'name', label: (lang) => translate(lang, 'planning.desk.view.name') }],
  hidden: ['query', 'geteilt', 'version', 'handlung'],
  // A view has no page of its own.
  next: (url) => url.replace(/(\/ansichten)\/.*/, '$1'),
};
