import type { Lang } from '../i18n/catalogues.ts';
import { MAIL_LANGS, type MailLang } from '../i18n/mail-catalogues.ts';
import { translate } from '../i18n/translate.ts';

/** `views/partials/public/mail-address.hbs` */
export interface AddressFieldModel {
  value: string;
  hint: string;
  error?: string;
  /** False where an empty field means „as it was“. */
  isRequired: boolean;
}

/** `views/partials/public/choice.hbs`: one of a few. */
export interface ChoiceModel {
  name: string;
  legend: string;
  options: readonly { value: string; id: string; label: string; note?: string; isChosen: boolean }[];
}

export function languageChoice(lang: Lang, chosen: MailLang): ChoiceModel {
  return {
    name: 'language',
    legend: translate(lang, 'mail.language'),
    options: MAIL_LANGS.map((value) => ({
      value,
      id: `sprache-${value}`,
      label: translate(lang, 'mail.language.name', { lang: value === 'de-simple' ? 'simple' : value }),
      ...(value === 'de-simple' && { note: translate(lang, 'mail.language.note') }),
      isChosen: value === chosen,
    })),
  };
}
