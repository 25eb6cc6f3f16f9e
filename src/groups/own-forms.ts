import { translate } from '../i18n/translate.ts';
import type { OwnForm } from '../staff/give-back.ts';

/** The name a planner gives a group. */
export const NAME_FORM: Omit<OwnForm, 'roles'> = {
  typed: [{ name: 'label', label: (lang) => translate(lang, 'groups.name') }],
  hidden: ['war'],
  // A group has no page of its own.
  next: (url) => url.replace(/\/[^/?]+\/name/, ''),
};
